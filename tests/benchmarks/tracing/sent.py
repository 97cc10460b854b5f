"""How many whole numbers a second Neo4j sends, in which form: columns of all facts that lend."""

from collections.abc import Sequence
from functools import partial

from tests.benchmarks.figures import Figures, note
from tests.benchmarks.tracing import repeated, told
from tests.benchmarks.tracing.reading import DATES, day, rows
from tests.benchmarks.tracing.traced import Traced

FACTS = 20_000  # that are sent row by row, of which a driver takes so few a second
_COLUMNS = {
    "a": "id(a)",
    "b": "id(b)",
    **{f"d{n}": day(f"r.{date}") for n, date in enumerate(DATES)},
}
_FACTS = "MATCH (a)-[r:LENDS]->(b)"
_LISTS = ", ".join(f"collect({value}) AS {name}" for name, value in _COLUMNS.items())
_SLICES = ", ".join(f"{name}[at..at + 4096] AS {name}" for name in _COLUMNS)
_VECTORS = ", ".join(f"vector({name}, size({name}), INTEGER32) AS {name}" for name in _COLUMNS)
_CUT = "UNWIND range(0, size(a) - 1, 4096) AS at"
FORMS = {
    "rows": f"{_FACTS} RETURN {', '.join(_COLUMNS.values())} LIMIT {FACTS}",
    "lists of columns": f"{_FACTS} RETURN {_LISTS}",
    "lists of columns, 4,096 at a time": f"{_FACTS} WITH {_LISTS} {_CUT} RETURN {_SLICES}",
    "vectors, 4,096 at a time": f"{_FACTS} WITH {_LISTS} {_CUT} WITH {_SLICES} RETURN {_VECTORS}",
    "lists of columns, counted and not sent": (
        f"{_FACTS} WITH {_LISTS} RETURN {' + '.join(f'size({name})' for name in _COLUMNS)}"
    ),
}


async def sent(every: Sequence[Traced], runs: int) -> None:
    """Print millions of numbers a second, of each form."""
    figures: Figures = {}
    for one in every:
        facts = len(one.graph.lends.facts.left)
        for name, cypher in FORMS.items():
            took, _ = await repeated.asked(partial(_read, one, cypher), runs)
            numbers = len(_COLUMNS) * (min(FACTS, facts) if name == "rows" else facts)
            note(figures, {f"{one.name}: {name}": numbers / took / 1e6})
    told.figures("millions of whole numbers a second, ids and days", figures, {})


async def _read(one: Traced, cypher: str) -> None:
    async for _ in rows(one.db, cypher):
        pass
