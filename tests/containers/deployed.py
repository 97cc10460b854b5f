"""What `compose.yaml` says, and Neo4j in a container started by it or by `testcontainers`."""

import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType
from typing import Any

import yaml

from kb.config import Connection
from tests.conftest import ROOT

COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text())
IMAGE: str = COMPOSE["services"]["neo4j"]["image"]
PASSWORD = "the suite's own"  # noqa: S105 - of containers that live as long as a test
# The settings of `compose.yaml`; what is left out is given by who starts the container.
SETTINGS: dict[str, str] = {
    name: value
    for name, value in COMPOSE["services"]["neo4j"]["environment"].items()
    if name != "NEO4J_AUTH"
}
NONE: Mapping[str, str] = MappingProxyType({})

Ran = subprocess.CompletedProcess[str]


@contextmanager
def running(password: str = PASSWORD, environ: Mapping[str, str] = NONE) -> Iterator[Connection]:
    """Run Neo4j in a container until the block ends; its port is one that was free."""
    # It reads its environment when it is imported.
    from testcontainers.community.neo4j import Neo4jContainer

    container = Neo4jContainer(IMAGE, username="neo4j", password=password)
    for name, value in environ.items():
        container.with_env(name, value)
    try:
        container.start()
        yield Connection(container.get_connection_url(), password=password)
    finally:
        container.stop()


def docker(*arguments: str) -> Ran:
    """Run `docker` and say what became of it."""
    command = ["docker", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=900)


def refused(**environ: str) -> Ran:
    """Run Neo4j in a container that is to end by itself, because of its environment."""
    given = [f"--env={name}={value}" for name, value in environ.items()]
    return docker("run", "--rm", *given, IMAGE)
