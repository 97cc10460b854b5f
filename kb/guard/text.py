"""All rules on the text of a statement."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kb.guard import calls, code, form, growth, loops, patterns, refusal
from kb.guard.growth import LARGEST, Growth
from kb.guard.patterns import Patterns

LONGEST_LIST = 1000  # parts, of a list that is sent where there is a loop


@dataclass(frozen=True)
class Passed:
    """A statement whose text may pass, if its parameters do.

    Attributes:
        patterns: the regular expressions in it.
        growth: what it makes of values.
        loops: whether it has a loop.
    """

    patterns: Patterns
    growth: Growth
    loops: bool


def check(statement: str) -> Passed:
    """Refuse what could not be stopped, or is not seen in a plan, once Neo4j has begun.

    Raises:
        StatementRefused: for the first thing that may not be.
        InvalidStatement: no Neo4j could read it.
    """
    form.check_length(statement)
    read = code.read(statement)
    form.check(read)
    calls.check(read)
    found = loops.check(read)
    grown = growth.check(read, found.long, working=found.working)
    return Passed(patterns.check(read, grown), grown, found.any)


def check_given(passed: Passed, parameters: Mapping[str, Any]) -> None:
    """Refuse parameters with which a statement could not be stopped.

    Raises:
        StatementRefused: for the first of them.
    """
    grown = passed.growth
    plain = grown.times == 1 and grown.work == LARGEST and not passed.patterns.any
    if not parameters or (plain and not passed.loops):
        return  # as most are: whatever they are, nothing is made of them
    size, room = len(json.dumps(parameters, default=str)), grown.room
    if size > room:
        what = f"the parameters have {size:,} bytes, and this may make too much of them"
        raise refusal.at(None, what, f"send at most {room:,} at once")
    if (longest := _longest(parameters)) > grown.letters:
        what = f"a text has {longest:,} letters, and the statement may work on it for very long"
        raise refusal.at(None, what, f"send texts of at most {grown.letters:,}")
    if passed.loops and max(map(_parts, parameters.values())) > LONGEST_LIST:
        what = f"a list has more than {LONGEST_LIST:,} parts, and the statement has a loop"
        raise refusal.at(None, what, "UNWIND the list, or send fewer at once")
    patterns.check_given(passed.patterns, parameters, passed.growth, size)


def _longest(value: Any) -> int:
    """Return how long the longest text in a value is."""
    match value:
        case str():
            return len(value)
        case dict():
            return max(map(_longest, value.values()), default=0)
        case list():
            return max(map(_longest, value), default=0)
    return 0


def _parts(value: Any) -> int:
    """Return how many parts a list has, those of lists in it among them."""
    match value:
        case dict():
            return sum(map(_parts, value.values()))
        case list():
            return len(value) + sum(map(_parts, value))
    return 0
