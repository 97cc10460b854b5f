"""All chains of a lender as NDJSON, beside joining them; and in how much memory."""

from collections.abc import Sequence
from functools import partial

from tests.benchmarks.figures import Asked, Figures, note
from tests.benchmarks.tracing import counts, repeated, stream, told
from tests.benchmarks.tracing.traced import Traced

FEW = 2_000  # rows, whose memory that of all is held against
LENDERS = 2  # the smallest: the largest of all have chains by the hundred million
ASKED = {"NumPy": Asked(most=10), "memory": Asked(most=1.2)}


async def streams(every: Sequence[Traced], runs: int) -> None:
    """Stream all chains of smaller lenders."""
    figures: Figures = {}
    for one in every:
        for lender in one.lenders[:LENDERS]:
            name = f"{one.name}, {lender.lines:,} lines"
            joining = partial(counts.enumerated, one.graph, lender.number)
            bare, chains = repeated.computed(joining, runs)
            few = stream.streamed(one.home.settings, lender.id, FEW)
            _, found = repeated.computed(
                partial(stream.streamed, one.home.settings, lender.id), runs
            )
            if found.rows != chains:
                raise SystemExit(f"{lender.id} has {chains} chains, and {found.rows} were streamed")
            note(figures, {f"{name}: chains": found.rows, f"{name}: s": found.seconds})
            note(figures, {f"{name}: ÷ NumPy": found.seconds / bare})
            note(figures, {f"{name}: most memory, all ÷ first {FEW:,}": found.mib / few.mib})
    asked = {name: wanted for name in figures for part, wanted in ASKED.items() if part in name}
    told.figures("all chains of a lender, streamed as NDJSON", figures, asked)
