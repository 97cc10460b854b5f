from datetime import UTC, date, datetime, timedelta

from tests.conftest import Using
from tests.queries.test_catalogue import ask


def test_each_load_that_changed_the_graph_is_told_latest_first(shipped: Using) -> None:
    names = ("dossier", "title", "created", "changed", "withdrawn")
    assert [tuple(row[name] for name in names) for row in ask(shipped, "changes")] == [
        ("invented", "An invented case, for tests", 73, 0, 0),
        (
            "facebook-device-partners",
            "Facebook's deals with device makers, and the credit behind one of them",
            *(138, 0, 0),
        ),
    ]
    times = [datetime.fromisoformat(row["at"]) for row in ask(shipped, "changes")]
    assert times == sorted(times, reverse=True)


def test_a_day_and_a_dossier_narrow_it(shipped: Using) -> None:
    def dossiers(since: date) -> list[str]:
        return [row["dossier"] for row in ask(shipped, "changes", since=since.isoformat())]

    today = datetime.now(UTC).date()
    assert dossiers(today - timedelta(days=1)) == ["invented", "facebook-device-partners"]
    assert dossiers(today + timedelta(days=1)) == []
    assert [row["dossier"] for row in ask(shipped, "changes", dossier="invented")] == ["invented"]


def test_loads_within_a_second_are_in_their_order(empty: Using) -> None:
    # Written without its last nought, 13.120 would come after 13.123.
    times = [f"2026-11-24T09:41:13.{fraction}Z" for fraction in ("123", "120", "099")]
    create = (
        "UNWIND $times AS at CREATE (:Load {id: at, at: datetime(at), dossier: 'x', "
        "created: 1, changed: 0, withdrawn: 0})"
    )
    empty(lambda db: db.administer(create, {"times": sorted(times)}))
    assert [row["at"] for row in ask(empty, "changes")] == times
