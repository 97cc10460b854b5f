"""What a statement must be before its parts are looked at: of a size, and written plainly.

Neo4j reads and plans a statement before anything can stop it, and takes minutes for some that are
short: hundreds of nested brackets, of `NOT`, of `CASE`, of terms in one sum. The figures below are
far above what people write; at ten times as many Neo4j 2026.09 was seen to take more than 20 s.
"""

import re
from itertools import pairwise
from types import MappingProxyType

from kb.guard import refusal
from kb.guard.code import Code
from kb.language import options
from kb.language.tokens import Kind, Token

LONGEST = 20_000  # characters
LONGEST_CHAIN = 20  # properties of properties
DEEPEST = 40  # brackets in brackets
DEEPEST_BRACES = 8  # subqueries in subqueries, more than anything else, are slow to plan
MOST = MappingProxyType(
    {
        **dict.fromkeys(("NOT", "CASE", "UNION", "CALL", "UNWIND"), 50),
        **dict.fromkeys(("+", "*", "/", "||", "%", "^", "WITH", "MATCH", "RETURN", "LET"), 100),
        **dict.fromkeys(("IS", "IN", "STARTS", "ENDS", "CONTAINS", "=~", "OR"), 100),
        **dict.fromkeys(("AND", "AS", "=", "<", ">", "<=", ">=", "<>"), 300),
        **dict.fromkeys(("-", "(", "[", "{"), 500),
        **dict.fromkeys((",", ".", ":"), 1000),
        **dict.fromkeys(("!", "&"), 100),
        **dict.fromkeys(("|", "LIMIT", "SKIP", "OFFSET", "ORDER", "FILTER", "NEXT", "WHEN"), 300),
        "XOR": 8,  # each doubles what the planner makes of it
    }
)
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
    _chains(code)


def _plainness(code: Code) -> None:
    if found := _ESCAPE.search(code.text):
        token = next((t for t in reversed(code.tokens) if t.start <= found.start()), None)
        what = f"an escape stands for a sign of Cypher: {code.text[found.start() :][:6]}"
        raise refusal.at(token, what, "write the sign itself")
    _signs(code)
    if code.brackets.unmatched:
        token = code.tokens[code.brackets.unmatched[0]]
        raise refusal.wrong(
            token, f"the bracket `{token.text}` has no other end", "close or remove it"
        )


def _signs(code: Code) -> None:
    for place, token in enumerate(code.tokens):
        if token.is_unclosed:
            raise refusal.wrong(token, f"what {token.text} opens is never closed", "close it")
        if token.kind is Kind.SYMBOL and token.text not in _SYMBOLS:
            what = f"the sign `{token.text}` means nothing in Cypher"
            raise refusal.at(token, what, "remove it, or put it in a text or a quoted name")
        if token.kind is not Kind.TEXT and "\\u" in token.text.lower():
            what = f"{token.text} has an escape, and names are compared as they are written"
            raise refusal.at(token, what, "write the sign itself")
        if token.is_symbol("$") and not code.is_called(place):
            raise refusal.at(
                token, "a `$` stands alone", "write the parameter's name right after it"
            )


def _beginning(code: Code) -> None:
    before = options.before(code.tokens)
    for token, after in pairwise([*before, *code.tokens[-1:]]):
        if token.word in options.EXPLAINING:
            raise refusal.at(token, f"{token.word} is not taken", "send the statement alone")
        if after.is_symbol("="):
            what = f"the option `{token.text}` is not taken"
            raise refusal.at(token, what, "give the version alone, as in CYPHER 25")
    for place, token in enumerate(code.tokens):
        if token.word == "USE" and not code.follows(place, ".", ":", "$", "|", "&"):
            what = "USE would leave the graph that is served"
            raise refusal.at(token, what, "remove it; put a name `use` in backticks")


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


def _chains(code: Code) -> None:
    chain = 0
    for place, token in enumerate(code.tokens):
        if token.is_symbol("."):
            chain = chain + 1 if place >= 2 and code.tokens[place - 2].is_symbol(".") else 1
            if chain > LONGEST_CHAIN:
                what = f"a value is taken out of another more than {LONGEST_CHAIN} times over"
                raise refusal.at(token, what, "name it by WITH on the way")


def _sign(token: Token) -> str:
    return token.word or (token.text if token.kind is Kind.SYMBOL else "")
