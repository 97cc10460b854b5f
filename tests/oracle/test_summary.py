"""`chain_summary` counts every chain of a party, a lender or a government, however it is asked."""

from typing import Any

import pytest

from tests.oracle import counts
from tests.oracle.chains import Chain
from tests.oracle.conftest import SEEDS, Oracle
from tests.oracle.counts import Asked

_ANCHORS = {
    "lender": ("lender", "bank", 3),
    "party": ("linked", "company", 4),
    "government": ("owner", "government", 2),
}
_EVERYTHING: dict[str, Any] = {"pledges": True, "outside_totals": True}
_ASKED: list[dict[str, Any]] = [
    {"certainty": "certain"},
    {"on": "2012-06-01"},
    {"on": "2012-06-01", "certainty": "certain"},
    {"between": "2011/2012", **_EVERYTHING},
    {"between": "2011/2012", "certainty": "certain", **_EVERYTHING},
    {"known_on": "2019-01-01"},
]


def _anchors(oracle: Oracle, parameter: str) -> list[tuple[int, str]]:
    """Return whom to ask for: one of each of some worlds."""
    _, label, several = _ANCHORS[parameter]
    named = ((seed, f"w{seed}-{label}-{seed // 4 % several}") for seed in SEEDS[::4])
    return [(seed, id) for seed, id in named if id in oracle.graph.nodes]


def _expected(oracle: Oracle, every: list[Chain], asked: Asked) -> list[dict[str, Any]]:
    nodes = oracle.graph.nodes
    groups = counts.by_ends(oracle.graph, every, ("lender", "data"), asked)
    return [
        {
            "lender": lender,
            "lender_name": nodes[lender]["name"],
            "collective": nodes[lender].get("collective", False),
            "data": data,
            "data_name": nodes[data]["name"],
            "currency": currency,
            "borrowers": len({one.ends["linked"] for one in group}),
            "partners": len({one.ends["partner"] for one in group}),
            **counts.counted(oracle.graph, group),
        }
        for (lender, data, currency), group in counts.in_order(groups)
    ]


@pytest.mark.parametrize(
    ("given", "asked"),
    [({}, Asked()), (_EVERYTHING, Asked(pledges=True, outside_totals=True))],
    ids=["totals", "everything"],
)
@pytest.mark.parametrize("parameter", _ANCHORS)
def test_every_chain_counts(
    oracle: Oracle, parameter: str, given: dict[str, Any], asked: Asked
) -> None:
    end = _ANCHORS[parameter][0]
    for seed, id in _anchors(oracle, parameter):
        told = oracle.ask("chain_summary", **{**given, parameter: id}).rows
        wanted = [one for one in oracle.every() if one.ends[end] == id]
        assert told == _expected(oracle, wanted, asked), (seed, id)


@pytest.mark.parametrize("given", _ASKED, ids=str)
@pytest.mark.parametrize("parameter", _ANCHORS)
def test_it_is_answered_as_its_cypher_says(
    oracle: Oracle, parameter: str, given: dict[str, Any]
) -> None:
    for seed, id in _anchors(oracle, parameter):
        both = (oracle.ask, oracle.defined)
        told, defined = (way("chain_summary", **{**given, parameter: id}).rows for way in both)
        assert told == defined, (seed, id)


def test_it_is_answered_so_of_two_ends_and_a_kind_of_data(oracle: Oracle) -> None:
    for seed, bank in _anchors(oracle, "lender"):
        ends: list[dict[str, Any]] = [
            {"lender": bank, "party": f"w{seed}-company-1"},
            {"lender": bank, "government": f"w{seed}-government-0"},
            {"party": f"w{seed}-company-2", "government": f"w{seed}-government-1"},
            {"lender": bank, "data": f"w{seed}-datacategory-1"},
        ]
        known = oracle.graph.nodes.keys()
        for given in (one for one in ends if set(one.values()) <= known):
            both = (oracle.ask, oracle.defined)
            told, defined = (way("chain_summary", **given).rows for way in both)
            assert told == defined, (seed, given)


def test_all_chains_are_counted_by_its_cypher(oracle: Oracle) -> None:
    told = oracle.ask("chain_summary").rows
    assert told == _expected(oracle, oracle.every(), Asked())
