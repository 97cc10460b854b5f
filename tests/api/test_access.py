"""Who may do what: keys, their scopes, and what is refused without them."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from api.app import create_app
from api.door import ANY, Door
from kb.access import changes, stored
from kb.access.keys import fingerprint
from kb.access.stored import Key
from kb.config import Connection
from kb.engine.layout import Home
from kb.errors import InvalidKeys
from kb.queries.catalogue import Catalogue
from tests.api.serving import Client, problem, serving
from tests.conftest import Using

ASK = "/v1/queries/chain?party=huawei"
SEND = "and send it as `Authorization: Bearer KEY`"


@pytest.fixture
def served(
    shipped: Using, connection: Connection, questions: Catalogue, home: Home
) -> Iterator[Client]:
    with serving(create_app(connection, questions, home)) as client:
        yield client


def _key(home: Home, name: str, *scopes: str) -> str:
    return changes.create(home, name, scopes, datetime.now(UTC).date())[1]


@pytest.mark.parametrize(
    "path",
    [
        *("/v1/queries", ASK, "/v1/queries/chain/suggest/party", "/v1/search?text=huawei"),
        *("/v1/changes", "/v1/parties/huawei", "/v1/parties/huawei/trace", "/v1/claims/x"),
        *("/v1/facts/x", "/v1/agreements/huawei-credit", "/v1/sources/x", "/metrics"),
        *("/v1/reconcile?queries=%7B%7D", "/v1/reconcile/suggest/entity?prefix=huawei"),
        *("/v1/reconcile/suggest/type", "/v1/reconcile/suggest/property"),
        *("/v1/reconcile/properties", "/v1/reconcile/preview?id=huawei"),
        "/v1/reconcile/features/name",
    ],
)
def test_once_there_is_a_key_every_path_that_tells_something_needs_one(
    served: Client, home: Home, path: str
) -> None:
    before = served.get(path)
    token = _key(home, "reader")
    refused = served.get(path)
    assert (refused.status_code, refused.headers["www-authenticate"]) == (
        401,
        'Bearer realm="Throughline", Basic realm="Throughline", charset="UTF-8"',
    )
    make = "make one with `kb key create NAME --scope read` where the server runs,"
    detail = f"this needs a key; {make} {SEND}"
    assert refused.json() == problem("A key is needed", 401, detail, path.partition("?")[0])
    assert served.bearing(token).get(path).status_code == before.status_code


@pytest.mark.parametrize("path", ["/health", "/ready", "/openapi.json", "/docs", "/v1/reconcile"])
def test_whether_it_runs_and_how_to_ask_are_no_secret(
    served: Client, home: Home, path: str
) -> None:
    _key(home, "reader")
    assert served.get(path).status_code == 200


@pytest.mark.parametrize("header", ["Bearer x", "Bearer ", "Basic eDp5", "", "bearer \xff"])
def test_what_is_no_key_of_ours_is_refused_even_where_none_is_needed(
    served: Client, header: str
) -> None:
    answer = served.get(ASK, headers={"Authorization": header})
    assert (answer.status_code, answer.json()["detail"]) == (
        401,
        "the key is unknown, revoked or over; "
        f"make one with `kb key create NAME --scope read` where the server runs, {SEND}",
    )


def test_writing_needs_a_key_though_there_is_none(served: Client) -> None:
    answer = served.post("/v1/load", data="dossier: x")
    assert (answer.status_code, answer.json()["title"]) == (401, "A key is needed")


@pytest.mark.parametrize("scopes", [(), ("read",), ("cypher",)])
def test_a_key_without_the_scope_may_not(
    served: Client, home: Home, scopes: tuple[str, ...]
) -> None:
    token = _key(home, "reader", *scopes)
    answer = served.bearing(token).post("/v1/load", data="dossier: x")
    assert answer.status_code == 403
    assert answer.json() == problem(
        "The key does not allow it",
        403,
        "the key reader does not allow what needs the scope `write`; "
        "make one that does with `kb key create NAME --scope write`",
        "/v1/load",
    )


def test_a_key_that_may_write_may_read(served: Client, home: Home) -> None:
    token = _key(home, "loader", "write")
    assert served.bearing(token).get(ASK).status_code == 200
    assert served.bearing(token).post("/v1/load", data="dossier: x").status_code == 422


def test_a_revoked_key_is_refused_at_once(served: Client, home: Home) -> None:
    token = _key(home, "reader")
    _key(home, "another")
    assert served.bearing(token).get(ASK).status_code == 200
    changes.revoke(home, "reader")
    assert served.bearing(token).get(ASK).status_code == 401


def test_revoking_the_last_key_opens_nothing_where_strangers_come(
    shipped: Using, connection: Connection, questions: Catalogue, home: Home
) -> None:
    token = _key(home, "reader")
    with serving(create_app(connection, questions, home, Door(ANY, locked=True))) as client:
        assert client.bearing(token).get(ASK).status_code == 200
        changes.revoke(home, "reader")
        assert [client.get(ASK).status_code, client.bearing(token).get(ASK).status_code] == [
            401
        ] * 2
        home.keys.unlink()
        assert client.get(ASK).status_code == 401


def test_revoking_the_last_key_opens_reading_again_on_this_machine_alone(
    served: Client, home: Home
) -> None:
    _key(home, "reader")
    assert served.get(ASK).status_code == 401
    changes.revoke(home, "reader")
    assert (served.get(ASK).status_code, served.post("/v1/load").status_code) == (200, 401)


def test_a_key_is_refused_after_its_last_day(served: Client, home: Home) -> None:
    token = _key(home, "reader")
    [made] = stored.read(home.keys)[0]
    over = Key(made.name, made.id, made.scopes, made.created, date(2020, 1, 1), fingerprint(token))
    stored.write(home.keys, [over])
    assert served.bearing(token).get(ASK).status_code == 401


def test_damaged_keys_let_nobody_in(served: Client, home: Home) -> None:
    token = _key(home, "reader")
    home.keys.write_text("{")
    answer = served.bearing(token).get(ASK)
    assert answer.status_code == 500
    assert answer.json() == problem(
        "The file of keys is damaged",
        500,
        "nobody is let in; whoever runs the server finds what is wrong by `kb key list`",
        "/v1/queries/chain",
    )


def test_damaged_keys_let_no_server_start(
    connection: Connection, questions: Catalogue, home: Home
) -> None:
    home.root.mkdir()
    home.keys.write_text("{")
    with pytest.raises(InvalidKeys, match="cannot be read as JSON"):
        create_app(connection, questions, home)
