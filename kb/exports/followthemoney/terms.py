"""Dates, amounts and fields as values of properties, where FollowTheMoney can say them."""

import re
from collections.abc import Collection, Iterable
from decimal import Decimal

from kb.exports.followthemoney.draft import Draft
from kb.ingest.followthemoney.shapes import Shape
from kb.model.claims import Stance, Statement
from kb.model.told import Told

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?\Z")
_NUMBER = re.compile(r"\d+(\.\d+)?\Z")
_DATES = {"begins": "startDate", "ends": "endDate", "in_force": "date"}
_OWN_AMOUNTS = {"EUR": "amountEur", "USD": "amountUsd"}


def asserted(draft: Draft, told: Iterable[Told]) -> list[Told]:
    """Return what is asserted, and count what else is told of the same."""
    found = []
    for one in told:
        if one.by:
            draft.cannot("who speaks")
        if one.statement.stance is Stance.ASSERTS:
            found.append(one)
        else:
            draft.cannot(f"that somebody {one.statement.stance} it")
    return found


def add(draft: Draft, shape: Shape, told: Iterable[Told], elsewhere: Collection[str] = ()) -> None:
    """Add dates, amount and fields to an entity; `elsewhere` names those that it has already."""
    stated = list(dict.fromkeys(one.statement for one in told if one.statement.field))
    stated = [one for one in stated if one.field not in elsewhere]
    sure = [one for one in stated if not one.estimated]
    draft.cannot("estimate", len(stated) - len(sure))
    _dates(draft, shape, [one for one in sure if one.field in _DATES])
    _amounts(draft, [one for one in sure if one.money])
    properties = {field: name for name, field in shape.fields.items()}
    for one in sure:
        if one.field in properties:
            draft.add(properties[one.field], [one.value])
        elif one.field not in _DATES and not one.money:
            draft.cannot(one.field)


def _dates(draft: Draft, shape: Shape, stated: list[Statement]) -> None:
    found: dict[str, set[str]] = {name: set() for name in _DATES}
    for one in stated:
        if one.planned:
            draft.cannot("planned end")
        elif _DATE.match(one.value):
            found[one.field].add(one.value)
        else:
            draft.cannot(f"{one.field} that is no one day, month or year")
    if shape.momentary:
        draft.cannot("in_force", len(found["in_force"]))
        found["in_force"] = found["begins"] & found["ends"]
        found["begins"], found["ends"] = (
            found[name] - found["in_force"] for name in ("begins", "ends")
        )
    for name, values in found.items():
        draft.add(_DATES[name], sorted(values))


def _amounts(draft: Draft, stated: list[Statement]) -> None:
    exact = [one for one in stated if one.money and one.money.minimum == one.money.maximum]
    draft.cannot("amount that is a range", len(stated) - len(exact))
    currencies = {one.money.currency for one in exact if one.money}
    if len(currencies) > 1:
        draft.cannot("amount in one of several currencies", len(exact))
        return
    for currency in currencies:
        name = _OWN_AMOUNTS.get(currency, "amount")
        draft.add(name, sorted({_number(one) for one in exact}))
        draft.add("currency", [currency] if name == "amount" else [])


def _number(stated: Statement) -> str:
    written = stated.value.partition(" ")[2].strip()
    if _NUMBER.match(written) or stated.money is None:
        return written
    return format(Decimal(repr(stated.money.minimum)).normalize(), "f")
