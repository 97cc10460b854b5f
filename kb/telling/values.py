"""Values as a person reads them."""

from collections.abc import Mapping
from typing import Any

_EXACT = 2**53  # whole numbers up to this are exact as a float


def shown(value: Any) -> str:
    """Write a value: a dash for what is unknown, lists with commas."""
    match value:
        case None | []:
            return "–"
        case bool():
            return "yes" if value else "no"
        case list():
            return ", ".join(map(shown, value))
        case float() if value.is_integer() and abs(value) < _EXACT:
            return f"{value:,.0f}"
        case int() | float():
            return f"{value:,}"
    return str(value)


def money(row: Mapping[str, Any]) -> str:
    """Write the amount of an agreement, which is a range with either end open."""
    low, high = row["amount_min"], row["amount_max"]
    if low is None and high is None:
        return "no amount"
    if low == high:
        return f"{row['currency']} {shown(low)}"
    if high is None:
        return f"{row['currency']} {shown(low)} or more"
    if low is None:
        return f"{row['currency']} {shown(high)} or less"
    return f"{row['currency']} {shown(low)} to {shown(high)}"
