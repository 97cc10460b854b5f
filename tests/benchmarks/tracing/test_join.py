"""Joins of columns: a graph whose chains are written out, and others that both count alike."""

import numpy as np
import pytest

from tests.benchmarks.tracing import exposure, join
from tests.benchmarks.tracing.columns import Facts, Graph, facts, graph

# Nodes: 0, 1 lenders; 2, 3 lines; 4 a borrower; 5 a partner; 6, 7 partnerships; 8, 9 accesses;
# 10, 11 kinds of data; 12, 13 governments. A fact: from, to, the four days, and what dates it.
NODES = 14
GRAPH = {
    "LENDS": facts(
        [(0, 2, 10, 10, 50, 50, 2), (1, 3, 10, 20, 30, 40, 3), (1, 2, 10, 10, 50, 50, 2)]
    ),
    "LENT_TO": facts([(2, 4, 10, 10, 50, 50, 2), (3, 4, 10, 20, 30, 40, 3)]),
    "PARTNER_IN": facts(
        [
            *[(4, 6, 15, 15, 25, 25, 6), (5, 6, 15, 15, 25, 25, 6)],
            *[(4, 7, 35, 45, 60, 60, 7), (5, 7, 35, 45, 60, 60, 7)],
        ]
    ),
    "OPENS": facts([(6, 8, 15, 15, 25, 25, 6), (7, 9, 35, 45, 60, 60, 7)]),
    "TO": facts([(8, 4, 15, 15, 25, 25, 6), (8, 5, 15, 15, 25, 25, 6), (9, 4, 35, 45, 60, 60, 9)]),
    "OF": facts(
        [(8, 10, 15, 15, 25, 25, 6), (8, 11, 15, 15, 25, 25, 6), (9, 11, 35, 45, 60, 60, 9)]
    ),
    "OWNS": facts(
        [(12, 0, 0, 0, 22, 30, 112), (13, 0, 0, 0, 99, 99, 113), (12, 1, 60, 60, 99, 99, 114)]
    ),
}


def _chains(given: Graph, lender: int) -> list[tuple[object, ...]]:
    """Return chains as owner, line, partnership, data, days, and whether they are certain."""
    found: list[tuple[object, ...]] = []
    for part in join.chains(given, lender):
        hops, sure = part.hops, join.certain(given, part)
        for row in range(len(part)):
            owns = hops["owns"][row]
            found.append(
                (
                    None if owns == join.NOBODY else int(given.owns.facts.left[owns]),
                    int(given.lends.facts.right[hops["lends"][row]]),
                    int(given.joins.facts.right[hops["joins"][row]]),
                    int(given.of.facts.right[hops["of"][row]]),
                    (int(part.begins[row]), int(part.ends[row])),
                    bool(sure[row]),
                )
            )
    return sorted(found, key=str)


def test_chains_of_a_lender_are_those_whose_hops_meet() -> None:
    given = graph(GRAPH, NODES)
    assert _chains(given, 0) == [
        (12, 2, 6, 10, (15, 25), True),
        (12, 2, 6, 11, (15, 25), True),
        (13, 2, 6, 10, (15, 25), True),
        (13, 2, 6, 11, (15, 25), True),
        (13, 2, 7, 11, (35, 50), True),
    ]
    assert _chains(given, 1) == [
        (None, 2, 6, 10, (15, 25), True),
        (None, 2, 6, 11, (15, 25), True),
        (None, 2, 7, 11, (35, 50), True),
        (None, 3, 6, 10, (15, 25), True),
        (None, 3, 6, 11, (15, 25), True),
        (None, 3, 7, 11, (35, 40), False),
    ]
    assert _chains(given, 5) == []


def test_exposure_counts_them_by_lender_and_data_once_whoever_owns_the_lender() -> None:
    found = exposure.exposure(graph(GRAPH, NODES))
    assert found.lenders.tolist() == [0, 1]
    assert found.kinds.tolist() == [10, 11]
    assert found.chains.tolist() == [[1, 2], [2, 4]]
    assert found.certain.tolist() == [[1, 2], [2, 3]]


def _drawn(chance: np.random.Generator, count: int, left: range, right: range) -> Facts:
    begins = chance.integers(0, 60, count)
    ends = np.maximum(chance.integers(40, 130, count), begins)
    columns = (
        *(chance.integers(side.start, side.stop, count) for side in (left, right)),
        *(begins, begins + chance.integers(0, 30, count)),
        *(np.minimum(chance.integers(20, 110, count), ends), ends),
        1000 * right.start + np.arange(count) // 2,  # some are dated by what dates another
    )
    return Facts(*columns)


@pytest.mark.parametrize("many", [0, exposure.MANY])
@pytest.mark.parametrize("seed", range(20))
def test_both_joins_count_alike_without_owners(
    seed: int, many: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exposure, "MANY", many)
    chance = np.random.default_rng(seed)
    lenders, lines, borrowers, others = range(5), range(5, 15), range(15, 20), range(15, 23)
    deals, accesses, data, states = range(23, 30), range(30, 36), range(36, 39), range(39, 42)
    given = graph(
        {
            "LENDS": _drawn(chance, 20, lenders, lines),
            "LENT_TO": _drawn(chance, 15, lines, borrowers),
            "PARTNER_IN": _drawn(chance, 30, others, deals),
            "OPENS": _drawn(chance, 10, deals, accesses),
            "TO": _drawn(chance, 15, accesses, borrowers),
            "OF": _drawn(chance, 12, accesses, data),
            "OWNS": _drawn(chance, 6, states, lenders),
        },
        42,
    )
    wanted = np.zeros((2, 42, 42), dtype=np.int64)
    for lender in lenders:
        for part in join.ways(given, lender):
            kinds = given.of.facts.right[part.hops["of"]]
            np.add.at(wanted[0, lender], kinds, 1)
            np.add.at(wanted[1, lender], kinds[join.certain(given, part)], 1)
    found = exposure.exposure(given)
    at = np.ix_(found.lenders, found.kinds)
    assert (found.chains == wanted[0][at]).all()
    assert (found.certain == wanted[1][at]).all()
    assert found.chains.sum() == wanted[0].sum() > 0
