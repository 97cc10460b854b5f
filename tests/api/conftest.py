"""A server of the shipped questions and of some of the tests' own, on a graph to read only."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from api.app import create_app
from kb.config import Connection
from kb.engine.layout import Home
from kb.queries import catalogue, registry
from kb.queries.catalogue import Catalogue
from tests.api.serving import Client, serving
from tests.candidates.test_for_names import NAMESAKES
from tests.conftest import INVENTED, OWN_QUESTIONS, SHIPPED, Holding, Using

OWN_NAMES = registry.names([OWN_QUESTIONS])


@pytest.fixture(scope="session")
def questions() -> Catalogue:
    """The shipped questions and the tests' own, read once."""
    return catalogue.of((registry.shipped(), OWN_QUESTIONS))


@pytest.fixture(scope="module")
def client(
    shipped: Using,
    connection: Connection,
    questions: Catalogue,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Client]:
    """A caller of a server without keys, on the shipped dossier and the tests' own."""
    home = Home(tmp_path_factory.mktemp("no-keys"))
    with serving(create_app(connection, questions, home)) as found:
        yield found


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home without keys and without a Neo4j."""
    return Home(tmp_path / "home")


@pytest.fixture(scope="module")
def service(
    holding: Holding,
    connection: Connection,
    questions: Catalogue,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Client]:
    """A caller of a server without keys, on a graph with namesakes."""
    holding(SHIPPED, INVENTED, NAMESAKES)
    home = Home(tmp_path_factory.mktemp("no-keys"))
    with serving(create_app(connection, questions, home)) as found:
        yield found
