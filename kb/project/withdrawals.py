"""Which claims have been taken back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Withdrawal:
    """That the claim `by`, published on a day, takes the claim `of` back."""

    by: str
    of: str
    published: date


def withdrawn(withdrawals: Iterable[Withdrawal]) -> frozenset[str]:
    """Return the ids of the claims that do not count.

    The latest word decides: a withdrawal that was itself taken back withdraws nothing.
    """
    gone: set[str] = set()
    for withdrawal in sorted(withdrawals, key=lambda w: (w.published, w.by, w.of), reverse=True):
        if withdrawal.by not in gone:
            gone.add(withdrawal.of)
    return frozenset(gone)
