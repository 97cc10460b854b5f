"""A small synthetic graph in Neo4j."""

import pytest

from kb.store.driver import Database
from tests.benchmarks import loads
from tests.conftest import Using, wipe
from tests.graphs import tables

RELATIONSHIPS = 500


@pytest.fixture(scope="module")
def loaded(using: Using, tmp_path_factory: pytest.TempPathFactory) -> Using:
    """Its tables, loaded."""
    folder = tmp_path_factory.mktemp("graph")
    tables.write(folder, RELATIONSHIPS, seed=1)

    async def work(db: Database) -> None:
        await wipe(db)
        for given in loads.all_tables(folder):
            await loads.load(db, given)

    using(work)
    return using
