import pytest

from kb.errors import AmbiguousParty, UnknownParty
from kb.queries import parties
from kb.store.driver import Database
from tests.conftest import Using


def _resolve(using: Using, text: str) -> str:
    async def work(db: Database) -> str:
        async with db.reading() as tx:
            return await parties.resolve(tx, text)

    found: str = using(work)
    return found


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("huawei", "huawei"),
        ("Huawei", "huawei"),
        ("HUAWEI", "huawei"),
        ("The Maker", "invented-maker"),
        ("lei:INVENTED-LEI-1", "invented-maker"),
        ("invented-lei-1", "invented-maker"),
        ("Chinese government-owned banks", "cn-state-banks"),
        ("U.S.", "us"),
        ("Lénovo", "lenovo"),
    ],
)
def test_a_party_is_found_by_id_name_alias_or_identifier(
    shipped: Using, text: str, id: str
) -> None:
    assert _resolve(shipped, text) == id


def test_a_name_that_two_parties_share_lists_both(shipped: Using) -> None:
    with pytest.raises(AmbiguousParty) as caught:
        _resolve(shipped, "Twin Name")
    assert str(caught.value) == (
        "`Twin Name` is the name of invented-broker, invented-twin; give one of these ids"
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "Nobody",
            "no party is called `Nobody`; give its id, name, alias or identifier",
        ),
        (
            "Broker",
            "no party is called `Broker`; did you mean invented-broker (Invented Broker)?",
        ),
        ("Huawey", "no party is called `Huawey`; did you mean huawei (Huawei)?"),
        ("华为", "no party is called `华为`; did you mean huawei (Huawei)?"),
        (
            'a" OR name:*',
            'no party is called `a" OR name:*`; give its id, name, alias or identifier',
        ),
        ("\\", "no party is called `\\`; give its id, name, alias or identifier"),
    ],
)
def test_an_unknown_name_is_answered_with_what_comes_near(
    shipped: Using, text: str, message: str
) -> None:
    with pytest.raises(UnknownParty) as caught:
        _resolve(shipped, text)
    assert str(caught.value) == message


def test_an_empty_graph_says_that_nothing_is_loaded(empty: Using) -> None:
    with pytest.raises(UnknownParty) as caught:
        _resolve(empty, "huawei")
    assert str(caught.value) == (
        "no party is called `huawei`: nothing is loaded yet; try `kb load FILE`"
    )
