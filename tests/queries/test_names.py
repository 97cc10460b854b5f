"""What things are called, asked for at once."""

from collections.abc import Iterable

from kb.queries import catalogue, names, registry
from kb.store.driver import Database
from tests.conftest import Using


def called(using: Using, ids: Iterable[str]) -> dict[str, str]:
    find = catalogue.of((registry.shipped(),)).find

    async def asked(db: Database) -> dict[str, str]:
        return await names.of(db, find, ids)

    found: dict[str, str] = using(asked)
    return found


def test_each_id_has_its_name(shipped: Using) -> None:
    ids = ["zte", "nobody", "huawei", "zte"]
    assert called(shipped, ids) == {"huawei": "Huawei", "zte": "ZTE"}


def test_more_are_asked_for_than_one_question_takes(shipped: Using) -> None:
    ids = [*(f"nobody-{n}" for n in range(600)), "huawei"]
    assert called(shipped, ids) == {"huawei": "Huawei"}


def test_nothing_is_called_nothing(shipped: Using) -> None:
    assert called(shipped, []) == {}
