"""Linting whole files: the shipped ones are clean, and nothing that is written stops it."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.language.tokens import tokens
from kb.lint import allowed, files, run
from kb.lint.files import Text
from kb.lint.findings import RULES
from kb.queries import registry
from tests.conftest import OWN_QUESTIONS, ROOT, Using, wipe

README = (ROOT / "README.md").read_text()
KEYWORDS = (
    "MATCH OPTIONAL WITH RETURN WHERE CALL UNION UNWIND CASE WHEN THEN ELSE END AS IN AND OR NOT "
    "IS NULL EXISTS COLLECT reduce all FILTER LET FOREACH NEXT n Party OWNS id $x 1 "
    "begins_earliest ends_latest known_from $on $between $known_on"
)
SIGNS = "( ) [ ] { } - -> <- : | & ! % * + .. , ; . = <= ' \" ` // /* */ $"
WORDS = (*KEYWORDS.split(), *SIGNS.split(), "\n", "// lint: allow scan, x\n")
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(WORDS)).map(" ".join))


def _nothing() -> bytes:
    return b""


def test_the_shipped_questions_are_clean(using: Using) -> None:
    texts = files.read([registry.shipped(), OWN_QUESTIONS], _nothing)
    assert using(lambda db: run.lint(db, texts)) == []


@pytest.mark.parametrize("cypher", re.findall(r"```cypher\n(.*?)```", README, re.DOTALL))
def test_what_the_readme_shows_is_clean(using: Using, cypher: str) -> None:
    assert using(lambda db: run.lint(db, [Text("readme.cypher", cypher)])) == []


def test_the_same_is_found_whatever_is_loaded(shipped: Using, using: Using) -> None:
    texts = [
        Text("a", "MATCH (p:Party) WHERE $x IS NULL OR p.id = $x RETURN p.nmae"),
        Text("b", "MATCH (p:Party), (m:Payment) RETURN p, m"),
        Text("c", "MATCH ()-[r {id: $x}]->() RETURN r"),
    ]
    full = shipped(lambda db: run.lint(db, texts))
    using(wipe)
    empty = using(lambda db: run.lint(db, texts))
    assert [(one.file, one.code) for one in full] == [
        ("a", "null-test"),
        ("a", "unknown-property"),
        ("b", "cartesian-product"),
        ("c", "scan"),
    ]
    assert empty == full


@given(TEXTS)
@settings(max_examples=500, deadline=None)
def test_no_text_stops_our_own_rules(text: str) -> None:
    found = list(run.ruled(tokens(text)))
    _, wrong = allowed.read(text, tokens(text))
    lines = text.split("\n")
    for one in (*found, *wrong):
        assert one.code in RULES
        assert 1 <= one.place.line <= len(lines)
        assert 1 <= one.place.column <= len(lines[one.place.line - 1]) + 1


def test_no_depth_stops_our_own_rules() -> None:
    deep = "RETURN " + "(" * 10_000 + "1" + ")" * 10_000
    assert list(run.ruled(tokens(deep))) == []
    assert list(run.ruled(tokens("MATCH (n:" + "!" * 10_000 + "Party) RETURN n"))) == []


def test_the_readme_lists_the_rules() -> None:
    listed = re.findall(r"^\| `([a-z-]+)` \| (.*) \|$", README, re.MULTILINE)
    assert [row for row in listed if row[0] in RULES] == list(RULES.items())
