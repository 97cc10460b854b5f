"""Between the readings of tables: which stretches have to know of rows before them."""

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from kb.bulk import parts
from kb.bulk.parts import Spilled
from kb.ingest.table import apart
from kb.ingest.table.apart import Before
from kb.model.ids import digest


@dataclass(frozen=True)
class Settled:
    """What stretches have to know of one part's things and keys.

    Attributes:
        before: where that lies, in a list for each stretch.
        marks: a hash of it, by the stretches that have to know anything.
    """

    before: Spilled | None = None
    marks: dict[int, str] = field(default_factory=dict)


def settle(spilled: tuple[Spilled, ...], part: int, stretches: int, folder: Path) -> Settled:
    """Find what each stretch has to know, and put it aside."""
    earlier: dict[int, Before] = defaultdict(Before)  # of each dataset
    found: dict[int, Before] = {}
    for told in parts.gather(spilled, part, ("told",)).told:
        known = earlier[told.dataset]
        if known.declared or known.keys:
            one = apart.needed(told.spoken, told.keys, known)
            if one.declared or one.keys:
                found[told.stretch] = one
        apart.tell(told.spoken, told.keys, known)
    if not found:
        return Settled()
    listed = ([found[n]] if n in found else [] for n in range(stretches))
    return Settled(parts.spill_lists(folder, listed), {n: _mark(one) for n, one in found.items()})


def _mark(one: Before) -> str:
    return digest(repr(sorted(one.declared.items())), repr(sorted(one.keys.items())))
