"""`partnerships`: what is said of one is not said of another."""

from datetime import date

from kb.store.answers import Row
from tests.conftest import Using
from tests.queries.test_catalogue import ask


def test_what_is_said_of_the_chinese_makers_is_not_said_of_the_others(shipped: Using) -> None:
    def of(party: str) -> Row:
        [row] = [r for r in ask(shipped, "partnerships", party=party) if r["partner"] == "facebook"]
        return row

    lenovo, apple = of("lenovo"), of("apple")
    names = (
        "begins_earliest",
        "begins_latest",
        "ends_earliest",
        "ends_latest",
        "opens",
        "features",
    )
    assert [lenovo[name] for name in names] == [
        *(None, date(2010, 12, 31), date(2018, 6, 5), None),
        *(["user-data"], []),
    ]
    assert [apple[name] for name in names] == [
        *(date(2007, 1, 1), None, date(2007, 1, 1), None),
        *([], ["address books", "like buttons", "status updates"]),
    ]
    assert ask(shipped, "partnerships", party="zte") == []
