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
