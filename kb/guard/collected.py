"""Values that may be long lists: collected, split or found, and whatever is made of those.

A loop over one of them ends soon. A loop over one in a loop over another may take hours, and cannot
be stopped. The hops of a path are few; lists that are sent are kept short where there is a loop.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kb.guard.code import Code

SHORT = 1000
PASSES = 5
_CALLS = frozenset({"collect", "collect_list", "split", "flatten"})
_CLAUSES = frozenset({"WITH", "RETURN", "LET", "UNWIND", "DISTINCT"})


@dataclass(frozen=True)
class Known:
    """The names that a statement gives to values.

    Attributes:
        long: those that may be long lists.
        ranged: those made of a range, which is short, but not when it is joined to others.
    """

    long: frozenset[str] = frozenset()
    ranged: frozenset[str] = frozenset()


def names(code: Code) -> Known:
    """Return what is known of the names in a statement."""
    given = list(_given(code))
    found = Known()
    for _ in range(PASSES):
        before = found
        for name, begin, end in given:
            if is_long(code, begin, end, found):
                found = replace(found, long=found.long | {name})
            elif _is_ranged(code, begin, end, found):
                found = replace(found, ranged=found.ranged | {name})
        if found == before:
            return found
    return Known(frozenset(name for name, *_ in given))  # a chain of names backwards: anything


def is_long(code: Code, begin: int, end: int, known: Known) -> bool:
    """Whether an expression, by its first token and the one after its last, may be a long list."""
    if _is_cut(code, begin, end):
        return False
    if any(_is_long_at(code, place, known.long) for place in range(begin, end)):
        return True
    joined = any(code.tokens[place].is_symbol("+", "||") for place in range(begin, end))
    return joined and _is_ranged(code, begin, end, known)


def _is_ranged(code: Code, begin: int, end: int, known: Known) -> bool:
    return any(
        (token.name.lower() == "range" and code.is_called(place))
        or (token.name in known.ranged and not code.follows(place, "."))
        for place, token in enumerate(code.tokens[begin:end], begin)
    )


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
