"""What is taken for one without asking, and what is not."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.resolve import blocking
from kb.resolve.merging import Merging, merging
from kb.resolve.profile import Profile
from kb.resolve.proposals import Proposal, proposed, ranked, settled
from tests.benchmarks import real_names
from tests.resolve.test_proposals import judged, scored

pytestmark = pytest.mark.usefixtures("rigour")


def _told(found: Merging) -> list[tuple[float, list[str]]]:
    return [(merge.score, [party.id for party in merge.parties]) for merge in found.merges]


def _all_alike(*ids: str) -> list[Proposal]:
    """Proposals of each with each: the first two certain, the others less so."""
    return ranked(
        scored(one, other, 0.99 - 0.05 * (other != ids[1]))
        for at, one in enumerate(ids)
        for other in ids[at + 1 :]
    )


def test_only_what_is_certain_is_merged_and_called_by_the_shortest_id() -> None:
    found = merging(ranked([scored("bank", "a-bank", 1.0), scored("x", "y", 0.97)]), settled([]))
    assert _told(found) == [(1.0, ["bank", "a-bank"])]
    assert found.left == ()
    [merge] = found.merges
    assert merge.names == ("bank", "a-bank")
    lower = merging([scored("x", "y", 0.97)], settled([]), threshold=0.97)
    assert _told(lower) == [(0.97, ["x", "y"])]


def test_groups_hang_together_by_the_least_likely_of_their_links() -> None:
    three = [scored("a", "b", 1.0), scored("b", "c", 0.99), scored("a", "c", 0.98)]
    found = merging(three, settled([]))
    assert _told(found) == [(0.99, ["a", "b", "c"])]
    assert found.links == tuple(three[:2])


def test_no_name_in_the_middle_chains_two_bodies() -> None:
    found = merging([scored("a", "b", 1.0), scored("b", "c", 0.99)], settled([]))
    assert _told(found) == [(1.0, ["a", "b"])]
    assert [(one.proposal.pair, one.why) for one in found.left] == [
        (("b", "c"), "a and c are at 0.000: a is like c")
    ]


def test_what_speaks_against_two_keeps_a_third_from_joining_them() -> None:
    name = ("Alpha Trading",)
    abroad = [Profile("cn", name, country="CN"), Profile("us", name, country="US")]
    found = merging(proposed(combinations([*abroad, Profile("zz", name)], 2)), settled([]))
    assert _told(found) == [(1.0, ["cn", "zz"])]
    assert [one.why for one in found.left] == [
        "cn and us are at 0.800: both are called Alpha Trading, in CN and US"
    ]


def test_two_that_are_known_to_be_two_are_not_joined_by_what_both_have() -> None:
    parties = [
        Profile("a", ("Alpha",), identifiers=("lei:A1", "wikidata:Q1")),
        Profile("b", ("Alpha",), identifiers=("lei:B1", "wikidata:Q1")),
        Profile("c", ("Alpha",), identifiers=("wikidata:Q1",)),
    ]
    found = merging(proposed(combinations(parties, 2)), settled([]))
    assert [ids for _, ids in _told(found)] == [["a", "c"]]


def test_who_joined_a_party_of_which_nobody_has_the_id_counts_for_it() -> None:
    name = ("Foo Trading",)
    merged = Profile("foo", name)
    parties = [
        Profile("other-b", name, identifiers=("lei:B1",)),
        Profile("other-c", name, identifiers=("lei:C1",)),
    ]
    members = {"foo": (Profile("foo-long-one", name),)}
    found = merging(proposed(combinations([merged, *parties], 2)), settled([]), members=members)
    assert _told(found) == [(1.0, ["foo", "other-b"])]


@pytest.mark.parametrize("verdict", ["different", "unsure"])
def test_nothing_is_merged_against_a_judgement(verdict: str) -> None:
    three = [scored("a", "b", 1.0), scored("b", "c", 0.99), scored("a", "c", 0.98)]
    found = merging(three, settled([judged("a", verdict, "c")]))
    assert _told(found) == [(1.0, ["a", "b"])]
    assert [one.why for one in found.left] == [
        "a and c are judged to be different, or not to be known"
    ] * 2


_IDS = "abcde"
_PAIRS = [(one, other) for one in _IDS for other in _IDS if one < other]


@given(
    st.dictionaries(st.sampled_from(_PAIRS), st.sampled_from([0.5, 0.8, 0.98, 1.0])),
    st.dictionaries(st.sampled_from(_PAIRS), st.sampled_from(["different", "unsure"]), max_size=3),
)
def test_whoever_is_merged_may_be_each_of_the_others(
    scores: dict[tuple[str, str], float], verdicts: dict[tuple[str, str], str]
) -> None:
    proposals = ranked(scored(*ids, score) for ids, score in scores.items() if score >= 0.75)
    judgements = [judged(one, verdict, other) for (one, other), verdict in verdicts.items()]
    found = merging(proposals, settled(judgements))
    for merge in found.merges:
        ids = sorted(party.id for party in merge.parties)
        within = [(one, other) for one, other in _PAIRS if one in ids and other in ids]
        assert all(scores.get(ids, 0) >= 0.75 and ids not in verdicts for ids in within)
        assert len(merge.links) == len(ids) - 1


BANKS = (
    *(
        "China Eximbank",
        "The Export-Import Bank of China",
        "Export-Import Bank of China (Eximbank)",
    ),
    *("中国进出口银行", "Bank of China", "Bank of China Limited (BOC)", "中国银行", "BOC"),
    *("People's Bank of China", "People’s Bank of China (PBC)", "中国人民银行"),
    *("China Development Bank", "China Development Bank (CDB)", "国家开发银行", "CDB"),
    *("Caribbean Development Bank (CDB)", "Bank of Communications", "Bank of Ceylon (BOC)"),
    *("Agricultural Bank of China", "Agricultural Development Bank of China"),
    *("China Construction Bank", "Industrial and Commercial Bank of China"),
)


def test_banks_with_like_names_stay_apart() -> None:
    parties = [Profile(name, (name,)) for name in BANKS]
    found = merging(proposed(blocking.pairs(parties)), settled([]))
    assert [merge.names for merge in found.merges] == [
        ("国家开发银行", "China Development Bank", "China Development Bank (CDB)"),
        ("中国人民银行", "People's Bank of China", "People’s Bank of China (PBC)"),
        ("中国进出口银行", "The Export-Import Bank of China"),
    ]


# All of them, each looked at.
AIDATA = [
    ["China Harbor Engineering Company", "China Harbor Engineering Corporation (CHEC)"],
    ["China Harbour Engineering Co., Ltd.", "China Harbour Engineering Co., Ltd. (CHEC)"],
    ["Fujian Provincial Government", "Provincial Government of Fujian"],
    ["Government of Cabo Verde", "Government of Cape Verde"],
    ["Government of Central African Republic", "Government of the Central African Republic"],
    ["People's Liberation Army of China", "People’s Liberation Army (PLA) of China"],
    ["Sao Tome & Principe Red Cross", "São Tomé and Príncipe Red Cross"],
    [
        "China Shenyang International Economic and Technical Cooperation Co., Ltd.",
        "China Shenyang International Economic & Technical Cooperation Co,. Ltd. (CSYIC)",
    ],
    [
        "Government of Democratic Republic of Congo",
        "Government of the Democratic Republic of the Congo",
    ],
    ["China Road and Bridge Corporation", "China Road & Bridge Corporation (CRBC)"],
    [
        "Ministry of Internal Affairs and Public Security of the Central African Republic",
        "Central African Republic Ministry of Internal Affairs and Public Security.",
    ],
    ["Government of Sao Tome and Principe", "Government of São Tomé & Príncipe"],
    ["Longjian Road & Bridge Co., Ltd.", "Longjian Road and Bridge Co. Ltd."],
]


def test_the_merges_of_aidata(data: object) -> None:
    parties = real_names.of_aidata()
    found = merging(proposed(blocking.pairs(parties)), settled([]))
    assert [list(merge.names) for merge in found.merges] == AIDATA
