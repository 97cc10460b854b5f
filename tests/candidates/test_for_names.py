"""Whom names may mean among the parties in the graph."""

from collections.abc import Callable
from typing import Any

import pytest

from kb.candidates.candidate import Candidate
from kb.candidates.for_names import for_names
from kb.model import graph
from kb.store.driver import Database
from tests.conftest import ROOT, Holding, Using

NAMESAKES = ROOT / "tests" / "dossiers" / "namesakes.yaml"
Ask = Callable[..., list[Candidate]]

pytestmark = pytest.mark.usefixtures("rigour")


@pytest.fixture(scope="module")
def namesakes(holding: Holding) -> Using:
    return holding(NAMESAKES)


@pytest.fixture
def ask(namesakes: Using) -> Ask:
    def asked(*names: str, **more: Any) -> list[Candidate]:
        async def work(db: Database) -> list[Candidate]:
            async with db.reading() as tx:
                return await for_names(tx, names, **more)

        found: list[Candidate] = namesakes(work)
        return found

    return asked


def _told(found: list[Candidate]) -> list[tuple[str, float]]:
    return [(one.party, round(one.score, 3)) for one in found if one.score >= 0.75]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Export Import Bank of Ruritania", [("ruritania-eximbank", 1.0)]),
        # Slips of the pen, one of which another bank has too.
        (
            "Ruritania Exmibank",
            [("ruritania-exmbank", 0.938), ("ruritania-eximbank", 0.883)],
        ),
        ("Peoples Bank of Ruritana", [("peoples-bank-of-ruritania", 0.956)]),
        # An alias, which may be another body's abbreviation too.
        ("REB", [("ruritania-eximbank", 0.85)]),
        ("Ruritanische Staatsbank", []),
        ("", []),
        ('"*~?:(', []),
    ],
)
def test_a_name_means_those_that_are_like_it(ask: Ask, name: str, told: list[Any]) -> None:
    assert _told(ask(name)) == told


def test_a_candidate_says_who_it_is_and_why(ask: Ask) -> None:
    [found, *_] = ask("Ruritania Eximbank")
    assert (found.party, found.name, found.kinds, found.score, found.why) == (
        *("ruritania-eximbank", "Export-Import Bank of Ruritania"),
        *(frozenset({"Bank", "Company", "Party"}), 1.0, "both are called Ruritania Eximbank"),
    )
    assert found.profile.country == "CN"


def test_what_a_party_is_leaves_others_out(ask: Ask) -> None:
    kestrels = {one.party for one in ask("Kestrel Technologies")}
    named = {"kestrel", "kestrel-limited", "kestrel-abroad", "kestrel-office"}
    assert named | {"kestrels"} <= kestrels  # an unnamed group too, which is nobody's match
    companies = {one.party for one in ask("Kestrel Technologies", kinds=["Company"])}
    assert companies == kestrels - {"kestrel-office"}
    either = {one.party for one in ask("Kestrel Technologies", kinds=["Company", "Government"])}
    assert either == kestrels
    assert ask("Kestrel Technologies", kinds=["Person"]) == []


def test_identifiers_decide_and_are_found_without_a_name(ask: Ask) -> None:
    told = _told(ask("Kestrel Technology", identifiers=["lei:KESTREL0000000000001"]))
    assert told[:2] == [("falcon", 1.0), ("kestrel", 1.0)]
    assert "other-kestrel" not in {party for party, _ in told}
    assert _told(ask(identifiers=["lei:KESTREL0000000000002"])) == [("other-kestrel", 1.0)]


def test_no_more_are_returned_than_asked_for(ask: Ask) -> None:
    every = ask("Kestrel Technologies")
    assert ask("Kestrel Technologies", limit=2) == every[:2]
    assert [one.score for one in every] == sorted((one.score for one in every), reverse=True)


def test_a_profile_has_labels_of_the_model(ask: Ask) -> None:
    for one in ask("Ruritania"):
        assert one.kinds <= set(graph.LABELS)
