"""The day on which a source was read changes that source alone; the first dossier says which."""

from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from kb.ingest import dossier
from kb.store import load
from kb.store.answers import Row
from kb.store.changes import Tallies, Tally
from kb.store.driver import Database
from kb.store.hash import graph_hash
from kb.store.refresh import rebuild
from tests.conftest import Using
from tests.ingest.written import write
from tests.store.test_load import SECOND

OTHER = SECOND.replace("dossier: second", "dossier: other").replace("courier-ended", "another")


def _load(text: str, folder: Path) -> Callable[[Database], Coroutine[Any, Any, load.Summary]]:
    reading = dossier.read(write(folder, text))
    return lambda db: load.load(db, reading)


def _read_on(text: str, day: str) -> str:
    return text.replace("published: 2019}", f"published: 2019, accessed: {day}}}")


def test_such_a_day_changes_its_source_and_nothing_else(empty: Using, tmp_path: Path) -> None:
    empty(_load(SECOND, tmp_path))
    before = empty(_everything)
    read = _load(_read_on(SECOND, "2020-01-02"), tmp_path)
    assert empty(read).did == Tallies(
        Tally(unchanged=1), Tally(changed=1, unchanged=3), Tally(unchanged=1)
    )
    after = empty(_everything)
    old = [row for row in before if row not in after]
    assert [row["what"] for row in old] == [["DECLARES"], ["Source"]]
    assert [row for row in after if row not in before] == [
        {**row, "properties": {**row["properties"], "accessed": "2020-01-02"}} for row in old
    ]
    assert empty(read).did.total == Tally(unchanged=6)
    empty(_load(SECOND, tmp_path))
    assert empty(_everything) == before


async def _everything(db: Database) -> list[Row]:
    """Everything that the hash is of, in an order."""
    return await db.read(
        "CALL () { MATCH (n) WHERE NOT n:Throughline AND NOT n:Load "
        "RETURN labels(n) AS what, n.id AS id, properties(n) AS properties UNION ALL "
        "MATCH (a)-[r]->(b) RETURN [type(r)] AS what, a.id + ' ' + b.id AS id, "
        "properties(r) AS properties } "
        "RETURN what, id, properties ORDER BY what, id, properties.fact, properties.field"
    )


def test_a_source_read_on_two_days_has_that_of_the_first_dossier(
    empty: Using, tmp_path: Path
) -> None:
    empty(_load(_read_on(SECOND, "2020-01-02"), tmp_path))
    empty(_load(OTHER, tmp_path))
    assert empty(_accessed) == [{"day": "2020-01-02"}]
    empty(_load(_read_on(OTHER, "2021-03-04"), tmp_path))
    assert empty(_accessed) == [{"day": "2021-03-04"}]
    before = empty(graph_hash)
    empty(rebuild)
    assert empty(graph_hash) == before
    empty(_load(OTHER, tmp_path))
    assert empty(_accessed) == [{"day": "2020-01-02"}]


async def _accessed(db: Database) -> list[Row]:
    return await db.read("MATCH (s:Source) RETURN s.accessed AS day")
