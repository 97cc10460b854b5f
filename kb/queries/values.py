"""Values of parameters: from what a terminal, a URL or JSON gives, to what the driver takes."""

import json
import math
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from kb.errors import Fault, InvalidParameter, InvalidValue
from kb.model import dates, spellings
from kb.queries.question import REQUIRED, Kind, Parameter, Question

_TRUE = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
# Of digits that everybody reads, as in JSON and OpenAPI; no longer than any that fits.
_WHOLE = re.compile(r"[+-]?[0-9]{1,19}\Z")
_NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]{1,4})?\Z")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
LONGEST_SHOWN = 80
LONGEST_NAME = 500  # characters, of a party: to look for more would cost without end
MOST_THINGS = 500  # in a list: what is asked of each with each costs their square
_LARGEST = 2**63
_ENDS = 2
DEEPEST = 20  # hops; what goes further is written into the pattern
_NOUN = {
    "string": "a text",
    "int": "a whole number",
    "depth": f"a whole number from 0 to {DEEPEST}",
    "float": "a number",
    "bool": "true or false",
    "date": "a day such as 2018-06-05",
    "period": "a period such as 2010..2015, 2018-06 or 2010..",
    "party": "the id, name, alias or identifier of a party",
    "thing": "the id of a party, an agreement, a measure or a kind of data",
    "fact": "the id of a fact, an agreement or a measure",
}


def read_all(parameters: tuple[Parameter, ...], given: Mapping[str, Any]) -> dict[str, Any]:
    """Return a value for every parameter.

    Raises:
        InvalidParameter: some are unknown, missing or of the wrong type: all that are.
    """
    known = {parameter.name: parameter for parameter in parameters}
    wrong = [Fault(name, _unknown(name, known)) for name in given if name not in known]
    found: dict[str, Any] = {}
    for name, parameter in known.items():
        try:
            found[name] = _value(parameter, given)
        except InvalidParameter as error:
            wrong += error.faults
    if wrong:
        raise InvalidParameter(*wrong)
    return found


def asked(question: Question, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return a value for every parameter of a question; what it spells is spelled here.

    Raises:
        InvalidParameter: some are unknown, missing or of the wrong type: all that are.
    """
    found = read_all(question.parameters, given)
    _one_time(found)
    for name, text in question.spelled.items():
        if found[name] is None and found[text] is not None:
            found[name] = list(spellings.of(found[text]))
    return found


def _one_time(found: Mapping[str, Any]) -> None:
    """Refuse a day beside a period: a question could hold to one of them only."""
    if found.get("on") is not None and found.get("between") is not None:
        what = "the parameter `between` is given beside `on`; give a day or a period"
        raise InvalidParameter(Fault("between", what))


def _unknown(name: str, known: Mapping[str, Parameter]) -> str:
    allowed = ", ".join(known) or "none"
    return f"there is no parameter `{name}`; this question takes {allowed}"


def _value(parameter: Parameter, given: Mapping[str, Any]) -> Any:
    if parameter.name in given:
        return read(parameter.name, parameter.kind, given[parameter.name])
    if parameter.default is REQUIRED:
        raise _fault(parameter.name, "missing", noun(parameter.kind))
    return parameter.default


def read(name: str, kind: Kind, given: Any) -> Any:
    """Read one value.

    Raises:
        InvalidParameter: it is not of the parameter's type.
    """
    if given is None:
        if kind.nullable:
            return None
        raise _fault(name, "null", noun(kind))
    if kind.several:
        items = given if isinstance(given, list | tuple) else [given]
        if kind.name == "thing" and len(items) > MOST_THINGS:
            raise _fault(name, f"a list of {len(items)}", f"at most {MOST_THINGS}")
        return [_single(name, kind, item) for item in items]
    return _single(name, kind, given)


def shortened(given: Any) -> str:
    """Write a value into a message, as JSON has it: what is long or no text would drown it."""
    written = given if isinstance(given, str) else json.dumps(given, default=str)
    text = written.encode("utf-8", "replace").decode()
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"


def noun(kind: Kind) -> str:
    """Say in words what a value of this type is."""
    single = f"one of {', '.join(kind.choices)}" if kind.choices else _NOUN[kind.name]
    return f"a list, each {single}" if kind.several else single


def _single(name: str, kind: Kind, given: Any) -> Any:
    value = _parsed(kind, given)
    if kind.name == "party" and value and len(value) > LONGEST_NAME:
        given = f"longer than the {LONGEST_NAME} characters that a name may have"
        raise _fault(name, given, noun(kind))
    if value is None or (kind.choices and value not in kind.choices):
        raise _fault(name, f"`{shortened(given)}`", noun(replace(kind, several=False)))
    return value


def _fault(name: str, given: str, wanted: str) -> InvalidParameter:
    return InvalidParameter(Fault(name, f"the parameter `{name}` is {given}; give {wanted}"))


def _parsed(kind: Kind, given: Any) -> Any:
    match kind.name:
        case "bool":
            return given if isinstance(given, bool) else _TRUE.get(str(given).lower())
        case "int" | "depth":
            return _within(kind, _whole(given))
        case "float":
            return _number(given)
        case "date":
            return _day(given)
        case "period":
            return _period(given)
    return _text(given)


def _text(given: Any) -> str | None:
    if not isinstance(given, str) or any("\ud800" <= c <= "\udfff" for c in given):
        return None  # bytes that are no text come as halves of characters
    return given.strip() or None


def _whole(given: Any) -> int | None:
    if isinstance(given, bool) or not isinstance(given, int | str):
        return None
    if isinstance(given, str) and not _WHOLE.match(given):
        return None
    value = int(given)
    return value if -_LARGEST <= value < _LARGEST else None


def _within(kind: Kind, value: int | None) -> int | None:
    allowed = kind.name != "depth" or (value is not None and 0 <= value <= DEEPEST)
    return value if allowed else None


def _number(given: Any) -> float | None:
    if isinstance(given, bool) or not isinstance(given, int | float | str):
        return None
    if isinstance(given, str) and not _NUMBER.match(given):
        return None
    try:
        value = float(given)
    except OverflowError:
        return None
    return value if math.isfinite(value) else None


def _day(given: Any) -> date | None:
    if isinstance(given, date):
        return given
    if not isinstance(given, str) or not _DAY.match(given):
        return None
    try:
        return date.fromisoformat(given)
    except ValueError:
        return None


def _period(given: Any) -> list[date] | None:
    """Return the first and the last day of a period, as a source would write it, or by its days.

    `2010/2015` is what ISO 8601 writes for `2010..2015`.
    """
    if isinstance(given, list | tuple):
        ends = [day for day in map(_day, given) if day]
        return ends if len(ends) == len(given) == _ENDS and ends[0] <= ends[1] else None
    if not isinstance(given, str):
        return None
    first, slash, last = given.partition("/")
    try:
        days = dates.parse(f"{_end(first)}..{_end(last)}" if slash else given)
    except InvalidValue:
        return None
    return [days.earliest, days.latest]


def _end(given: str) -> str:
    """Return one end of a period; ISO 8601-2 writes two dots for an open one."""
    return "" if given.strip() == ".." else given
