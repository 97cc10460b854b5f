"""`evidence`: who says what, through whom, and as what."""

from tests.conftest import Using
from tests.queries.test_catalogue import ask


def test_evidence_says_who_says_what_and_through_whom(shipped: Using) -> None:
    rows = ask(shipped, "evidence", facts=["huawei-access"])
    names = ("stance", "field", "value", "speaker", "source", "cites", "published")
    assert [tuple(row[name] for name in names) for row in rows if row["stance"] != "asserts"] == [
        ("qualifies", "held", "device", "francisco-varela", "hill-2018-06-05", [], "2018-06-05"),
        (
            *("qualifies", "held", "device", "facebook"),
            *("hill-2018-06-05", ["nyt-2018-06-05"], "2018-06-05"),
        ),
    ]


def test_a_plan_is_shown_as_a_plan(shipped: Using) -> None:
    rows = ask(shipped, "evidence", facts=["facebook-huawei"])
    ends = [(row["value"], row["planned"]) for row in rows if row["field"] == "ends"]
    assert sorted(ends) == [("2018-06-05..", False), ("2018-06-05..2018-06-10", True)]


def test_evidence_says_when_a_source_was_read_where_somebody_wrote_it(shipped: Using) -> None:
    rows = ask(shipped, "evidence", facts=["invented-loan"])
    assert {(row["source"], row["accessed"]) for row in rows} == {
        ("herald", "2020-03-04"),
        ("courier", None),
    }


def test_evidence_of_a_day_is_what_stood_in_sources_by_then(shipped: Using) -> None:
    def published(known_on: str | None) -> set[str]:
        rows = ask(shipped, "evidence", facts=["invented-loan"], known_on=known_on)
        return {row["source"] for row in rows}

    assert published(None) == {"herald", "courier"}
    assert published("2020-03-08") == {"herald"}
    assert published("2020-03-01") == set()
