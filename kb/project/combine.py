"""Several sources on one value: where they meet, the meeting; where they do not, a conflict."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from kb.model.dates import UNKNOWN, Days
from kb.model.money import Money

Value = TypeVar("Value")


@dataclass(frozen=True)
class Combined(Generic[Value]):
    """What several statements come to, and whether they contradict each other."""

    value: Value
    conflict: bool = False


def days(ranges: Iterable[Days]) -> Combined[Days]:
    """Combine ranges of days.

    Where all share a day, a precise source sharpens a vague one: the result is what they share.
    Where they do not, it spans the narrowest of them, those that contain no other, and is a
    conflict.
    """
    listed = list(ranges)
    if len(listed) < 2:
        return Combined(listed[0] if listed else UNKNOWN)
    stated = sorted(set(listed))
    shared = (max(r.earliest for r in stated), min(r.latest for r in stated))
    if shared[0] <= shared[1]:
        return Combined(Days(*shared))
    narrow = [r for r in stated if not any(o != r and o.within(r) for o in stated)]
    hull = Days(min(r.earliest for r in narrow), max(r.latest for r in narrow))
    return Combined(hull, conflict=True)


def ends(actual: Sequence[Days], planned: Sequence[Days]) -> tuple[Combined[Days], bool]:
    """Combine what sources say of an end with what they say was planned.

    A plan counts only while no source tells of an end and while it fits what sources tell; the
    second value says whether it bounds the result.
    """
    told = days(actual)
    fitting = [plan for plan in planned if plan.meets(told.value)]
    if not fitting or any(r.latest < UNKNOWN.latest for r in actual):
        return told, False
    plan = days(fitting)
    within = days([told.value, plan.value])
    return Combined(within.value, told.conflict or plan.conflict), True


def money(amounts: Iterable[Money]) -> Combined[Money | None]:
    """Combine amounts like days; amounts in different currencies are never combined.

    Of several currencies the one with most statements is shown (the first by its code if equal),
    and they are a conflict.
    """
    listed = list(amounts)
    if len(listed) < 2:
        return Combined(listed[0] if listed else None)
    by_currency: dict[str, list[Money]] = {}
    for amount in listed:
        by_currency.setdefault(amount.currency, []).append(amount)
    currency = min(by_currency, key=lambda code: (-len(by_currency[code]), code))
    combined = _in_one_currency(sorted({_bounds(a) for a in by_currency[currency]}))
    low, high = combined.value
    value = Money(currency, None if low == -_OPEN else low, None if high == _OPEN else high)
    return Combined(value, combined.conflict or len(by_currency) > 1)


_OPEN = float("inf")
_Bounds = tuple[float, float]


def _bounds(amount: Money) -> _Bounds:
    low, high = amount.minimum, amount.maximum
    return (-_OPEN if low is None else low, _OPEN if high is None else high)


def _in_one_currency(stated: list[_Bounds]) -> Combined[_Bounds]:
    low, high = max(b[0] for b in stated), min(b[1] for b in stated)
    if low <= high:
        return Combined((low, high))
    narrow = [
        b for b in stated if not any(o != b and b[0] <= o[0] and o[1] <= b[1] for o in stated)
    ]
    return Combined((min(b[0] for b in narrow), max(b[1] for b in narrow)), conflict=True)
