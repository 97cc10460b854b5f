"""`chain` gives every chain, in its order, page by page: held against the oracle's."""

from collections import Counter
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.oracle import chains, told
from tests.oracle.chains import Asked, Chain, Shape
from tests.oracle.conftest import SEEDS, Oracle

_EVERY_LINK = Shape(tuple(chains.ROLES), lender_depth=20, party_depth=20)
_ANY: dict[str, Any] = {"link": "any", "lender_depth": 20, "party_depth": 20}
_SHAPES: tuple[tuple[Shape, dict[str, Any]], ...] = (
    (_EVERY_LINK, _ANY),
    (Shape(("implementer",)), {"link": "implementer"}),
    (
        Shape(("guarantor",), lender_depth=2, party_depth=1),
        {"link": "guarantor", "lender_depth": 2, "party_depth": 1},
    ),
)


# Of each, those of some seeds: the label of its end, how many there are, and whose it is.
_ANCHORS = {
    "lender": ("bank", 3, "lender"),
    "party": ("company", 4, "party"),
    "government": ("government", 2, "owner"),
    "partner": ("company", 4, "partner"),
    "data": ("datacategory", 2, "data"),
}
_FEW = SEEDS[::16]


def _told(rows: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [(row["chain"], row["overlap"]) for row in rows]


def _expected(found: list[Chain]) -> list[tuple[str, str]]:
    return [(one.id, "certain" if one.certain else "possible") for one in found]


def _hold(oracle: Oracle, rows: list[dict[str, Any]], wanted: list[Chain], each: int = 1) -> None:
    """Hold rows to chains: which they are, in which order, and what some of them tell.

    Args:
        each: 1 for all of them, 7 for every seventh.
    """
    assert _told(rows) == _expected(wanted)
    for row, chain in list(zip(rows, wanted, strict=True))[::each]:
        expected = told.row(oracle.graph, chain)
        assert {name: row[name] for name in expected} == expected, chain.id


def _of(oracle: Oracle, seed: int, shape: Shape = Shape()) -> list[Chain]:  # noqa: B008 - frozen
    """Return the chains of one world."""
    world = f"w{seed}-"
    return [one for one in oracle.every(shape) if one.ends["lender"].startswith(world)]


def _anchor(parameter: str, seed: int) -> str:
    label, several, _ = _ANCHORS[parameter]
    return f"w{seed}-{label}-{seed % several}"


def _is_at(oracle: Oracle, chain: Chain, parameter: str, id: str) -> bool:
    end = chain.ends[_ANCHORS[parameter][2]]
    return id in oracle.graph.wider[end] if parameter == "data" else end == id


def test_all_chains_of_all_worlds(oracle: Oracle) -> None:
    _hold(oracle, oracle.ask("chain").rows, oracle.every())


@pytest.mark.parametrize(("shape", "given"), _SHAPES, ids=str)
def test_all_chains_of_other_shapes(oracle: Oracle, shape: Shape, given: dict[str, Any]) -> None:
    _hold(oracle, oracle.ask("chain", **given).rows, oracle.every(shape), each=7)


def test_the_certain_chains(oracle: Oracle) -> None:
    # A merely possible owner is left out of a chain that is certain without it.
    wanted = oracle.every(asked=Asked(certain=True))
    _hold(oracle, oracle.ask("chain", certainty="certain").rows, wanted)
    assert {one.id for one in oracle.every() if one.certain} < {one.id for one in wanted}


@pytest.mark.parametrize("parameter", _ANCHORS)
@pytest.mark.parametrize(
    ("shape", "given"), [(Shape(), {}), _SHAPES[0]], ids=["plain", "any shape"]
)
def test_the_chains_of_an_anchor(
    oracle: Oracle, parameter: str, shape: Shape, given: dict[str, Any]
) -> None:
    for seed in _FEW:
        id = _anchor(parameter, seed)
        if id in oracle.graph.nodes:
            wanted = [one for one in _of(oracle, seed, shape) if _is_at(oracle, one, parameter, id)]
            at: dict[str, Any] = {parameter: id, **given}
            assert _told(oracle.ask("chain", **at).rows) == _expected(wanted), (seed, id)


@pytest.mark.parametrize(
    "both", [("lender", "party"), ("government", "partner"), ("party", "data")], ids=str
)
def test_the_chains_between_two_anchors(oracle: Oracle, both: tuple[str, str]) -> None:
    found = 0
    for seed in _FEW:
        given: dict[str, Any] = {parameter: _anchor(parameter, seed) for parameter in both}
        if set(given.values()) <= set(oracle.graph.nodes):
            wanted = [
                one
                for one in _of(oracle, seed)
                if all(_is_at(oracle, one, *anchor) for anchor in given.items())
            ]
            found += len(wanted)
            assert _told(oracle.ask("chain", **given).rows) == _expected(wanted), (seed, given)
    assert found > len(_FEW)


_DAYS = (date(2010, 6, 1), date(2012, 6, 1))
_TIMES: list[tuple[dict[str, Any], Asked]] = [
    *(({"on": str(day)}, Asked((day, day))) for day in _DAYS),
    ({"between": "2011..2012"}, Asked((date(2011, 1, 1), date(2012, 12, 31)))),
    ({"between": "2013.."}, Asked((date(2013, 1, 1), date.max))),
    ({"known_on": "2019-01-01"}, Asked(known_on=date(2019, 1, 1))),
    (
        {"known_on": "2020-03-01", "on": "2012-06-01"},
        Asked((_DAYS[1], _DAYS[1]), known_on=date(2020, 3, 1)),
    ),
]


@pytest.mark.parametrize(("given", "asked"), _TIMES, ids=str)
@pytest.mark.parametrize("certainty", ["possible", "certain"])
def test_the_chains_of_a_time(
    oracle: Oracle, given: dict[str, Any], asked: Asked, certainty: str
) -> None:
    # An owner of another time is left out of a chain, which then stands without one.
    wanted = oracle.every(asked=replace(asked, certain=certainty == "certain"))
    rows = oracle.ask("chain", **given, certainty=certainty).rows
    assert _told(rows) == _expected(wanted)


def _busiest(every: list[Chain], parameter: str) -> str:
    """Return the anchor of most chains."""
    found = Counter(one.ends[_ANCHORS[parameter][2]] for one in every)
    return max(filter(None, found), key=lambda id_: (found[id_], id_))


@pytest.mark.parametrize("parameter", [None, *_ANCHORS])
def test_pages_are_the_whole_and_repeat_nothing(oracle: Oracle, parameter: str | None) -> None:
    every = oracle.every()
    given: dict[str, Any] = {parameter: _busiest(every, parameter)} if parameter else {}
    wanted = [one for one in every if all(_is_at(oracle, one, *it) for it in given.items())]
    rows: list[dict[str, Any]] = []
    after: str | None = None
    while len(rows) < 100:
        answer = oracle.ask("chain", limit=7, after=after, **given)
        rows += answer.rows
        after = answer.next
        if after is None:
            assert len(rows) == len(wanted)
            break
    assert _told(rows) == _expected(wanted[: len(rows)])
    assert len(wanted) > 7
