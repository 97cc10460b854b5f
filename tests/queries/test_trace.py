"""A trace composes questions: each is asked all that regards it."""

from typing import Any

import pytest

from kb.queries import registry, trace
from kb.queries.trace import Trace
from tests.conftest import ROOT, Holding, Using

BROKEN = ROOT / "tests" / "dossiers" / "broken.yaml"
DATED = ROOT / "tests" / "dossiers" / "dated.yaml"


@pytest.fixture(scope="module")
def dated(holding: Holding) -> Using:
    """A graph with the dated dossier alone, for reading only."""
    return holding(DATED)


def _traced(using: Using, party: str, limit: int = 20, **given: Any) -> Trace:
    folders = (registry.shipped(),)

    def find(name: str) -> Any:
        return registry.find(folders, name)

    traced: Trace = using(lambda db: trace.trace(db, find, party, given, limit))
    return traced


def _measures(traced: Trace) -> list[str]:
    return [row["measure"] for row in traced.measures]


def test_measures_are_asked_the_time_and_the_knowledge(dated: Using) -> None:
    assert _measures(_traced(dated, "dated-maker")) == ["dated-ban", "dated-inquiry"]
    assert _measures(_traced(dated, "dated-maker", known_on="2016-01-01")) == []
    assert _measures(_traced(dated, "dated-maker", between="2003/2005")) == ["dated-inquiry"]
    sure: dict[str, Any] = {"certainty": "certain"}
    assert _measures(_traced(dated, "dated-maker", **sure, between="2004-07-01/2006")) == [
        "dated-inquiry"
    ]
    assert _measures(_traced(dated, "dated-maker", **sure, on="2004-06-15")) == []


def test_no_note_is_later_than_the_day_of_knowledge(dated: Using) -> None:
    every = {note.claim["source"] for note in _traced(dated, "dated-maker").notes}
    known = _traced(dated, "dated-maker", known_on="2016-01-01")
    assert every == {"early", "late"}
    assert {note.claim["source"] for note in known.notes} <= {"early"}


def test_chains_to_an_end_of_two_parts_come_in_one_order(holding: Holding) -> None:
    # The bank lends to its client and is its partner; the large loan leads to either.
    graph = holding(BROKEN)
    every = _traced(graph, "broken-client", to="broken-bank")
    assert [row["credit_line"] for row in every.chains] == ["broken-large"] * 2 + [
        "broken-small"
    ] * 2
    first = _traced(graph, "broken-client", limit=2, to="broken-bank")
    assert (first.chains, first.truncated) == (every.chains[:2], True)
