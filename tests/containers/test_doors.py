"""What `compose.yaml` closes is closed: its settings, tried on a Neo4j that has them."""

from collections.abc import Iterator

import pytest

from kb.engine import conf, proof
from kb.errors import QueryFailed, TookTooMuch
from tests.conftest import Using, using_of
from tests.containers import deployed

# What the private Neo4j has for being private, and a container has by other means.
OF_THE_PRIVATE = {
    "server.default_listen_address",  # a container has a network of its own
    "server.http.enabled",  # its health check asks over HTTP, from inside
    "server.https.enabled",  # off where nobody turns it on
    "dbms.security.auth_enabled",  # on where nobody turns it off
}


def _setting(name: str) -> str:
    return name.removeprefix("NEO4J_").replace("_", ".").replace("..", "_")


@pytest.fixture(scope="module")
def closed(engine: None) -> Iterator[Using]:
    """A Neo4j in a container with the settings of `compose.yaml`."""
    with deployed.running(environ=deployed.SETTINGS) as found:
        yield using_of(found)


def test_every_setting_of_the_private_neo4j_is_there() -> None:
    ours = {_setting(name): value for name, value in deployed.SETTINGS.items()}
    heap = ours["server.memory.heap.max_size"]
    wanted = {
        name: value for name, value in conf.closed(heap).items() if name not in OF_THE_PRIVATE
    }
    assert wanted.items() <= ours.items()


@pytest.mark.parametrize(
    ("url", "setting"),
    [
        ("file:///etc/passwd", proof.NO_FILES),
        ("file:///var/lib/neo4j/import/any.csv", proof.NO_FILES),
        ("http://127.0.0.1:7474/", proof.NO_ADDRESSES),
        ("http://[::1]:7474/", proof.NO_ADDRESSES),
        ("ftp://127.0.0.1/", proof.NO_ADDRESSES),
    ],
)
def test_a_query_reads_nothing_elsewhere(closed: Using, url: str, setting: str) -> None:
    with pytest.raises(QueryFailed, match=setting):
        closed(lambda db: db.read(proof.READ_ELSEWHERE, {"url": url}))


def test_a_query_does_not_collect_for_ever(closed: Using) -> None:
    with pytest.raises(TookTooMuch):
        closed(lambda db: db.read("UNWIND range(1, 100000000) AS n RETURN size(collect(n)) AS n"))


@pytest.mark.parametrize(
    ("setting", "value"),
    [("db.transaction.timeout", "10m"), ("client.allow_telemetry", "false")],
)
def test_a_setting_of_the_environment_is_in_force(closed: Using, setting: str, value: str) -> None:
    told = closed(lambda db: db.administer("SHOW SETTINGS $names YIELD value", {"names": setting}))
    assert told == [{"value": value}]


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("http://127.0.0.1:7474/", "bolt_routing"),  # it asks, reads, and stumbles over quotes
        ("file:///any.csv", "any.csv"),  # it looks for the file
    ],
)
def test_without_these_settings_the_doors_are_open(using: Using, url: str, words: str) -> None:
    with pytest.raises(QueryFailed, match=words) as told:
        using(lambda db: db.read(proof.READ_ELSEWHERE, {"url": url}))
    assert proof.NO_FILES not in str(told.value)
    assert proof.NO_ADDRESSES not in str(told.value)
