import pytest

from kb.lint.rules import asked, overlap
from kb.queries import registry
from tests.conftest import ROOT
from tests.lint.conftest import ruled

CHAIN = (
    "MATCH w = (l:CreditLine)-[a:LENT_TO]->(p:Party)-[b:PARTNER_IN]->(d:Partnership)"
    "-[o:OPENS]->(x:DataAccess) "
    "WHERE a.begins_earliest <= b.ends_latest AND b.begins_earliest <= a.ends_latest "
)
HOPS = "WITH *, [a, b, o] AS hops "
BOUNDS = (
    "coalesce($on, $between[0], date('0001-01-01')) AS since, "
    "coalesce($on, $between[1], date('9999-12-31')) AS until"
)
LINE = (
    "all(hop IN hops WHERE hop.begins_earliest <= until AND since <= hop.ends_latest "
    "AND ($known_on IS NULL OR hop.known_from <= $known_on) "
    "AND ($certainty = 'possible' OR hop.begins_latest <= until AND since <= hop.ends_earliest))"
)
ON = (
    "coalesce($on, date('0001-01-01')) AS since, coalesce($on, date('9999-12-31')) AS until",
    "all(hop IN hops WHERE hop.begins_earliest <= until AND since <= hop.ends_latest)",
)
BETWEEN = (ON[0].replace("on,", "between[0],", 1).replace("on,", "between[1],", 1), ON[1])
KNOWN = "all(hop IN hops WHERE ($known_on IS NULL OR hop.known_from <= $known_on))"
A, B, O = "`[a:LENT_TO]`", "`[b:PARTNER_IN]`", "`[o:OPENS]`"  # noqa: E741 - as in CHAIN
AT_A, AT_B, AT_O = (CHAIN.index(hop.strip("`")) + 1 for hop in (A, B, O))


def test_documents_one_line() -> None:
    assert (asked.THE_BOUNDS, asked.THE_LINE) == (BOUNDS, LINE)


def test_the_main_question_has_that_line() -> None:
    written = " ".join(registry.find([registry.shipped()], "chain").text.split())
    assert LINE in written
    assert (
        "coalesce($on, $between[0], never) AS since, coalesce($on, $between[1], forever)" in written
    )


def _found(column: int, hops: str, against: str, remedy: tuple[str, str] | str) -> str:
    several = " and " in hops
    are, it = ("are hops", "them") if several else ("is a hop", "it")
    bounds, line = remedy if isinstance(remedy, tuple) else ("", remedy)
    named = f"`[…] AS hops` and `{bounds}`" if bounds else "`[…] AS hops`"
    return (
        f"{column} asked: {hops} {are} of a chain, and nothing holds {it} against {against}; "
        f"name the hops, and with {named} write `WHERE {line}`"
    )


@pytest.mark.parametrize(
    ("end", "found"),
    [
        (
            "AND a.begins_earliest <= $on <= a.ends_latest RETURN l",
            [_found(AT_B, f"{B} and {O}", "`$on`", ON)],
        ),
        (
            "WITH *, [a, b] AS hops WHERE first <= $on RETURN l",
            [_found(AT_A, f"{A}, {B} and {O}", "`$on`", ON)],
        ),
        (
            "WITH *, [b, o] AS hops WHERE all(h IN hops WHERE h.begins_earliest <= $on "
            "AND $on <= h.ends_latest) RETURN l",
            [_found(AT_A, A, "`$on`", ON)],
        ),
        (
            f"{HOPS} WHERE all(h IN hops WHERE h.begins_earliest <= $on) RETURN l",
            [_found(AT_A, f"{A}, {B} and {O}", "`$on`", ON)],
        ),
        (
            f"{HOPS} WHERE all(h IN hops WHERE h.begins_earliest <= $between[0] "
            "AND $between[1] <= h.ends_latest) RETURN l",
            [_found(AT_A, f"{A}, {B} and {O}", "`$between`", BETWEEN)],
        ),
        (
            f"{HOPS} WHERE all(h IN hops WHERE h.known_from <= $on) AND $known_on IS NULL RETURN l",
            [_found(AT_A, f"{A}, {B} and {O}", "`$on` and `$known_on`", (
                ON[0], f"{ON[1][:-1]} AND ($known_on IS NULL OR hop.known_from <= $known_on))"))],
        ),
        (
            "AND a.known_from <= $known_on AND o.known_from <= $known_on RETURN l",
            [_found(AT_B, B, "`$known_on`", KNOWN)],
        ),
        (
            f"{HOPS} WHERE all(h IN hops WHERE h.begins_earliest <= $on <= h.ends_latest) "
            "RETURN CASE WHEN $certainty = 'certain' THEN 1 END AS x",
            [_found(AT_A, f"{A}, {B} and {O}", "`$certainty`", (
                ON[0], f"{ON[1][:-1]} AND ($certainty = 'possible' OR "
                "hop.begins_latest <= until AND since <= hop.ends_earliest))"))],
        ),
        (
            f"WITH *, {BOUNDS} WHERE {LINE.replace('IN hops', 'IN [a, b]')} RETURN l",
            [_found(AT_O, O, "`$on`, `$between`, `$certainty` and `$known_on`", (BOUNDS, LINE))],
        ),
        (
            f"WITH *, [a] AS hops, {BOUNDS} WHERE {LINE} AND b.known_from <= $known_on RETURN l",
            [
                _found(AT_B, B, "`$on`, `$between` and `$certainty`", (BOUNDS, LINE)),
                _found(AT_O, O, "`$on`, `$between`, `$certainty` and `$known_on`", (BOUNDS, LINE)),
            ],
        ),
    ],
)  # fmt: skip
def test_finds_hops_that_are_not_held_against_what_is_asked(end: str, found: list[str]) -> None:
    assert ruled(CHAIN + end) == found


@pytest.mark.parametrize(
    "end",
    [
        f"{HOPS} WITH *, {BOUNDS} WHERE {LINE} RETURN l",
        f"WITH *, relationships(w) AS hops, {BOUNDS} WHERE {LINE} RETURN l",
        f"WITH *, {BOUNDS} WITH *, [{{what: 'a', fact: a}}, {{fact: b}}, {{fact: o}}] AS ways "
        "WHERE all(way IN ways WHERE way.fact.begins_earliest <= until "
        "AND way.fact.ends_latest >= since AND way.fact.known_from <= $known_on "
        "AND ($certainty = 'possible' OR way.fact.begins_latest <= until "
        "AND way.fact.ends_earliest >= since)) RETURN l",
        f"{HOPS} WHERE $on IS NULL OR none(h IN hops WHERE h.begins_earliest > $on "
        "OR h.ends_latest < $on) RETURN l",
        f"{HOPS} WITH *, reduce(day = date('0001-01-01'), h IN hops | CASE WHEN "
        "h.begins_earliest > day THEN h.begins_earliest ELSE day END) AS first, "
        "reduce(day = date('9999-12-31'), h IN hops | CASE WHEN "
        "h.ends_latest < day THEN h.ends_latest ELSE day END) AS last "
        "WHERE first <= $on <= last RETURN l",
        f"{HOPS} WITH *, $between AS asked WHERE all(h IN hops WHERE "
        "h.begins_earliest <= asked[1] AND asked[0] <= h.ends_latest) RETURN l",
        "AND all(h IN [a, b] WHERE h.begins_earliest <= $on <= h.ends_latest) "
        "AND o.begins_earliest <= date($on) AND o.ends_latest >= date($on) RETURN l",
        "RETURN CASE WHEN $certainty = 'certain' THEN 1 END AS x",
        "AND l.amount_min >= $least RETURN l",
        "RETURN l",
    ],
)
def test_knows_the_line_in_any_form_and_asks_for_no_parameter(end: str) -> None:
    assert ruled(CHAIN + end) == []


ASKED = "WITH *, $on AS day WHERE x.begins_earliest <= day <= x.ends_latest RETURN 1 AS y"


@pytest.mark.parametrize(
    ("pattern", "hops"),
    [
        ("(g:Government)-[:OWNS]->(b:Bank)-[x:LENDS]->(l:CreditLine)", "`[:OWNS]`"),
        ("(a:Party)-[:OWNS]->(b)-[x:OWNS]->(c)", "`[:OWNS]`"),
        ("(m:Measure)-[:TARGETS]->(p:Party)<-[x:TO]-(a:DataAccess)", "`[:TARGETS]`"),
        ("(a:Party)-[o:OWNS]->{1,3}(b)-[x:LENDS]->(l:CreditLine)", "`[o:OWNS]`"),
        ("(a:Party)-[:OWNS]->{1,3}(b)-[x:LENDS]->(l:CreditLine)", "`[:OWNS]`"),
        ("(a:Party)-[o:OWNS]->{1,3}(b), (c:Party {id: $c})-[x:OWNS]->(d:Party)", "`[o:OWNS]`"),
    ],
)
def test_a_measure_and_a_fact_between_parties_have_dates_of_their_own(
    pattern: str, hops: str
) -> None:
    column = 7 + pattern.index(hops.strip("`"))
    assert [it for it in ruled(f"MATCH {pattern} {ASKED}") if "asked" in it] == [
        _found(column, hops, "`$on`", ON)
    ]


@pytest.mark.parametrize(
    "pattern",
    [
        "(b:Bank)-[x:LENDS]->(l:CreditLine)-[:LENT_TO]->(c)",
        "(d:Partnership)-[x:OPENS]->(a:DataAccess)-[:TO]->(c)",
        "(a)-[x:OWNS]->(b)<-[:STATES]-(c:Claim)",
        "(c)-[x]-(y)-[z]-(d)",
        "(d:DataCategory)<-[x:OF]-(a:DataAccess), (d)-[:BROADER]->{0,20}(e)",
        "(a:Party {id: $a})-[:OWNS]->{1,3}(b) WITH DISTINCT b MATCH (b)-[x:LENDS]->(l)",
    ],
)
def test_is_silent_where_there_is_one_arrangement_or_none(pattern: str) -> None:
    assert [it for it in ruled(f"MATCH {pattern} {ASKED}") if "asked" in it] == []


def test_what_a_subquery_finds_hangs_on_what_was_there_before() -> None:
    text = (
        "MATCH (l:CreditLine)-[a:LENT_TO]->(p:Party) CALL (l, a, p) { "
        "MATCH (p)-[b:PARTNER_IN]->(d:Partnership) WHERE a.begins_earliest <= b.ends_latest "
        "AND b.begins_earliest <= a.ends_latest RETURN b, d } "
        "WITH * WHERE a.begins_earliest <= $on <= a.ends_latest RETURN l, d"
    )
    assert ruled(text) == [_found(72, B, "`$on`", ON)]


def test_what_arms_return_is_asked_after_them() -> None:
    arm = "MATCH (g:Government)-[a:OWNS]->(k:Bank)-[b:LENDS]->(l:CreditLine)"
    arms = f"CALL () {{ WHEN $x THEN {{ {arm} RETURN a, b, l }} ELSE {{ {arm} RETURN a, b, l }} }} "
    line = "WITH * WHERE all(h IN [a, b] WHERE h.begins_earliest <= $on <= h.ends_latest) RETURN l"
    assert [it for it in ruled(arms + line) if "asked" in it] == []


@pytest.mark.parametrize(
    "hop", ["lends", "lent", "holds", "joins", "partnered", "opens", "to", "of"]
)
def test_finds_every_hop_that_the_main_question_would_forget(hop: str) -> None:
    text = registry.find([registry.shipped()], "chain").text
    listed = "[lends, lent] + holds + [joins, partnered, opens, to, of] AS hops"
    without = listed.replace(f"[{hop}, ", "[").replace(f", {hop}", "").replace(f" + {hop} +", " +")
    assert listed in text
    found = [it for it in ruled(text.replace(listed, without)) if "asked" in it]
    assert len(found) == 1
    assert f"`[{hop}:" in found[0]
    assert ruled(text) == []


def test_contributors_are_shown_the_lines() -> None:
    written = " ".join((ROOT / "CONTRIBUTING.md").read_text().split())
    for line in (overlap.THE_LINE, overlap.THE_CERTAIN_LINE, BOUNDS, LINE):
        assert line in written
