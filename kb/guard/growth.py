"""Values that grow: texts and lists that a few words make larger than the server's memory.

What an expression makes is not counted as memory by Neo4j, so it is reckoned from the text: joining
(`+`, `||`, the commas of a list) makes a value at most as many times larger as it has parts, and
does so anew in each clause. What is read from the graph, or collected, is counted by Neo4j.
"""

from dataclasses import dataclass
from types import MappingProxyType

from kb.guard import refusal
from kb.guard.code import Code
from kb.language.tokens import Kind

LARGEST = 100_000_000  # bytes
LOOPED = 20_000  # where a loop over a long list may look at the value in each of its steps
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
    """

    times: int
    longest: int

    @property
    def room(self) -> int:
        """How many bytes the parameters may have in all."""
        return LARGEST // self.times


def check(code: Code, long: frozenset[int]) -> Growth:
    """Refuse a statement that could make a value out of bounds of what it says itself.

    Args:
        code: the statement.
        long: the loops over long lists: what those join is no more than is collected.

    Raises:
        StatementRefused: it could.
    """
    times = _grown(code, 0, len(code.tokens), long)
    most = LOOPED if long else LARGEST
    longest = max((len(token.text) for token in code.tokens if token.kind is Kind.TEXT), default=0)
    if max(LEAST, longest) * times > most:
        what = f"the statement could make a value {times:,} times as large as those it begins with"
        raise refusal.at(None, what, "join fewer values, in fewer steps")
    return Growth(times, longest)


def _grown(code: Code, begin: int, end: int, long: frozenset[int]) -> int:
    """Return how many times larger the clauses of a query, or of a part of it, make a value."""
    times, most, joined, place = 1, 1, 1, begin
    while place < end:
        token = code.tokens[place]
        if _is_subquery(code, place):
            joined *= _grown(code, place + 1, code.end(place), long)
            place = code.end(place)
        elif token.word in _CLAUSES and not code.follows(place, "STARTS", "ENDS"):
            times, most, joined = times * max(most, joined), 1, 1
        elif token.is_symbol("[") and _repeats(code, place):
            joined *= REPEATED
        elif token.is_symbol(",") and code.brackets.around[place] == code.brackets.around[begin]:
            most, joined = max(most, joined), 1
        else:
            bounded = place + 1 in long
            joined = (joined + _joins(code, place)) * (1 if bounded else _times(code, place))
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
    return named and not code.follows(place, ".") and not code.is_followed(place, "(", "[")


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


def _times(code: Code, place: int) -> int:
    """Return how many times larger a call of a growing function may make its arguments."""
    name = code.tokens[place].name.lower()
    if name not in GROWING or not code.is_called(place):
        return 1
    if "reduce" in name:
        inside = range(place + 2, code.end(place + 1))
        return GROWING[name] if any(_joins(code, it) for it in inside) else 1
    return _times_replaced(code, place) if name == "replace" else GROWING[name]


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
