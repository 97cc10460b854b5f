"""Loops inside an expression: Neo4j never looks up from one, so none may be endless.

`reduce`, `all`, `[x IN …]` and the like run to their end, whatever time the statement has; seen on
2026.09: `reduce(s = 0, x IN range(1, 1000000000000) | s + x)` goes on for hours after it was
terminated, and takes a processor. What makes a list of any length out of nothing is `range`; other
lists have been collected, which Neo4j counts, or are made of a value that exists (see `growth`):
one loop over those ends, loops in loops may not. UNWIND can be stopped.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kb.guard import collected, refusal
from kb.guard.code import Code
from kb.guard.collected import Known
from kb.guard.growth import WORDS
from kb.language.tokens import Kind, Token

LONGEST_RANGE = 1000
DEEPEST = 2  # `all(a IN hops WHERE all(b IN hops WHERE …))` is the deepest that a chain needs
_LOOPS = frozenset({"REDUCE", "ALLREDUCE", "ALL", "ANY", "NONE", "SINGLE"})
_MEASURES = frozenset({"SIZE", "LENGTH"})
_WORK = frozenset({"CONTAINS", "STARTS", "ENDS"})
_JOINS = ("+", "||", "[")
MOST_LETTERS = 20


@dataclass(frozen=True)
class Loops:
    """Which loops a statement has.

    Attributes:
        any: whether it has one.
        working: whether one that stands in another works on values, beyond comparing them.
        long: the opening brackets of those that go over what may be a long list.
    """

    any: bool
    working: bool
    long: frozenset[int]


def check(code: Code) -> Loops:
    """Refuse loops that may not end, or make a value that doubles at each step.

    Raises:
        StatementRefused: there is one.
    """
    opened, known = frozenset(_openings(code)), collected.names(code)
    collected.check(code, known)
    long = {it for it in opened if collected.is_long(code, *_list(code, it), known)}
    for place in sorted(opened):
        _check_nesting(code, place, [it for it in code.enclosing(place) if it in opened], long)
    for place in sorted(long):
        _check_uses(code, place, known)
    for place, token in enumerate(code.tokens):
        if token.name.lower() == "range" and code.is_called(place):
            _check_range(code, place)
        if token.name.lower() in {"reduce", "allreduce"} and code.is_called(place):
            _check_accumulator(code, place, place + 1 in long)
    inner = [it for it in opened if any(outer in opened for outer in code.enclosing(it))]
    working = any(_works(code, *_step(code, it)) for it in inner)
    return Loops(bool(opened), working, frozenset(long))


def _step(code: Code, opening: int) -> tuple[int, int]:
    return _list(code, opening)[1], code.end(opening)


def _works(code: Code, begin: int, end: int) -> bool:
    """Whether a function is called in an expression, or a text is searched or joined."""
    return any(
        token.word in _WORK
        or token.is_symbol("+", "||", "=~")
        or (code.is_called(place) and bool(token.name) and token.word not in WORDS | _MEASURES)
        for place, token in enumerate(code.tokens[begin:end], begin)
    )


def _openings(code: Code) -> Iterator[int]:
    """Yield the index of each bracket that opens a loop."""
    for place, token in enumerate(code.tokens[:-2]):
        after = code.tokens[place + 2]
        if (token.is_symbol("[") and code.tokens[place + 1].name and after.word == "IN") or (
            token.is_symbol("(") and place and code.tokens[place - 1].name.upper() in _LOOPS
        ):
            yield place


def _check_nesting(code: Code, place: int, around: list[int], long: set[int]) -> None:
    """Refuse a loop in loops: three deep, or in one where both are over what may be long."""
    if len(around) >= DEEPEST:
        what = f"a loop stands in a loop, {len(around) + 1} deep, and Neo4j could not stop it"
        raise refusal.at(code.tokens[place], what, "UNWIND the outermost list")
    if around and long.issuperset((place, *around)):
        what = "a loop over a list that may be long stands in another, and Neo4j could not stop it"
        remedy = f"UNWIND the outer list, or take a part of one, as in list[..{collected.SHORT}]"
        raise refusal.at(code.tokens[place], what, remedy)


def _check_uses(code: Code, place: int, known: Known) -> None:
    """Refuse a loop over a long list that looks through another, or the same, in each step."""
    begin, end = _list(code, place)
    own = {code.tokens[begin - 2].name}
    if code.is_followed(place + 1, "=") and not collected.is_long(code, place + 3, begin, known):
        own.add(code.tokens[place + 1].name)  # what `reduce` grows from something short
    for it in range(end, code.end(place)):
        token = code.tokens[it]
        if token.name not in known.long - own or code.follows(it, "."):
            continue
        measured = code.follows(it, "(") and code.tokens[it - 2].word in _MEASURES
        if not measured and not code.is_followed(it, ".") and not _is_one_part(code, it + 1):
            what = f"a loop over a long list looks at all of `{token.name}` in each step"
            remedy = f"UNWIND the list, or look at a part, as in {token.name}[..{collected.SHORT}]"
            raise refusal.at(token, what, remedy)


def _is_one_part(code: Code, opening: int) -> bool:
    """Whether brackets take one part of a list, or a few: `names[3]`, `names[..100]`."""
    if opening >= len(code.tokens) or not code.tokens[opening].is_symbol("["):
        return False
    inside = range(opening + 1, code.end(opening))
    return collected.is_short_slice(code, code.end(opening)) or not any(
        code.tokens[it].is_symbol("..") for it in inside
    )


def _list(code: Code, opening: int) -> tuple[int, int]:
    """Return the span of what a loop goes over."""
    inside = range(opening + 1, code.end(opening))
    ins = (it for it in inside if code.is_word(it, "IN") and code.brackets.around[it] == opening)
    begin = next(ins, opening) + 1
    return begin, collected.end_of_list(code, begin)


def _check_range(code: Code, place: int) -> None:
    end = code.end(place + 1)
    if (
        code.follows(place, "UNWIND")
        and code.tokens[min(end + 1, len(code.tokens) - 1)].word == "AS"
    ):
        return
    bounds = [_bound(code, *span) for span in code.arguments(place + 1)]
    known = [bound for bound in bounds if bound is not None]
    if not known or len(known) < len(bounds) or _length(known) > LONGEST_RANGE:
        what = "this range may be of any length, and Neo4j could not stop a loop over it"
        remedy = f"UNWIND it, or give numbers up to {LONGEST_RANGE:,} or a size(…) as its bounds"
        raise refusal.at(code.tokens[place], what, remedy)


def _length(bounds: Sequence[int]) -> int:
    """Return how long a range is at most: of years it is short, though they are large."""
    return bounds[1] - bounds[0] if len(bounds) == 2 else max(map(abs, bounds))


def _bound(code: Code, begin: int, end: int) -> int | None:
    """Return how much a bound of a range is at most, as far as it says so; None where not.

    A number, a `size(…)` or `length(…)`, or one of those more or less a number.
    """
    sign = -1 if begin < end and code.tokens[begin].is_symbol("-") else 1
    if begin < end and code.tokens[begin].is_symbol("-", "+"):
        begin += 1
    first = code.tokens[begin] if begin < end else None
    if first is None:
        return None
    if first.kind is Kind.NUMBER:
        most, after = _number(first.text, sign), begin + 1
    elif first.word in _MEASURES and code.is_called(begin):
        most, after = 0, code.end(begin + 1) + 1
    else:
        return None
    if after < end and code.tokens[after].is_symbol("+", "-"):
        more = _bound(code, after, end)
        return None if most is None or more is None else most + more
    return most if after == end else None


def _number(text: str, sign: int) -> int | None:
    return sign * int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None


def _check_accumulator(code: Code, place: int, long: bool) -> None:
    """Refuse `reduce(s = …, x IN … | s + s)`: forty steps of it make a text of 10¹² letters."""
    grown = code.tokens[place + 2].name if place + 2 < len(code.tokens) else ""
    for begin, end in code.arguments(place + 1):
        bar = next((it for it in range(begin, end) if code.tokens[it].is_symbol("|")), end)
        step = code.tokens[bar + 1 : end]
        if not any(it.is_symbol(*_JOINS) for it in step):
            continue
        used = [it for it in step if grown and it.name == grown and it.kind is not Kind.PARAMETER]
        if len(used) > 1:
            what = f"`{grown}` may double at each step"
            raise refusal.at(used[1], what, f"use `{grown}` once where values are joined or added")
        if long:
            _check_joined(step, {grown, code.tokens[begin].name})


def _check_joined(step: Sequence[Token], own: set[str]) -> None:
    """Refuse to join, for each part of a long list, more than that part and a few letters."""
    for place, token in enumerate(step):
        after = step[place + 1] if place + 1 < len(step) else None
        is_part = place > 0 and step[place - 1].is_symbol(".")
        called = after is not None and after.is_symbol("(")
        word = token.kind is Kind.WORD and token.word in WORDS
        if token.kind is Kind.PARAMETER or (
            token.name and not (token.name in own or is_part or called or word)
        ):
            what = f"`{token.name}` is joined for each part of a long list"
            raise refusal.at(token, what, "join what is of the list, and short texts")
        if token.kind is Kind.TEXT and len(token.text) > MOST_LETTERS:
            what = f"more than {MOST_LETTERS} letters are joined for each part of a long list"
            raise refusal.at(token, what, "join shorter texts")
