"""What the questions of `cypher/` are tried on beside the shipped dossier and the tests' own."""

import pytest

from kb.store.driver import Database
from tests.conftest import INVENTED, ROOT, SHIPPED, Holding, Using

TIERS = ROOT / "tests" / "dossiers" / "tiers.yaml"
BROKEN = ROOT / "tests" / "dossiers" / "broken.yaml"
CALLED = ROOT / "tests" / "dossiers" / "called.yaml"
CONTESTED = ROOT / "tests" / "dossiers" / "contested.yaml"


@pytest.fixture(scope="module")
def tiers(shipped: Using, holding: Holding) -> Using:
    """The graph of `shipped` with the invented tiers added, for reading only."""
    return holding(SHIPPED, INVENTED, TIERS)


@pytest.fixture(scope="module")
def broken(shipped: Using, holding: Holding) -> Using:
    """The graph of `shipped` with the invented ways that break added, for reading only."""
    return holding(SHIPPED, INVENTED, BROKEN)


@pytest.fixture(scope="module")
def contested(holding: Holding) -> Using:
    """A graph with the contested dossier alone, for reading only."""
    return holding(CONTESTED)


@pytest.fixture(scope="module")
def called(holding: Holding) -> Using:
    """A graph with parties whose names are near each other, for reading only."""
    return holding(CALLED)


@pytest.fixture(scope="module")
def counted(shipped: Using) -> Using:
    """The shipped graph with its statistics up to date, by which Neo4j chooses a plan.

    Other tests fill and empty the same graph; Neo4j counts anew only now and then.
    """

    async def count(db: Database) -> None:
        await db.administer("CALL db.prepareForReplanning(120)")

    shipped(count)
    return shipped
