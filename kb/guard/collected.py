"""Values that may be long lists: collected, split or found, and whatever is made of those.

A loop over one of them ends soon. A loop over one in a loop over another may take hours, and cannot
be stopped. The hops of a path are few; lists that are sent are kept short where there is a loop.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kb.guard import refusal
from kb.guard.code import Code

SHORT = 1000
PASSES = 5
_CALLS = frozenset({"collect", "collect_list", "split", "flatten"})
_COLLECTING = frozenset({"collect", "collect_list"})
_MULTIPLYING = frozenset({"UNWIND", "MATCH", "CALL", "YIELD"})
_SUBQUERIES = frozenset({"collect", "count", "exists"})
_CLAUSES = frozenset({"WITH", "RETURN", "LET", "UNWIND", "DISTINCT"})


@dataclass(frozen=True)
class Known:
    """The names that a statement gives to values.

    Attributes:
        long: those that may be long lists.
        deep: those whose parts may be long lists in turn: what is taken out of one is long too.
        ranged: those made of a range, which is short, but not when it is joined to others.
    """

    long: frozenset[str] = frozenset()
    deep: frozenset[str] = frozenset()
    ranged: frozenset[str] = frozenset()


def names(code: Code) -> Known:
    """Return what is known of the names in a statement."""
    given, taken = list(_given(code)), list(_taken(code))
    found = Known()
    for _ in range(PASSES):
        before = found
        for name, begin, end in (*given, *taken):
            if _is_deep(code, begin, end, found):
                found = replace(found, long=found.long | {name}, deep=found.deep | {name})
        for name, begin, end in given:
            if is_long(code, begin, end, found):
                found = replace(found, long=found.long | {name})
            elif _is_ranged(code, begin, end, found):
                found = replace(found, ranged=found.ranged | {name})
        if found == before:
            return found
    every = frozenset(name for name, *_ in given)
    return Known(every, every)  # a chain of names backwards: anything


def is_long(code: Code, begin: int, end: int, known: Known) -> bool:
    """Whether an expression, by its first token and the one after its last, may be a long list."""
    if _is_cut(code, begin, end):
        return any(token.name in known.deep for token in code.tokens[begin:end])
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


def _is_deep(code: Code, begin: int, end: int, known: Known) -> bool:
    """Whether parts of an expression may be long lists: what stands in brackets of its own."""
    return any(
        token.name in known.deep
        or (_is_inside(code, place, begin) and _is_long_at(code, place, known.long))
        for place, token in enumerate(code.tokens[begin:end], begin)
    )


def _is_inside(code: Code, place: int, begin: int) -> bool:
    """Whether a token stands in a list, a map or a `collect(…)` that begins in an expression."""
    for opened in code.enclosing(place):
        if opened < begin:
            return False
        called = code.tokens[opened - 1].name.lower() if opened else ""
        if code.tokens[opened].is_symbol("{") and called not in _SUBQUERIES:
            return True
        if code.tokens[opened].is_symbol("[") and _is_made(code, opened, place):
            return True
        if code.tokens[opened].is_symbol("(") and called in _CALLS:
            return True
    return False


def _is_made(code: Code, opening: int, place: int) -> bool:
    """Whether brackets make a list of what stands at a place: `[c]`, or `[x IN a | c]`."""
    before = code.tokens[opening - 1] if opening else None
    if before and before.start + len(before.text) == code.tokens[opening].start:
        return bool(before.is_symbol("[", "(", ",", "{", "=", "+", "|"))  # else it takes a part
    if not code.is_word(opening + 2, "IN"):
        return True
    bars = (it for it in range(opening, place) if code.tokens[it].is_symbol("|"))
    return any(code.brackets.around[it] == opening for it in bars)


def check(code: Code, known: Known) -> None:
    """Refuse to collect for each of many rows what was collected before them.

    Such a list takes little room, since its parts are one and the same, and to compare it takes as
    long as if they were not. A list may go by one name after another, so rows count from the first
    long list on.

    Raises:
        StatementRefused: that is done.
    """
    first = min((end for name, _, end in _given(code) if name in known.long), default=0)
    words = (place for place, token in enumerate(code.tokens) if token.word in _MULTIPLYING)
    multiplied = next((place for place in words if place > first), len(code.tokens))
    for place, token in enumerate(code.tokens[multiplied:], multiplied):
        if token.name.lower() not in _COLLECTING or not code.is_called(place):
            continue
        for inside in code.tokens[place + 2 : code.end(place + 1)]:
            if inside.name in known.long:
                what = f"`{inside.name}` is collected again, once for each row since"
                raise refusal.at(inside, what, "collect what it was made of, once")


def _taken(code: Code) -> Iterator[tuple[str, int, int]]:
    """Yield each name that a loop or UNWIND gives to the parts of a list, and the list's span."""
    for place, token in enumerate(code.tokens[:-2]):
        if token.name and code.is_word(place + 1, "IN"):
            yield token.name, place + 2, end_of_list(code, place + 2)
        elif token.word == "AS" and code.follows(begin := _begin(code, place), "UNWIND"):
            yield code.tokens[place + 1].name, begin, place


def end_of_list(code: Code, begin: int) -> int:
    """Return where the list ends that a loop goes over, by its first token."""
    around = code.brackets.around[begin] if begin < len(code.tokens) else -1
    last = code.end(around) if around >= 0 else len(code.tokens)
    ends = (
        it
        for it in range(begin, last)
        if code.brackets.around[it] == around
        and (code.tokens[it].word == "WHERE" or code.tokens[it].is_symbol("|"))
    )
    return next(ends, last)


def is_short_slice(code: Code, closing: int) -> bool:
    """Whether brackets end as in `names[..100]`."""
    last = code.tokens[max(closing - 2, 0) : closing]
    if len(last) < 2 or not last[0].is_symbol(".."):
        return False
    return last[1].text.isdecimal() and int(last[1].text[:9]) <= SHORT


def _is_cut(code: Code, begin: int, end: int) -> bool:
    """Whether an expression is a short part of one value, as `names[..100]`."""
    if not code.tokens[end - 1].is_symbol("]") or not is_short_slice(code, end - 1):
        return False
    opening = next((it for it, to in code.brackets.closing.items() if to == end - 1), begin)
    whole = all(
        code.tokens[it].name or code.tokens[it].is_symbol(".") for it in range(begin, opening)
    )
    called = code.is_called(begin) and code.end(begin + 1) == opening - 1
    return whole or called


def _given(code: Code) -> Iterator[tuple[str, int, int]]:
    """Yield each name that is given to an expression, and the expression's span."""
    for place, token in enumerate(code.tokens[:-1]):
        after = code.tokens[place + 1]
        if token.word == "AS" and after.name:
            begin = _begin(code, place)
            if not code.follows(begin, "UNWIND"):
                yield after.name, begin, place
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
