"""Amounts of money as ranges: `USD 2bn..`, `EUR 1.5m`, `USD 10m..20m`, `CNY ..300000`."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

import pycountry

from kb.errors import InvalidValue

_AMOUNT = re.compile(r"([A-Za-z]{3})\s+(.+)\Z")
_NUMBER = re.compile(r"(\d+(?:\.\d+)?)\s*(k|m|bn|tn)?\Z", re.IGNORECASE)
LARGEST = 1e18  # in any currency; beyond some 9e15 a float no longer tells units apart
# Codes that ISO 4217 has withdrawn: what was agreed in them stays so.
WITHDRAWN = frozenset(
    """
    ATS AZM BEF BGL BYR CSD CSK CYP DEM EEK ESP FIM FRF GHC GRD HRK IEP ITL LTL LUF LVL MRO MTL MZM
    NLG PTE ROL RUR SDD SIT SKK SRG STD TMM TRL VEB VEF YUM ZMK ZWD ZWL ZWN ZWR
    """.split()  # noqa: SIM905 - a list of quoted words would fill a screen
)
_SCALE = {"": 1, "k": 10**3, "m": 10**6, "bn": 10**9, "tn": 10**12}


@dataclass(frozen=True)
class Money:
    """An amount between two bounds, in one currency (ISO 4217); None is an open bound."""

    currency: str
    minimum: float | None
    maximum: float | None


def parse(text: str) -> Money:
    """Read an amount.

    Raises:
        InvalidValue: no currency, an unknown one, no number, a negative one, or a range that runs
            backwards.
    """
    match = _AMOUNT.match(text.strip())
    if not match:
        raise InvalidValue(f"`{text}` is not an amount", "write the currency first, as USD 2bn..")
    currency = match[1].upper()
    if not _is_currency(currency):
        raise InvalidValue(f"`{match[1]}` is not a currency of ISO 4217", "write one such as USD")
    minimum, maximum = _bounds(match[2], text)
    if minimum is not None and maximum is not None and minimum > maximum:
        raise InvalidValue(f"`{text}` runs backwards", "write the smaller amount first")
    return Money(currency, minimum, maximum)


@lru_cache(maxsize=1000)  # tables name the same ones again and again
def _is_currency(code: str) -> bool:
    return code in WITHDRAWN or pycountry.currencies.get(alpha_3=code) is not None


def _bounds(written: str, text: str) -> tuple[float | None, float | None]:
    low, dots, high = (part.strip() for part in written.partition(".."))
    if not (low or high):
        raise InvalidValue(f"`{text}` bounds nothing", "write a number on one side of the dots")
    minimum = _number(low, text) if low else None
    return (minimum, _number(high, text) if high else None) if dots else (minimum, minimum)


def _number(written: str, text: str) -> float:
    match = _NUMBER.match(written)
    if not match and _NUMBER.match(written.removeprefix("-").lstrip()):
        raise InvalidValue(
            f"`{text}` is a negative amount", "write what is agreed, without a minus"
        )
    if not match:
        raise InvalidValue(f"`{text}` has no number", "write one such as 250000, 1.5m or 2bn")
    amount = float(Decimal(match[1]) * _SCALE[(match[2] or "").lower()])
    if amount > LARGEST:
        raise InvalidValue(f"`{text}` is more money than there is", "correct the number")
    return amount
