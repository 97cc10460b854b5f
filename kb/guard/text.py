"""All rules on the text of a statement."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kb.guard import calls, code, form, growth, loops, patterns, refusal
from kb.guard.growth import Growth


@dataclass(frozen=True)
class Passed:
    """A statement whose text may pass, if its parameters do.

    Attributes:
        patterns: the parameters that are regular expressions.
        growth: what it makes of values.
    """

    patterns: tuple[str, ...]
    growth: Growth


def check(statement: str) -> Passed:
    """Refuse what could not be stopped, or is not seen in a plan, once Neo4j has begun.

    Raises:
        StatementRefused: for the first thing that may not be.
    """
    form.check_length(statement)
    read = code.read(statement)
    form.check(read)
    calls.check(read)
    loops.check(read)
    grown = growth.check(read)
    return Passed(patterns.check(read, grown), grown)


def check_given(passed: Passed, parameters: Mapping[str, Any]) -> None:
    """Refuse parameters with which a statement could not be stopped.

    Raises:
        StatementRefused: for the first of them.
    """
    if not parameters or (passed.growth.times == 1 and not passed.patterns):
        return  # as most are: whatever they are, nothing is made of them
    size, room = len(json.dumps(parameters, default=str)), passed.growth.room
    if size > room:
        what = f"the parameters have {size:,} bytes, and this may make too much of them"
        raise refusal.at(None, what, f"send at most {room:,} at once")
    for name in passed.patterns:
        patterns.check_given(name, parameters.get(name), passed.growth, size)
