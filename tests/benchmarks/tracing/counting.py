"""How long counting takes, beside NumPy on columns in memory; the counts have to be equal."""

from collections.abc import Sequence
from functools import partial

from tests.benchmarks.figures import Asked, Figures, note
from tests.benchmarks.tracing import counts, exposure, repeated, told
from tests.benchmarks.tracing.counts import ByData, Counted
from tests.benchmarks.tracing.traced import Lender, Traced

_Took = dict[str, float]
# Of each question that counts, the columns of the lender and of the kind of data.
_ENDS = {"chain_summary": ("lender", "data"), "exposure": ("from", "to")}


async def lenders(every: Sequence[Traced], runs: int) -> None:
    """Count all chains of a lender, in each way that there is."""
    figures: Figures = {}
    for one in every:
        cells: told.Cells = {}
        for lender in one.lenders:
            took = await _lender(one, lender, runs)
            told.add(cells, took)
            _note_ratios(figures, f"{one.name}, {lender.lines:,} lines", took)
        title = f"chains of a lender, {one.name}, ms"
        told.table(title, [f"{lender.lines:,} lines" for lender in one.lenders], cells)
    asked = {name: Asked(most=8) for name in figures if "chain_summary" in name}
    told.figures("counts beside NumPy", figures, asked)


async def _lender(one: Traced, lender: Lender, runs: int) -> _Took:
    bare, chains = repeated.computed(partial(counts.number, one.graph, lender.number), runs)
    full, joined = repeated.computed(partial(counts.joined, one.graph, lender.number), runs)
    plain, by_pattern = await repeated.asked(partial(counts.plain, one.db, lender.id), runs)
    if by_pattern not in {None, chains}:
        raise SystemExit(f"{lender.id}: {chains} ways by joining, {by_pattern} by a pattern")
    by_data = {(lender.id, one.data[kind]): found for kind, found in joined.items()}
    asked = await _asked(one, "chain_summary", {"lender": lender.id}, by_data, runs)
    return {
        "chains": float(sum(found.chains for found in joined.values())),
        "NumPy: their number alone": 1000 * bare,
        "NumPy: by kind of data, and certain ones": 1000 * full,
        "plain pattern: their number alone": 1000 * plain,
        "chain_summary": 1000 * asked,
    }


def _note_ratios(figures: Figures, name: str, took: _Took) -> None:
    _, bare, full, plain, asked = took.values()
    note(figures, {f"{name}: plain pattern ÷ number alone": plain / bare})
    note(figures, {f"{name}: chain_summary ÷ number alone": asked / bare})
    note(figures, {f"{name}: chain_summary ÷ as much": asked / full})


async def whole(every: Sequence[Traced], runs: int) -> None:
    """Count the chains of all lenders by kind of data."""
    figures: Figures = {}
    for one in every:
        took, found = repeated.computed(partial(exposure.exposure, one.graph), runs)
        note(figures, {f"{one.name}: chains, millions": float(found.chains.sum()) / 1e6})
        note(figures, {f"{one.name}: NumPy, s": took})
        asked = await _asked(one, "exposure", {}, _by_names(one, found), runs)
        note(figures, {f"{one.name}: exposure, s": asked})
        note(figures, {f"{one.name}: exposure ÷ NumPy": asked / took})
    asked_for = {name: Asked(most=3) for name in figures if "÷" in name}
    told.figures("exposure of the whole graph", figures, asked_for)


def _by_names(one: Traced, found: exposure.Counts) -> ByData:
    return {
        (one.all_lenders[int(lender)], one.data[int(kind)]): Counted(
            int(found.chains[row, column]), int(found.certain[row, column])
        )
        for row, lender in enumerate(found.lenders)
        for column, kind in enumerate(found.kinds)
        if found.chains[row, column]
    }


async def _asked(one: Traced, name: str, given: dict[str, str], wanted: ByData, runs: int) -> float:
    """Return how long a question takes that counts, having held its counts to those by joining.

    Raises:
        SystemExit: it counts other chains.
    """
    asking = partial(counts.answered, one.db, counts.question(name), _ENDS[name], given)
    took, found = await repeated.asked(asking, runs)
    if found is not None and found != wanted:
        key = next(key for key in sorted({*found, *wanted}) if found.get(key) != wanted.get(key))
        what = f"`{name}` has {found.get(key)} for {key}, and joining {wanted.get(key)}"
        raise SystemExit(f"{one.name}: {what}")
    return took
