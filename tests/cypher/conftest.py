"""What the questions of `cypher/` are tried on beside the shipped dossier and the tests' own."""

import pytest

from kb.ingest import dossier
from kb.store import load
from tests.conftest import ROOT, Using

TIERS = ROOT / "tests" / "dossiers" / "tiers.yaml"


@pytest.fixture(scope="module")
def tiers(shipped: Using) -> Using:
    """The graph of `shipped` with the invented tiers added, for reading only."""
    shipped(lambda db: load.load(db, dossier.read(TIERS)))
    return shipped
