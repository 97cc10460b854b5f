"""Which parties of the graph may be one, and what is said of each."""

import sys
from typing import Any

import pytest

from kb.candidates import everything, evidence
from kb.candidates.evidence import Evidence, Part
from kb.errors import MissingExtra
from kb.resolve.profile import Profile
from kb.store import judging
from kb.store.driver import Database
from tests.candidates.test_for_names import NAMESAKES
from tests.conftest import Holding, Using
from tests.resolve.test_proposals import judged

pytestmark = pytest.mark.usefixtures("rigour")


@pytest.fixture
def namesakes(holding: Holding) -> Using:
    return holding(NAMESAKES)


def _all(using: Using, least: float = 0.9) -> list[str]:
    found = using(lambda db: everything.all_proposals(db, least))
    return [" ".join(one.pair) for one in found]


def _of(using: Using, party: str, least: float = 0.9) -> list[str]:
    async def work(db: Database) -> Any:
        async with db.reading() as tx:
            return await everything.proposals_for(tx, party, least)

    return [" ".join(one.pair) for one in using(work)]


def test_all_that_may_be_one_is_proposed_and_nothing_that_is_judged(namesakes: Using) -> None:
    every = [
        *("falcon kestrel", "kestrel kestrel-limited", "kestrel-abroad other-kestrel"),
        *("ruritania-eximbank ruritania-exmbank", "kestrel-abroad kestrel-limited"),
        "kestrel-limited other-kestrel",
    ]
    assert _all(namesakes) == every
    made = [judged("falcon", "same", "kestrel"), judged("kestrel-abroad", "unsure", every[1][8:])]
    namesakes(lambda db: judging.judge(db, made))
    # What `kestrel` was like, the party that it is now is like.
    assert _all(namesakes) == ["falcon kestrel-limited", *every[2:4], every[5]]


def test_one_party_is_like_the_same_as_among_all(namesakes: Using) -> None:
    every = _all(namesakes)
    for party in ("falcon", "kestrel-limited", "ruritania-exmbank", "peoples-bank-of-ruritania"):
        assert _of(namesakes, party) == [pair for pair in every if party in pair.split()]
    assert _of(namesakes, "kestrels") == []  # an unnamed group
    assert _of(namesakes, "nobody") == []


def test_a_party_has_what_its_ids_were_said_to_have(namesakes: Using) -> None:
    async def read(db: Database) -> Evidence | None:
        async with db.reading() as tx:
            return await evidence.of(tx, "falcon")

    namesakes(lambda db: judging.judge(db, [judged("falcon", "same", "kestrel")]))
    assert namesakes(read) == Evidence(
        Profile(
            "falcon",
            ("Falcon Works", "Kestrel Technologies Co., Ltd."),
            frozenset({"Company", "Party"}),
            "CN",
            ("lei:KESTREL0000000000001",),
        ),
        ("Namesakes, for tests",),
        ("Who else lends", "Who lends to whom"),
        (
            Part("implementer", of_it=False, count=1, example="The third loan"),
            Part("borrower", of_it=False, count=1, example="The first loan"),
        ),
    )


def test_without_the_library_it_is_said_what_to_install(
    namesakes: Using, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "rigour.names", None)
    for ask in (_all, lambda using: _of(using, "falcon")):
        with pytest.raises(MissingExtra, match=r"install throughline-kb\[resolve\]"):
            ask(namesakes)
