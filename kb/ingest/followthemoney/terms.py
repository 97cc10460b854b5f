"""When, how much and what: the values of an entity that are terms of a fact."""

import re
from collections.abc import Iterator

from kb.errors import InvalidValue
from kb.ingest import timing
from kb.ingest.followthemoney.entity import Entity, Value, dataset_of
from kb.ingest.followthemoney.notes import Notes, Saying
from kb.ingest.followthemoney.shapes import AMOUNTS, Shape
from kb.model import dates, fields, money, schema
from kb.model.claims import Stance, Statement
from kb.model.dates import Days
from kb.model.ids import FactKey
from kb.model.spans import Span

_DAY = 10  # letters of a date without the time of day
_NUMBER = re.compile(r"([0-9][0-9,]*(?:\.[0-9]+)?)\Z")
_CONVERTED = {"amountEur": "EUR", "amountUsd": "USD"}
_PER_CENT = re.compile(r"\s*%\Z")


def of(notes: Notes, shape: Shape, keys: tuple[FactKey, ...]) -> Iterator[Saying]:
    """Yield what an entity says of facts: their dates, amount and fields."""
    yield from _dates(notes, shape, keys)
    if shape.money:
        yield from _amounts(notes, keys)
    for name, field in shape.fields.items():
        for value in notes.entity.of(name):
            yield from _field(notes, value, field, keys)


def span(entity: Entity) -> Span | None:
    """Return from when to when an entity says that it holds, if it has one day for each side."""
    begins, ends = entity.texts("startDate"), entity.texts("endDate")
    if len(begins) > 1 or len(ends) > 1 or not (begins or ends):
        return None
    try:
        found = Span(*(dates.parse(t[0][:_DAY]) if t else dates.UNKNOWN for t in (begins, ends)))
    except InvalidValue:
        return None
    return found if found.possible else None


def _dates(notes: Notes, shape: Shape, keys: tuple[FactKey, ...]) -> Iterator[Saying]:
    day = ("begins", "ends") if shape.momentary else ("in_force",)
    stated = {"startDate": ("begins",), "endDate": ("ends",), "date": day}
    found = [
        (value, names, days)
        for name, names in stated.items()
        for value in notes.entity.of(name)
        if (days := _day(notes, value))
    ]
    if wrong := _disorder([(name, days) for _, names, days in found for name in names]):
        notes.remark("endDate", wrong, "correct one of the dates; they are kept, as a conflict")
    for value, names, days in found:
        published = (notes.published(value) or dates.UNKNOWN).latest
        if names == ("ends",):
            # Nothing says whether it ended: of a year that is not over, its last day may be meant.
            yield _dated(value, names, days, days.latest > published, keys)
        elif days.earliest > published:
            what = f"`{value.text}` lies after the source was published"
            notes.remark(value.name, what, "a source tells what was so; it is left out")
        else:
            yield _dated(value, names, days, False, keys)


def _disorder(found: list[tuple[str, Days]]) -> str:
    """Return why dates cannot be together; several of one kind are for the graph to weigh."""
    if len({name for name, _ in found}) < len(found):
        return ""
    wrong = timing.disorder(dict(found))
    return wrong[1] if wrong else ""


def _day(notes: Notes, value: Value) -> Days | None:
    try:
        return dates.parse(value.text[:_DAY])
    except InvalidValue as error:
        notes.remark(value.name, error.what, f"{error.remedy}; it is left out")
        return None


def _dated(
    value: Value, names: tuple[str, ...], days: Days, planned: bool, keys: tuple[FactKey, ...]
) -> Saying:
    text = value.text[:_DAY]
    told = [
        Statement(key, Stance.ASSERTS, name, text, days=days, planned=planned)
        for key in keys
        for name in names
    ]
    return _saying((value,), told)


def _saying(values: tuple[Value, ...], told: list[Statement]) -> Saying:
    """Return that facts are so, and have these terms."""
    so = dict.fromkeys(Statement(one.key, Stance.ASSERTS) for one in told)
    return Saying(values, (*so, *told))


def _field(notes: Notes, value: Value, name: str, keys: tuple[FactKey, ...]) -> Iterator[Saying]:
    text = " ".join(value.text.split())
    named = schema.FACT[keys[0].type].fields if keys[0].left else schema.NODE[keys[0].type].fields
    field = next(one for one in named if one.name == name)
    if field.number:
        text = _PER_CENT.sub("%", text)
    try:
        fields.check(field, text)
    except InvalidValue as error:
        notes.remark(value.name, error.what, f"{error.remedy}; it is left out")
        return
    yield _saying((value,), [Statement(key, Stance.ASSERTS, name, text) for key in keys])


def _amounts(notes: Notes, keys: tuple[FactKey, ...]) -> Iterator[Saying]:
    """Yield amounts, each in the currency that the same dataset states."""
    stated = [value for value in notes.entity.values if value.name in AMOUNTS]
    for dataset in dict.fromkeys(map(dataset_of, stated)):
        own = [value for value in stated if dataset_of(value) == dataset]
        yield from _of_dataset(notes, own, keys)


def _of_dataset(notes: Notes, own: list[Value], keys: tuple[FactKey, ...]) -> Iterator[Saying]:
    """Yield amounts in the currency that they are in: those converted to others have no place."""
    of = {name: [value for value in own if value.name == name] for name in AMOUNTS}
    amounts = of["amount"]
    currencies = {value.text.upper(): value for value in reversed(of["currency"])}
    if amounts and len(currencies) == 1:
        [(currency, beside)] = currencies.items()
        for name, other in _CONVERTED.items():
            if currency != other:
                notes.without_place(name, len(of[name]))
        for value in amounts:
            yield from _amount(notes, value, currency, (beside,), keys)
        return
    if amounts:
        where = f" in `{dataset}`" if (dataset := dataset_of(amounts[0])) else ""
        what = f"its amount{where} has {'several currencies' if currencies else 'no currency'}"
        notes.remark("amount", what, "give it one `currency`; the amount is left out")
    first, *others = sorted(_CONVERTED, key=lambda name: not of[name])
    for name in others:
        notes.without_place(name, len(of[name]))
    for value in of[first]:
        yield from _amount(notes, value, _CONVERTED[first], (), keys)


def _amount(
    notes: Notes, value: Value, currency: str, beside: tuple[Value, ...], keys: tuple[FactKey, ...]
) -> Iterator[Saying]:
    match = _NUMBER.match(value.text)
    text = f"{currency} {match[1].replace(',', '') if match else value.text}"
    try:
        amount = money.parse(text)
    except InvalidValue as error:
        notes.remark(value.name, error.what, f"{error.remedy}; it is left out")
        return
    text = f"{amount.currency} {text.partition(' ')[2]}"
    told = [Statement(key, Stance.ASSERTS, "amount", text, money=amount) for key in keys]
    yield _saying((value, *beside), told)
