"""Values that may be long lists: collected, split or sent, and whatever is made of those.

A loop over one of them ends soon. A loop over one in a loop over another may take hours, and cannot
be stopped; loops over what a pattern found, as over the hops of a chain, are short.
"""

from collections.abc import Iterator

from kb.guard.code import Code
from kb.language.tokens import Kind

SHORT = 1000
_CALLS = frozenset({"collect", "collect_list", "split", "flatten"})
_CLAUSES = frozenset({"WITH", "RETURN", "LET", "UNWIND", "DISTINCT"})


def names(code: Code) -> frozenset[str]:
    """Return the names that a statement gives to such values."""
    given = list(_given(code))
    found: frozenset[str] = frozenset()
    while True:
        more = found | {name for name, begin, end in given if is_long(code, begin, end, found)}
        if more == found:
            return found
        found = more


def is_long(code: Code, begin: int, end: int, known: frozenset[str]) -> bool:
    """Whether an expression, by its first token and the one after it, may be such a value."""
    if _is_cut(code, end):
        return False
    for place in range(begin, end):
        token = code.tokens[place]
        if token.kind is Kind.PARAMETER:
            return True
        if token.name in known and not code.follows(place, "."):
            return True
        if token.name.lower() in _CALLS and code.is_followed(place, "(", "{"):
            return True
    return False


def _is_cut(code: Code, end: int) -> bool:
    """Whether an expression ends with a part of a list that is short, as `[..100]`."""
    last = code.tokens[max(end - 3, 0) : end]
    if len(last) < 3 or not last[0].is_symbol("..") or not last[2].is_symbol("]"):
        return False
    return last[1].text.isdecimal() and int(last[1].text[:9]) <= SHORT


def _given(code: Code) -> Iterator[tuple[str, int, int]]:
    """Yield each name that is given to an expression, and the expression's span."""
    for place, token in enumerate(code.tokens[:-1]):
        after = code.tokens[place + 1]
        if token.word == "AS" and after.name:
            yield after.name, _begin(code, place), place
        elif after.is_symbol("=") and token.name and code.follows(place, "LET", ","):
            yield token.name, place + 2, _end(code, place + 2)


def _begin(code: Code, end: int) -> int:
    """Return where the expression begins that ends before a token."""
    around = code.brackets.around[end]
    for place in range(end - 1, -1, -1):
        token = code.tokens[place]
        if code.brackets.around[place] == around:
            if token.is_symbol(",") or token.word in _CLAUSES:
                return place + 1
        elif place == around:
            return place + 1
    return 0


def _end(code: Code, begin: int) -> int:
    """Return where the expression ends that begins at a token."""
    around = code.brackets.around[begin] if begin < len(code.tokens) else -1
    for place in range(begin, len(code.tokens)):
        token = code.tokens[place]
        same = code.brackets.around[place] == around
        if same and (token.is_symbol(",") or token.word in _CLAUSES | {"MATCH", "CALL", "FILTER"}):
            return place
    return len(code.tokens)
