"""What a statement must be before its parts are looked at: of a size, and written plainly.

Neo4j reads and plans a statement before anything can stop it, and takes minutes for some that are
short: hundreds of nested brackets, of `NOT`, of `CASE`, of terms in one sum. The figures below are
far above what people write; at ten times as many Neo4j 2026.09 was seen to take more than 20 s.
"""

import re
from itertools import takewhile

from kb.guard import refusal
from kb.guard.code import Code
from kb.language.tokens import Kind, Token

LONGEST = 20_000  # characters
DEEPEST = 40  # brackets in brackets
DEEPEST_BRACES = 8  # subqueries in subqueries, more than anything else, are slow to plan
MOST = {"NOT": 50, "CASE": 50, "UNION": 50, "+": 100, "-": 300, "*": 100, "/": 100, "||": 100}
_SYMBOLS = frozenset(
    """
    =~ <> <= >= <- -> += || .. :: ( ) [ ] { } < > = + - * / % ^ . , : ; | & ! ? $
    """.split()  # noqa: SIM905 - a list of quoted words would fill a screen
)
# Neo4j resolves these before it reads the text: a quote written so ends a text where none is seen.
_ESCAPE = re.compile(r"\\u(?!(?!00[0-7])[0-9a-f]{4})", re.IGNORECASE)


def check_length(text: str) -> None:
    """Refuse a statement that is too long to be looked at, before it is.

    Raises:
        StatementRefused: it is.
    """
    if len(text) > LONGEST:
        what = f"the statement has {len(text):,} characters, and {LONGEST:,} are the most"
        raise refusal.at(None, what, "put long texts and lists in parameters")


def check(code: Code) -> None:
    """Refuse a statement that is too large, or whose text can be read in two ways.

    Raises:
        StatementRefused: it is.
    """
    if not code.tokens:
        raise refusal.wrong(None, "the statement is empty", "write one, such as MATCH (n) RETURN n")
    _plainness(code)
    _beginning(code)
    _nesting(code)
    _repetition(code)


def _plainness(code: Code) -> None:
    if found := _ESCAPE.search(code.text):
        token = next((t for t in reversed(code.tokens) if t.start <= found.start()), None)
        what = f"an escape stands for a sign of Cypher: {code.text[found.start() :][:6]}"
        raise refusal.at(token, what, "write the sign itself")
    for token in code.tokens:
        if token.is_unclosed:
            raise refusal.wrong(token, f"what {token.text} opens is never closed", "close it")
        if token.kind is Kind.SYMBOL and token.text not in _SYMBOLS:
            what = f"the sign `{token.text}` means nothing in Cypher"
            raise refusal.at(token, what, "remove it, or put it in a text or a quoted name")
    if code.brackets.unmatched:
        token = code.tokens[code.brackets.unmatched[0]]
        raise refusal.wrong(
            token, f"the bracket `{token.text}` has no other end", "close or remove it"
        )


def _beginning(code: Code) -> None:
    for place, token in enumerate(code.tokens):
        if token.word in {"EXPLAIN", "PROFILE"} and place in {0, 1, 2}:
            what = f"{token.word} is not taken"
            raise refusal.at(token, what, "send the statement alone")
        if token.word == "USE" and not code.follows(place, ".", ":", "$", "|", "&"):
            what = "USE would leave the graph that is served"
            raise refusal.at(token, what, "remove it; put a name `use` in backticks")
    if code.tokens[0].word == "CYPHER":
        _options(code)


def _options(code: Code) -> None:
    known = (token.word == "CYPHER" or token.kind is Kind.NUMBER for token in code.tokens)
    rest = code.tokens[sum(takewhile(bool, known)) :]
    if len(rest) > 1 and rest[1].is_symbol("="):
        what = f"the option `{rest[0].text}` is not taken"
        raise refusal.at(rest[0], what, "give the version alone, as in CYPHER 25")


def _nesting(code: Code) -> None:
    for place, token in enumerate(code.tokens):
        if token.is_symbol("(", "[", "{"):
            deep, braces = code.depth(place, "([{"), code.depth(place, "{")
            if deep >= DEEPEST or braces >= DEEPEST_BRACES:
                what = f"brackets stand in brackets, {deep + 1} deep"
                raise refusal.at(token, what, "name parts of it by WITH, and go on from there")


def _repetition(code: Code) -> None:
    counts: dict[str, int] = {}
    for token in code.tokens:
        sign = _sign(token)
        counts[sign] = counts.get(sign, 0) + 1
        if counts[sign] > MOST.get(sign, LONGEST):
            what = f"`{sign}` stands in the statement more than {MOST[sign]} times"
            raise refusal.at(token, what, "split it, or put the values in a list parameter")


def _sign(token: Token) -> str:
    return token.word or (token.text if token.kind is Kind.SYMBOL else "")
