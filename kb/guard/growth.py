"""Values that grow: texts and lists that a few words make larger than the server's memory.

What an expression makes is not counted as memory by Neo4j, so it is reckoned from the text: joining
(`+`, `||`, the commas of a list) makes a value at most as many times larger as it has parts, and
does so anew in each clause. What is read from the graph, or collected, is counted by Neo4j.
"""

from dataclasses import dataclass

from kb.guard import refusal
from kb.guard.code import Code
from kb.language.tokens import Kind

LARGEST = 100_000_000  # bytes
LEAST = 500  # bytes that a value is taken to have: what is read from the graph is joined too
# Each makes of its arguments something larger, or a list that takes as much more memory.
GROWING = frozenset({"replace", "split", "join", "flatten", "insert", "reduce", "allreduce"})
TIMES = 30
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


def check(code: Code) -> Growth:
    """Refuse a statement that could make a value out of bounds of what it says itself.

    Raises:
        StatementRefused: it could.
    """
    times = _grown(code, 0, len(code.tokens))
    longest = max((len(token.text) for token in code.tokens if token.kind is Kind.TEXT), default=0)
    if max(LEAST, longest) * times > LARGEST:
        what = f"the statement could make a value {times:,} times as large as those it begins with"
        raise refusal.at(None, what, "join fewer values, in fewer steps")
    return Growth(times, longest)


def _grown(code: Code, begin: int, end: int) -> int:
    """Return how many times larger the clauses of a query, or of a part of it, make a value."""
    times, most, joined, place = 1, 1, 1, begin
    while place < end:
        token = code.tokens[place]
        if _is_subquery(code, place):
            joined *= _grown(code, place + 1, code.end(place))
            place = code.end(place)
        elif token.word in _CLAUSES and not code.follows(place, "STARTS", "ENDS"):
            times, most, joined = times * max(most, joined), 1, 1
        elif token.is_symbol(",") and code.brackets.around[place] == code.brackets.around[begin]:
            most, joined = max(most, joined), 1
        else:
            joined = (joined + _joins(code, place)) * _times(code, place)
        place += 1
    return times * max(most, joined)


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
        return TIMES if any(_joins(code, it) for it in inside) else 1
    last = code.tokens[code.end(place + 1) - 1]
    if name == "replace" and last.kind is Kind.TEXT:
        return max(1, len(last.text) - 2)
    return TIMES
