"""The image that `compose.yaml` names: its version, its user, and what it does not start with."""

import pytest

from kb.engine import lock
from tests.containers import deployed


def test_its_version_is_that_of_the_private_neo4j() -> None:
    assert f"neo4j:{lock.bundled().neo4j_version}" == deployed.IMAGE


@pytest.mark.parametrize(
    "environ",
    [
        {"NEO4J_AUTH": "neo4j/short"},
        {"NEO4J_AUTH": "neo4j/neo4j"},
        {"NEO4J_AUTH": "neo4j/with/slashes/in"},
        {"NEO4J_AUTH": "somebody/long enough"},
        {"NEO4J_AUTH": "long enough"},
        {"NEO4J_AUTH": "neo4j/long enough", "NEO4J_dbms_nonsense": "1"},
        {"NEO4J_AUTH": "neo4j/long enough", "NEO4J_db_transaction_timeout": "soon"},
        # What compose.yaml must not hand on to Neo4j: every such name is taken for a setting.
        {"NEO4J_AUTH": "neo4j/long enough", "NEO4J_PASSWORD": "long enough"},
    ],
    ids=lambda environ: " ".join(f"{name}={value}" for name, value in environ.items()),
)
def test_it_does_not_start_with(engine: None, environ: dict[str, str]) -> None:
    assert deployed.refused(**environ).returncode == 1
