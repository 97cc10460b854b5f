"""Values that grow: texts and lists that a few words make larger than the server's memory.

What an expression makes is not counted as memory by Neo4j, so it is reckoned from the text: joining
(`+`, `||`, the commas of a list) makes a value at most as many times larger as it has parts, and
does so anew in each clause. What is read from the graph, or collected, is counted by Neo4j.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from kb.guard import refusal, searches
from kb.guard.code import Code
from kb.language.tokens import Kind

LARGEST = 100_000_000  # bytes
SEARCHED = 50_000  # where the value is searched, see `searches`
LOOPED = 20_000  # where a loop over a long list may look at the value in each of its steps
NESTED = 2000  # where a loop in a loop may
SEARCHED_IN_LOOPS = 400
REPEATED = 1000  # parts of a list, see `loops`
# Words of an expression that are no names.
WORDS = frozenset(
    {
        *("AND", "CASE", "CONTAINS", "ELSE", "END", "ENDS", "FALSE", "IN", "IS", "NOT", "NULL"),
        *("OR", "STARTS", "THEN", "TRUE", "WHEN", "WHERE", "WITH", "XOR"),
    }
)
LEAST = 200  # bytes that a value is taken to have: what is read from the graph is joined too
# Each makes of its arguments something larger, or a list that takes as much more memory.
GROWING = MappingProxyType(
    {
        **dict.fromkeys(("join", "flatten", "reduce", "allreduce"), 1000),  # see LONGEST_RANGE
        **dict.fromkeys(("replace", "split", "insert"), 30),
    }
)
# Of those, what makes a text longer, and not only a list.
LENGTHENING = MappingProxyType(
    {name: GROWING[name] for name in ("join", "reduce", "allreduce", "replace")}
)
_CLAUSES = frozenset(
    {"WITH", "RETURN", "LET", "UNWIND", "MATCH", "CALL", "YIELD", "NEXT", "FILTER"}
)
_SUBQUERY = ("COLLECT", "COUNT", "EXISTS", ")", "THEN", "ELSE", "CALL")


@dataclass(frozen=True)
class Growth:
    """What a statement makes of values.

    Attributes:
        times: how many times larger it may make one.
        longest: how long the longest text in it is.
        longer: how many times longer it may make a text.
        work: how long a text may be that it works on.
    """

    times: int
    longest: int
    longer: int = 1
    work: int = LARGEST

    @property
    def room(self) -> int:
        """How many bytes the parameters may have in all."""
        return LARGEST // self.times

    @property
    def letters(self) -> int:
        """How many letters a text among the parameters may have."""
        return self.work // self.longer


@dataclass(frozen=True)
class _Reckoning:
    """By what values grow: functions, by how much; the commas of a list; loops over long lists."""

    growing: Mapping[str, int]
    commas: bool
    long: frozenset[int]


def check(code: Code, long: frozenset[int], *, working: bool) -> Growth:
    """Refuse a statement that could make a value out of bounds of what it says itself.

    Args:
        code: the statement.
        long: the loops over long lists: what those join is no more than is collected.
        working: whether a loop in a loop works on values.

    Raises:
        StatementRefused: it could.
    """
    times = _grown(code, 0, len(code.tokens), _Reckoning(GROWING, True, long))
    longer = _grown(code, 0, len(code.tokens), _Reckoning(LENGTHENING, False, long))
    work = _work(looped=bool(long), working=working, searched=searches.stand_in(code))
    longest = max((len(token.text) for token in code.tokens if token.kind is Kind.TEXT), default=0)
    if max(LEAST, longest) * times > (LOOPED if long else LARGEST):
        what = f"the statement could make a value {times:,} times as large as those it begins with"
        raise refusal.at(None, what, "join fewer values, in fewer steps")
    if max(LEAST, longest) * longer > work:
        what = f"the statement may work for very long on texts of {longest * longer:,} letters"
        raise refusal.at(None, what, "search no text in a loop, or one that is shorter")
    return Growth(times, longest, longer, work)


def _work(*, looped: bool, working: bool, searched: bool) -> int:
    if searched:
        return SEARCHED_IN_LOOPS if looped or working else SEARCHED
    return NESTED if working else LARGEST


def _grown(code: Code, begin: int, end: int, by: _Reckoning) -> int:
    """Return how many times larger the clauses of a query, or of a part of it, make a value."""
    times, most, joined, place = 1, 1, 1, begin
    while place < end:
        token = code.tokens[place]
        if _is_subquery(code, place):
            joined *= _grown(code, place + 1, code.end(place), by)
            place = code.end(place)
        elif token.word in _CLAUSES and not code.follows(place, "STARTS", "ENDS"):
            times, most, joined = times * max(most, joined), 1, 1
        elif by.commas and token.is_symbol("[") and _repeats(code, place):
            joined *= REPEATED
        elif token.is_symbol(",") and code.brackets.around[place] == code.brackets.around[begin]:
            most, joined = max(most, joined), 1
        else:
            bounded = place + 1 in by.long
            joined += _joins(code, place) and (by.commas or not token.is_symbol(","))
            joined *= 1 if bounded else _times(code, place, by.growing)
        place += 1
    return times * max(most, joined)


def _repeats(code: Code, opening: int) -> bool:
    """Whether a list has a value from outside for each part of another: `[x IN a | b]`."""
    if not code.is_word(opening + 2, "IN"):
        return False
    inside = range(opening + 1, code.end(opening))
    own = {code.tokens[it].name for it in inside if code.is_word(it + 1, "IN")}
    bars = (
        it
        for it in inside
        if code.tokens[it].is_symbol("|") and code.brackets.around[it] == opening
    )
    bar = next(bars, code.end(opening))
    return any(_is_whole(code, it) and code.tokens[it].name not in own for it in inside if it > bar)


def _is_whole(code: Code, place: int) -> bool:
    """Whether a name stands for all of a value: not for a part of it, nor for a function."""
    token = code.tokens[place]
    named = bool(token.name) and token.word not in WORDS
    # `nodes(way)[i]` is one part of what the call gives.
    alone = code.follows(place, "(") and code.is_followed(place, ")")
    part = alone and code.is_followed(place + 1, "[")
    return (
        named
        and not part
        and not code.follows(place, ".")
        and not code.is_followed(place, "(", "[")
    )


def _is_subquery(code: Code, place: int) -> bool:
    return code.tokens[place].is_symbol("{") and code.follows(place, *_SUBQUERY)


def _joins(code: Code, place: int) -> bool:
    """Whether a sign joins values: a comma in a list or a map does, one between arguments not."""
    token, around = code.tokens[place], code.brackets.around[place]
    if token.is_symbol(","):
        return around >= 0 and code.tokens[around].is_symbol("[", "{")
    # With a number beside it `+` adds, or joins little.
    return token.is_symbol("+", "||") and not (
        code.is_number(place - 1) or code.is_number(place + 1)
    )


def _times(code: Code, place: int, growing: Mapping[str, int]) -> int:
    """Return how many times larger a call of a growing function may make its arguments."""
    name = code.tokens[place].name.lower()
    if name not in growing or not code.is_called(place):
        return 1
    if "reduce" in name:
        inside = range(place + 2, code.end(place + 1))
        return growing[name] if any(_joins(code, it) for it in inside) else 1
    return _times_replaced(code, place) if name == "replace" else growing[name]


def _times_replaced(code: Code, place: int) -> int:
    """Return how many times longer `replace` makes a text: by as many letters as it puts for one.

    Raises:
        StatementRefused: what it puts there may be of any length.
    """
    last = code.tokens[code.end(place + 1) - 1]
    if last.kind is not Kind.TEXT or not code.follows(code.end(place + 1) - 1, ","):
        what = "what `replace` puts for a text may be long"
        raise refusal.at(code.tokens[place], what, "write its last argument out, as a text")
    return max(1, len(last.text) - 1)
