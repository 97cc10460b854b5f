"""What is worth comparing, of many parties among themselves."""

from collections.abc import Iterable, Sequence
from itertools import combinations

import pytest

from kb.resolve import blocking, words
from kb.resolve.compare import CANDIDATE, compare_read
from kb.resolve.profile import Profile
from tests.benchmarks import real_names

# What is missed: a slip in a name that is also parted, one that is translated in half, and two that
# have a common word in common, which are two.
MISSED = {
    "pairs": {
        ("'Ndrangheta", "Andrang Heta"),
        (
            "JSC Murom Instrument-Making Plant",
            "Акционерное общество “Муромский приборостроительный завод”",
        ),
    },
    "aidata": {("China Funds-in-Trust", "China International Fund (CIF)")},
}
LOOKED_AT = 300  # of AidData's names, which lie beside their like


def _found(given: Iterable[Profile]) -> list[tuple[str, str]]:
    return [(one.id, other.id) for one, other in blocking.pairs(given)]


def _named(*names: str) -> list[Profile]:
    return [Profile(name, (name,)) for name in names]


def test_each_pair_is_found_once_and_comes_whole() -> None:
    one = Profile("a", ("China Eximbank", "Eximbank"), frozenset({"Bank"}), "CN", ("lei:A1",))
    other = Profile("b", ("China Exmbank",), frozenset({"Party"}))
    assert list(blocking.pairs([one, other, Profile("c", ("Huawei",))])) == [(one, other)]


def test_an_identifier_is_enough_and_a_group_is_nobody() -> None:
    one, other = (Profile(id, (id,), identifiers=("lei:X1-1",)) for id in ("one", "other"))
    group = Profile("group", ("one",), collective=True)
    assert _found([one, group, other]) == [("one", "other")]


def test_what_many_have_in_common_is_nothing() -> None:
    """As many have one word in common as are no block any more, and two of them another."""
    many = _named(*(f"Kestrel W{number}" for number in range(blocking.LARGEST)))
    assert ("Kestrel Quay", "Quayside Kestrel Quay") in _found(
        [*many, *_named("Kestrel Quay", "Quayside Kestrel Quay")]
    )
    assert len(_found([*many, *_named("Kestrel Quay")])) < len(many)


def test_many_of_one_name_hang_together() -> None:
    same = [Profile(str(number), ("The Harbour",)) for number in range(1000, 1100)]
    assert _found(same) == [(str(number), str(number + 1)) for number in range(1000, 1099)]


def _alike(names: Sequence[str]) -> set[tuple[str, str]]:
    read = {name: words.readings(name) for name in names}
    return {
        (one, other)
        for one, other in combinations(names, 2)
        if compare_read(read[one], read[other]).score >= CANDIDATE
    }


@pytest.mark.usefixtures("rigour")
@pytest.mark.parametrize("which", ["pairs", "aidata"])
def test_what_comparing_each_with_each_finds_is_found(which: str, data: object) -> None:
    if which == "pairs":
        names = real_names.of_pairs()
    else:
        names = sorted(party.name for party in real_names.of_aidata())[:LOOKED_AT]
    assert _alike(names) - set(_found(_named(*names))) == MISSED[which]


def test_pairs_grow_no_faster_than_parties() -> None:
    """Names of so few words that each has one in common with thousands."""
    quarters, trades = ("North", "South", "East", "West"), ("Rail", "Steel", "Cable", "Timber")
    names = [f"{a} {b} {c} {d}" for a in quarters for b in trades for c in quarters for d in trades]
    many = [Profile(str(number), (names[number % len(names)],)) for number in range(4_000)]
    assert len(_found(many)) <= blocking.MOST_SEEN * len(many)
