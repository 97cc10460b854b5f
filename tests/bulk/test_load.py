"""A load in bulk makes the same graph as loading through Bolt, or leaves the home as it was."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kb.bulk import load as bulk
from kb.bulk.dataset import Dataset, of_dossier
from kb.config import Settings
from kb.engine import layout, process
from kb.engine.report import Report, Step
from kb.errors import ImportFailed, NotEmpty
from kb.ingest import dossier
from kb.ingest.table import mapping, rows, sheets
from kb.ingest.table.apart import Table
from kb.ingest.taken import Remark
from kb.model.claims import Brought, Claim, Declaration, Source, Stance, Statement
from kb.model.dates import Days
from kb.model.ids import FactKey
from kb.store import load, schema
from kb.store import parts as loads
from kb.store.dataset import Dataset as Rows
from kb.store.driver import Database
from kb.store.hash import graph_hash
from kb.store.load import Summary
from tests.bulk.test_tables import APART, APART_HEAD, text
from tests.conftest import INVENTED, ROOT, SHIPPED, Using, using_of
from tests.ingest.table.small import HEAD, MAPPING

DOSSIERS = (
    SHIPPED,
    INVENTED,
    *(ROOT / "tests" / "dossiers" / f"{name}.yaml" for name in ("tiers", "contested")),
)
ROWS = (
    '7,Old Bank;Sparkasse,bank;firm,Mill,2018-04-08,"1.000,5",yes,see 8',
    '8,"Old, ""very"" old Bank",bank,Mill,2018,,,',
    '9,Old Bank,firm,"Mühle\n& Sons",08.04.2018,"2",,see 7',
    "10,Old Bank,bank,Mill,soon,,,",
)


@pytest.fixture
def fresh(settings: Settings, tmp_path: Path) -> Iterator[Settings]:
    """A home that was never used, with the run's jars; its Neo4j is stopped after the test."""
    found = replace(settings, home=tmp_path / "fresh")
    yield found
    process.stop(found)


def _hash(settings: Settings) -> str:
    return str(using_of(process.ensure(settings))(graph_hash))


def _through_bolt(using: Using, paths: tuple[Path, ...]) -> tuple[str, list[Summary]]:
    async def load_all(db: Database) -> tuple[str, list[Summary]]:
        summaries = [await load.load(db, dossier.read(path)) for path in paths]
        return await graph_hash(db), summaries

    found: tuple[str, list[Summary]] = using(load_all)
    return found


def test_dossiers_make_the_same_graph(fresh: Settings, empty: Using) -> None:
    done = bulk.load(fresh, [of_dossier(dossier.read(path)) for path in DOSSIERS])
    digest, summaries = _through_bolt(empty, DOSSIERS)
    assert _hash(fresh) == digest
    assert done.summaries == tuple(summaries)


@pytest.mark.parametrize(
    ("by", "text", "stretch"),
    [
        (MAPPING, HEAD + "".join(f"{row}\n" for row in ROWS), 1 << 20),
        # Doubled keys, things that rows declare otherwise, and rows that these decide, each row in
        # a stretch of its own.
        (APART, text(3, APART_HEAD), 1),
    ],
    ids=["whole", "in-stretches"],
)
def test_a_table_makes_the_same_graph(
    fresh: Settings, empty: Using, tmp_path: Path, by: str, text: str, stretch: int
) -> None:
    file, read_by = tmp_path / "t.csv", tmp_path / "m.yaml"
    read_by.write_text(by)
    file.write_text(text)
    read = mapping.read(read_by)
    table, noted = Table(file, read_by, stretch), list[Remark]()
    named = ("t", read.title, "t.csv", (read.source,))
    done = bulk.load(fresh, [Dataset(*named, table=table, note=noted.append)])
    told: list[Remark] = []

    async def through_bolt(db: Database) -> tuple[str, int]:
        dataset = Rows("t", read.title, (read.source,), "t.csv")
        items = rows.read(read, sheets.read(file))
        summary = await loads.load(db, dataset, items, loads.Told(told.append))
        return await graph_hash(db), summary.rows

    digest, taken = empty(through_bolt)
    assert _hash(fresh) == digest
    assert (noted, done.rows) == (told, (taken,))


def _stopping_at(step: str) -> Report:
    """Ctrl-C as soon as a step begins."""

    def report(told: Step, /) -> None:
        if told.what == step:
            raise KeyboardInterrupt

    return report


def test_a_stopped_load_is_made_by_running_it_again(fresh: Settings, empty: Using) -> None:
    datasets = [of_dossier(dossier.read(INVENTED))]
    home = layout.of(fresh)
    for step in ("importing", "starting Neo4j", "importing", "making indexes"):
        with pytest.raises(KeyboardInterrupt):
            bulk.load(fresh, datasets, _stopping_at(step))
        # Before the change of place there is nothing; after it everything but the indexes.
        assert (home.data / "databases" / "neo4j").exists() == (step != "importing")
    bulk.load(fresh, datasets)
    assert _hash(fresh) == _through_bolt(empty, (INVENTED,))[0]
    assert not home.bulk.exists()
    indexes = using_of(process.ensure(fresh))(lambda db: db.administer("SHOW INDEXES YIELD name"))
    assert set(schema.statements()) <= {row["name"] for row in indexes}
    with pytest.raises(NotEmpty) as refused:
        bulk.load(fresh, datasets)
    assert str(refused.value) == (
        f"{home.root} has a graph already, and a load in bulk makes a fresh one; load without "
        "--bulk to add to it, name another home with --home, or empty it with `kb reset`"
    )


def test_what_the_importer_refuses_leaves_the_home_as_it_was(fresh: Settings) -> None:
    # Nobody declares the borrower: what reads files would not let this pass.
    statements = (Statement(FactKey("LENT_TO", "loan", "gone"), Stance.ASSERTS),)
    source = Source("gazette", published=Days(date(2020, 1, 1), date(2020, 1, 1)))
    claim = Claim("c", "c", "says", "1", "gazette", statements)
    brought = (Brought((), (Declaration("loan", "CreditLine"),), (claim,)),)
    with pytest.raises(ImportFailed) as refused:
        bulk.load(fresh, [Dataset("t", "", "t.csv", (source,), brought)])
    home = layout.of(fresh)
    told = re.sub(r"-\d+\.csv", "-N.csv", str(refused.value))
    assert told == (
        "`neo4j-admin database import` gave up (exit code 70): "
        f"Invalid relationship in import data; {home.bulk}/import/LENT_TO-Thing-N.csv: line 1; "
        "(loan:Thing)-[LENT_TO]->(gone:Thing) referring to missing node gone; "
        f"all that it said is in {home.bulk}/logs/admin.log"
    )
    assert [
        folder.name for folder in (home.data, home.bulk / "import") if any(folder.glob("*"))
    ] == []
