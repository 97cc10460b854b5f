"""How likely two parties are one, by all that is known of them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.resolve.likeness import Likeness, likeness
from kb.resolve.profile import Profile

pytestmark = pytest.mark.usefixtures("rigour")

BANK = Profile("a", ("China Eximbank",), frozenset({"Bank", "Company", "Party"}), "CN")
OTHER = replace(BANK, id="b", names=("Export-Import Bank of China", "China Exmbank"))


def _told(one: Profile, other: Profile) -> tuple[float, str]:
    found = likeness(one, other)
    return round(found.score, 3), found.why


def test_the_names_that_are_most_alike_count() -> None:
    found = likeness(BANK, OTHER)
    assert (round(found.score, 3), found.why, found.names) == (
        *(0.956, "China Eximbank is like Export-Import Bank of China"),
        ("China Eximbank", "Export-Import Bank of China"),
    )
    assert [(piece.one, piece.other) for piece in found.pieces] == [
        ("china", "china"),
        ("eximbank", "export import bank"),
        ("", "of"),
    ]


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        # Identifiers decide, whatever the names.
        (
            replace(BANK, identifiers=("lei:A1",)),
            replace(OTHER, names=("Huawei",), identifiers=("lei:A1",)),
            (1, "the same lei, A1"),
        ),
        (
            replace(BANK, identifiers=("lei:A1",)),
            replace(BANK, id="b", identifiers=("lei:B1",)),
            (0, "two bodies by their lei: A1 and B1"),
        ),
        (
            replace(BANK, identifiers=("lei:A1", "wikidata:Q1")),
            replace(BANK, id="b", identifiers=("lei:A1", "wikidata:Q2")),
            (0.9, "the same lei, A1, but two bodies by their wikidata: Q1 and Q2"),
        ),
        # Two courts of one country may give one number.
        (
            replace(BANK, identifiers=("registrationNumber:1",)),
            replace(OTHER, identifiers=("registrationNumber:1",)),
            (1, "the same registrationNumber of CN, 1"),
        ),
        (
            replace(BANK, identifiers=("registrationNumber:1",)),
            replace(OTHER, names=("Huawei",), identifiers=("registrationNumber:1",)),
            (0.9, "the same registrationNumber of CN, 1, under names that are not alike"),
        ),
        (
            replace(BANK, names=("Krone",), identifiers=("registrationNumber:1",)),
            replace(OTHER, names=("Krone Technologies",), identifiers=("registrationNumber:1",)),
            (
                0.9,
                "the same registrationNumber of CN, 1, under names that are not alike",
            ),
        ),
        # Namesakes: a person's name, and what every country has, make nobody one by themselves.
        (
            Profile("a", ("Wang Wei",), frozenset({"Person", "Party"}), "CN"),
            Profile("b", ("Wang Wei",), frozenset({"Person", "Party"}), "CN"),
            (0.95, "both are called Wang Wei, as others may be"),
        ),
        (
            Profile("a", ("Ministry of Finance",)),
            Profile("b", ("Ministry of Finance",), country="KE"),
            (0.95, "both are called Ministry of Finance, as others may be"),
        ),
        (
            Profile("a", ("Ministry of Finance",), country="KE"),
            Profile("b", ("Ministry of Finance",), country="KE"),
            (1, "both are called Ministry of Finance"),
        ),
        (
            Profile("a", ("Ministry of Finance of Kenya",)),
            Profile("b", ("Kenya Ministry of Finance",), country="KE"),
            (0.978, "Ministry of Finance of Kenya is like Kenya Ministry of Finance"),
        ),
        # What they are, where both are known to be something.
        (
            BANK,
            replace(BANK, id="b", kinds=frozenset({"Government", "Party"})),
            (0, "a bank is no government"),
        ),
        (
            BANK,
            replace(BANK, id="b", kinds=frozenset({"Party"})),
            (1, "both are called China Eximbank"),
        ),
        (
            BANK,
            replace(BANK, id="b", kinds=frozenset({"Company", "Party"})),
            (1, "both are called China Eximbank"),
        ),
        # A group is no body.
        (
            BANK,
            replace(BANK, id="b", collective=True),
            (0, "China Eximbank stands for an unnamed group"),
        ),
        # Where they are.
        (
            BANK,
            replace(BANK, id="b", country="US"),
            (0.8, "both are called China Eximbank, in CN and US"),
        ),
        (BANK, replace(BANK, id="b", country=""), (1, "both are called China Eximbank")),
        # An abbreviation is not a name of one body alone.
        (
            replace(BANK, names=("China Development Bank", "CDB")),
            replace(BANK, names=("Caribbean Development Bank", "CDB"), country=""),
            (0.85, "both are called CDB"),
        ),
        # Of whom one name says less than the other.
        (
            Profile("a", ("Huawei",)),
            Profile("b", ("Huawei Technologies Co., Ltd.",)),
            (
                0.76,
                "Huawei is like Huawei Technologies Co., Ltd., which says more or less of it",
            ),
        ),
        (
            Profile("a", ("Huawei Marine",)),
            Profile("b", ("Huawei Technologies Co., Ltd.",)),
            (0.495, "Huawei Marine is like Huawei Technologies Co., Ltd."),
        ),
        # What stands for a name that is not known.
        (
            Profile("a", ("N/A", "Unknown Company")),
            Profile("b", ("n/a", "Unknown company")),
            (0, "nothing is known of their names"),
        ),
        (replace(BANK, names=()), OTHER, (0, "nothing is known of their names")),
    ],
)
def test_what_decides_is_said(one: Profile, other: Profile, told: tuple[float, str]) -> None:
    assert _told(one, other) == told


def test_persons_are_compared_as_persons() -> None:
    person = Profile("a", ("Smith, John",), frozenset({"Person", "Party"}))
    other = Profile("b", ("John Smith",), frozenset({"Party"}))
    assert likeness(person, other).candidate
    unlike = Profile("c", ("Bank of China",), frozenset({"Party"}))
    assert not likeness(person, unlike).candidate


_NAMES = st.sampled_from(["Bank of China", "BOC", "Bank of Chine", "Huawei", "华为技术有限公司"])
_PARTIES = st.builds(
    Profile,
    st.just("x"),
    st.lists(_NAMES, max_size=2).map(tuple),
    st.sampled_from([frozenset(), frozenset({"Party"}), frozenset({"Company", "Party"})]),
    st.sampled_from(["", "CN", "US"]),
    st.lists(st.sampled_from(["lei:A1", "lei:B1", "wikidata:Q1"]), max_size=2).map(tuple),
    st.booleans(),
)


@given(_PARTIES, _PARTIES)
def test_likeness_is_mutual(one: Profile, other: Profile) -> None:
    found, reverse = likeness(one, other), likeness(other, one)
    assert found.score == pytest.approx(reverse.score)
    assert 0 <= found.score <= 1
    assert isinstance(found, Likeness)
