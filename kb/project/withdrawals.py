"""Which claims have been taken back."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Withdrawal:
    """That the claim `by` takes the claim `of` back."""

    by: str
    of: str


def withdrawn(withdrawals: Iterable[Withdrawal]) -> frozenset[str]:
    """Return the ids of the claims that do not count.

    A claim that nobody takes back stands; one that a standing claim takes back does not; and a
    withdrawal that was itself taken back withdraws nothing. Claims that take each other back,
    so that neither can be said to stand, do not count. (In the theory of argumentation this is the
    grounded extension: Dung, 1995.)
    """
    against: dict[str, set[str]] = {}
    for withdrawal in withdrawals:
        against.setdefault(withdrawal.of, set()).add(withdrawal.by)
    standing: set[str] = set()
    gone: set[str] = set()
    while True:
        open_ = {by for others in against.values() for by in others} | set(against)
        open_ -= standing | gone
        stands = {claim for claim in open_ if against.get(claim, set()) <= gone}
        falls = {claim for claim in open_ if against.get(claim, set()) & (standing | stands)}
        if not (stands or falls):
            return frozenset(gone | open_)
        standing |= stands
        gone |= falls
