"""Values that may be long lists: collected, split or found, and whatever is made of those.

A loop over one of them ends soon. A loop over one in a loop over another may take hours, and cannot
be stopped. The hops of a path are few; lists that are sent are kept short where there is a loop.
"""

from collections.abc import Iterator

from kb.guard.code import Code

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
    if _is_cut(code, begin, end):
        return False
    return any(_is_long_at(code, place, known) for place in range(begin, end))


def _is_long_at(code: Code, place: int, known: frozenset[str]) -> bool:
    token = code.tokens[place]
    if token.is_symbol("["):
        # A list of what a pattern finds: `[(a)-->(b) | b]`, `[way = (a)-->(b) | way]`.
        return code.is_followed(place, "(") or code.is_followed(place + 1, "=")
    if token.name.lower() == "range" and code.is_called(place):
        inside = code.tokens[place + 2 : code.end(place + 1)]
        return any(it.name for it in inside)  # its bounds are not all numbers
    if token.name in known:
        return not code.follows(place, ".")
    return token.name.lower() in _CALLS and code.is_followed(place, "(", "{")


def _is_cut(code: Code, begin: int, end: int) -> bool:
    """Whether an expression is a short part of one value, as `names[..100]`."""
    last = code.tokens[max(end - 3, begin) : end]
    if len(last) < 3 or not last[0].is_symbol("..") or not last[2].is_symbol("]"):
        return False
    opening = next((it for it, to in code.brackets.closing.items() if to == end - 1), begin)
    whole = all(
        code.tokens[it].name or code.tokens[it].is_symbol(".") for it in range(begin, opening)
    )
    called = code.is_called(begin) and code.end(begin + 1) == opening - 1
    return (whole or called) and last[1].text.isdecimal() and int(last[1].text[:9]) <= SHORT


def _given(code: Code) -> Iterator[tuple[str, int, int]]:
    """Yield each name that is given to an expression, and the expression's span."""
    for place, token in enumerate(code.tokens[:-1]):
        after = code.tokens[place + 1]
        if token.word == "AS" and after.name:
            yield after.name, _begin(code, place), place
        elif after.is_symbol("=") and token.name and code.follows(place, "LET", ",", "("):
            # Of LET, or what `reduce` begins with.
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
        if around >= 0 and place == code.end(around):
            return place
        if same and (token.is_symbol(",") or token.word in _CLAUSES | {"MATCH", "CALL", "FILTER"}):
            return place
    return len(code.tokens)
