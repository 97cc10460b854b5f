"""The terms of one fact: its dates, amount and fields, from the statements that bear on it."""

from collections.abc import Sequence
from dataclasses import dataclass

from kb.model import schema
from kb.model.claims import Stance, Statement
from kb.model.dates import EARLIEST, LATEST, Days
from kb.model.ids import FactKey
from kb.model.money import Money
from kb.model.schema import Field
from kb.model.spans import Span, tightened
from kb.project import combine

Value = str | float | tuple[str, ...]
UNDATED = Span()
_DATED = frozenset({"begins", "ends", "in_force"})


@dataclass(frozen=True)
class Dates:
    """When a fact is in force, which sides of that anybody spoke of, and how it is known."""

    span: Span = UNDATED
    begins_stated: bool = False
    ends_stated: bool = False
    planned: bool = False
    conflicts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Properties:
    """The stated values of a fact's fields and amount."""

    values: tuple[tuple[str, Value], ...] = ()
    conflicts: tuple[str, ...] = ()


def dates(asserted: Sequence[Statement]) -> Dates:
    """Combine what is asserted of begin and end; silent claims do not count."""
    said = [s for s in asserted if s.field in _DATED]
    if not said:
        return Dates()  # as most roles are, of which there are many
    begins = [s.days for s in said if s.field == "begins"]
    begins += [Days(EARLIEST, s.days.latest) for s in said if s.field == "in_force"]
    actual = [s.days for s in said if s.field == "ends" and not s.planned]
    actual += [Days(s.days.earliest, LATEST) for s in said if s.field == "in_force"]
    plans = [s.days for s in said if s.field == "ends" and s.planned]
    begin = combine.days(begins)
    end, planned = combine.ends(actual, plans)
    span, impossible = ordered(Span(begin.value, end.value))
    conflicts = {
        name
        for name, wrong in (("begins", begin.conflict), ("ends", end.conflict))
        if wrong or impossible
    }
    return Dates(
        span, bool(begins), bool(actual or plans), planned, conflicts=tuple(sorted(conflicts))
    )


def ordered(span: Span) -> tuple[Span, bool]:
    """Make a span that begins no later than it ends, and say whether that had to be forced.

    Where one source has the begin after another's end, all that is known is that both lie
    between the two days: each range is widened to reach the other.
    """
    if span.possible:
        return tightened(span), False
    begin, end = span.begins.earliest, span.ends.latest
    widened = Span(Days(end, span.begins.latest), Days(span.ends.earliest, begin))
    return tightened(widened), True


def inherited(own: Dates, agreement: Dates) -> Dates:
    """Date a role: by its own dates where it has some, within those of its agreement."""
    outer = Days(agreement.span.begins.earliest, agreement.span.ends.latest)
    begins = own.span.begins if own.begins_stated else agreement.span.begins
    ends = own.span.ends if own.ends_stated else agreement.span.ends
    span, impossible = ordered(Span(_within(begins, outer), _within(ends, outer)))
    outside = (n for n, days in (("begins", begins), ("ends", ends)) if not days.meets(outer))
    conflicts = {*own.conflicts, *outside, *(("begins", "ends") if impossible else ())}
    planned = own.planned if own.ends_stated else agreement.planned
    return Dates(span, own.begins_stated, own.ends_stated, planned, tuple(sorted(conflicts)))


def _within(days: Days, outer: Days) -> Days:
    return combine.days([days, outer]).value if days.meets(outer) else days


def properties(key: FactKey, asserted: Sequence[Statement]) -> Properties:
    """Combine what is asserted of the amount and of each declared field."""
    said = _values(asserted)
    if not said:
        return Properties()
    found: dict[str, Value] = {}
    conflicts: list[str] = []
    for field in _fields(key):
        stated = said.get(field.name)
        if stated is None:
            continue
        values: list[str | float] = sorted({_number(v) for v in stated} if field.number else stated)
        if field.several and values:
            found[field.name] = tuple(map(str, values))
        elif len(values) == 1:
            found[field.name] = values[0]
        elif values:
            conflicts.append(field.name)
    amount = combine.money(s.money for s in asserted if s.money)
    if amount.conflict:
        conflicts.append("amount")
    return Properties((*found.items(), *_amount(amount.value)), tuple(sorted(conflicts)))


def _values(asserted: Sequence[Statement]) -> dict[str, set[str]]:
    """Return what is asserted of each field."""
    said: dict[str, set[str]] = {}
    for statement in asserted:
        if statement.field:
            said.setdefault(statement.field, set()).add(statement.value)
    return said


def _fields(key: FactKey) -> tuple[Field, ...]:
    return schema.FACT[key.type].fields if key.left else schema.NODE[key.type].fields


def _number(text: str) -> float:
    return float(text.rstrip("% "))


def _amount(amount: Money | None) -> tuple[tuple[str, Value], ...]:
    if amount is None:
        return ()
    bounds = (("amount_min", amount.minimum), ("amount_max", amount.maximum))
    return (
        *((name, bound) for name, bound in bounds if bound is not None),
        ("currency", amount.currency),
    )


def estimated(asserted: Sequence[Statement]) -> tuple[str, ...]:
    """Return the names of the fields that nobody states but as an estimate."""
    guessed = {s.field for s in asserted if s.estimated}
    if not guessed:
        return ()
    return tuple(sorted(guessed - {s.field for s in asserted if not s.estimated}))


def fields_with(stance: Stance, statements: Sequence[Statement]) -> tuple[str, ...]:
    """Return the names of the fields of which some claim states something in this stance."""
    if not statements:
        return ()
    return tuple(sorted({s.field for s in statements if s.stance is stance and s.field}))
