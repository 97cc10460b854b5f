"""The id of a party that was judged to be another leads to that one."""

from collections.abc import Iterator

import pytest

from api.app import create_app
from kb.config import Connection
from kb.engine.layout import Home
from kb.queries.catalogue import Catalogue
from tests.api.serving import Client, serving
from tests.conftest import Using


@pytest.fixture(scope="module")
def caller(
    merged: Using,
    connection: Connection,
    questions: Catalogue,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Client]:
    """A caller of a server on a graph in which a party is merged."""
    home = Home(tmp_path_factory.mktemp("merged-home"))
    with serving(create_app(connection, questions, home)) as found:
        yield found


@pytest.mark.parametrize(
    ("path", "location"),
    [
        ("/v1/parties/exim-nowhere", "/v1/parties/export-bank"),
        (
            "/v1/parties/exim-nowhere/trace?on=2018-06-05",
            "/v1/parties/export-bank/trace?on=2018-06-05",
        ),
    ],
)
def test_the_address_of_a_referent_leads_to_its_partys(
    caller: Client, path: str, location: str
) -> None:
    answer = caller.get(path, allow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (308, location)
    assert answer.headers["cache-control"] == "no-cache"  # a merge may be undone
    assert caller.get(path).json() == caller.get(location).json()


def test_a_name_is_answered_where_it_is_asked(caller: Client) -> None:
    answer = caller.get("/v1/parties/Exim Nowhere", allow_redirects=False)
    assert (answer.status_code, answer.json()["party"]) == (200, "export-bank")


def test_a_question_takes_the_id_of_a_referent(caller: Client) -> None:
    answer = caller.get("/v1/queries/borrowers?lender=exim-nowhere").json()
    assert answer["parameters"]["lender"] == "export-bank"
    assert [row["borrower"] for row in answer["rows"]] == ["maker"]
