"""A chain as it is told: its hops, where it is weak, and what else is to be said of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from kb.queries.trace import Trace
from kb.store.answers import Row
from kb.telling import hops, remarks, weakness
from kb.telling.hops import Hop
from kb.telling.remarks import Remark
from kb.telling.weakness import Weakness


@dataclass(frozen=True)
class Chain:
    """One chain in words."""

    hops: Sequence[Hop]
    weakness: Weakness
    remarks: Sequence[Remark]


def told(trace: Trace, row: Row) -> Chain:
    """Tell one of a trace's chains."""
    return Chain(
        tuple(hops.told(trace, row)),
        weakness.told(trace, row),
        tuple(remarks.told(trace, row)),
    )
