"""How Neo4j carries out the statements of a load: by indexes, and without holding rows back."""

import contextlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from kb.errors import InvalidDossier
from kb.ingest import dossier
from kb.store import load, schema
from kb.store.driver import Database
from kb.store.plans import Operator
from kb.store.writes import loads
from kb.store.writes.statement import Write, batched
from tests.conftest import SHIPPED, Using
from tests.ingest.written import write
from tests.store.test_history import VARIANTS

HARMFUL = {"Eager", "AllNodesScan", "NodeByLabelScan", "DirectedRelationshipTypeScan"}
OWN = [
    (f"{name}.yaml", text)
    for number in range(max(map(len, VARIANTS.values())))
    for name, variants in VARIANTS.items()
    for text in variants[number : number + 1]
]


def _operators(plan: Operator) -> Iterator[str]:
    yield plan.name
    for child in plan.children:
        yield from _operators(child)


async def _harmful(db: Database, writes: Mapping[str, Write]) -> list[tuple[str, str]]:
    found = []
    await db.administer("CALL db.prepareForReplanning(120)")  # none that an empty graph was given
    for cypher, batch in writes.items():
        parameters = {"rows": batch.rows, "dataset": batch.dataset}
        plan = (await db.described(cypher, parameters)).plan
        assert plan is not None
        found += [(name, cypher) for name in _operators(plan) if name in HARMFUL]
    return found


def test_no_statement_of_a_load_holds_rows_back_or_scans(empty: Using, tmp_path: Path) -> None:
    async def work(db: Database) -> tuple[set[str], list[tuple[str, str]]]:
        seen: dict[str, Write] = {}
        for path in (SHIPPED, *(write(tmp_path, text, name) for name, text in OWN)):
            reading = dossier.read(path)
            async with db.reading() as tx:
                with contextlib.suppress(InvalidDossier):  # one withdraws what is not there
                    plan = await load.planned(tx, reading, frozenset())
                    seen |= {it.cypher: it for one in loads.of(plan) for it in batched(one)}
                    await load.load(db, reading)
        return {cypher.split()[4] for cypher in seen}, await _harmful(db, seen)

    empty(schema.apply)
    assert empty(work) == ({"CALL", "CREATE", "MATCH", "MERGE"}, [])
