"""What the questions of `cypher/` are tried on beside the shipped dossier and the tests' own."""

import pytest

from kb.ingest import dossier
from kb.store import load
from kb.store.driver import Database
from tests.conftest import ROOT, Using, wipe

TIERS = ROOT / "tests" / "dossiers" / "tiers.yaml"
CONTESTED = ROOT / "tests" / "dossiers" / "contested.yaml"


@pytest.fixture(scope="module")
def tiers(shipped: Using) -> Using:
    """The graph of `shipped` with the invented tiers added, for reading only."""
    shipped(lambda db: load.load(db, dossier.read(TIERS)))
    return shipped


@pytest.fixture(scope="module")
def contested(using: Using) -> Using:
    """A graph with the contested dossier alone, for reading only."""

    async def load_it(db: Database) -> None:
        await wipe(db)
        await load.load(db, dossier.read(CONTESTED))

    using(load_it)
    return using


@pytest.fixture(scope="module")
def counted(shipped: Using) -> Using:
    """The shipped graph with its statistics up to date, by which Neo4j chooses a plan.

    Other tests fill and empty the same graph; Neo4j counts anew only now and then.
    """

    async def count(db: Database) -> None:
        await db.administer("CALL db.prepareForReplanning(120)")

    shipped(count)
    return shipped
