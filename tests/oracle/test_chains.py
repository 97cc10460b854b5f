"""`chain` gives every chain, in its order, page by page: held against the oracle's."""

from datetime import date
from typing import Any

import pytest

from tests.oracle import chains
from tests.oracle.chains import Chain, Days, Shape
from tests.oracle.conftest import SEEDS, Oracle

_DAYS = (date(2010, 6, 1), date(2012, 6, 1))
_PERIODS: dict[str, Days] = {
    "2011..2012": (date(2011, 1, 1), date(2012, 12, 31)),
    "2013..": (date(2013, 1, 1), date.max),
}
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


def _told(oracle: Oracle, **given: Any) -> list[tuple[str, str]]:
    return [(row["chain"], row["overlap"]) for row in oracle.ask("chain", **given).rows]


def _expected(found: list[Chain]) -> list[tuple[str, str]]:
    return [(one.id, "certain" if one.certain else "possible") for one in found]


def test_all_chains_of_all_worlds(oracle: Oracle) -> None:
    assert _told(oracle) == _expected(oracle.every())


@pytest.mark.parametrize(("shape", "given"), _SHAPES, ids=str)
def test_all_chains_of_other_shapes(oracle: Oracle, shape: Shape, given: dict[str, Any]) -> None:
    assert _told(oracle, **given) == _expected(oracle.every(shape))


def test_the_certain_chains(oracle: Oracle) -> None:
    # A merely possible owner is left out of a chain that is certain without it.
    told = _told(oracle, certainty="certain")
    assert {overlap for _, overlap in told} == {"certain"}
    sure = {one.id for one in oracle.every() if one.certain}
    unowned = {one.id for one in oracle.every(Shape(owned=False)) if one.certain}
    assert sure <= {id for id, _ in told} <= sure | unowned


_ANCHORS = {"lender": ("bank", 3), "party": ("company", 4), "government": ("government", 2)}


@pytest.mark.parametrize("parameter", _ANCHORS)
@pytest.mark.parametrize(
    ("shape", "given"), [(Shape(), {}), _SHAPES[0]], ids=["plain", "any shape"]
)
def test_the_chains_of_a_party(
    oracle: Oracle, parameter: str, shape: Shape, given: dict[str, Any]
) -> None:
    label, several = _ANCHORS[parameter]
    end = "owner" if parameter == "government" else parameter
    for seed in SEEDS[::16]:
        id = f"w{seed}-{label}-{seed % several}"
        if id in oracle.graph.nodes:
            wanted = [one for one in oracle.every(shape) if one.ends[end] == id]
            assert _told(oracle, **{parameter: id}, **given) == _expected(wanted), (seed, id)


def test_the_chains_to_a_kind_of_data(oracle: Oracle) -> None:
    for seed in SEEDS[::16]:
        id = f"w{seed}-datacategory-{seed % 2}"
        wanted = [one for one in oracle.every() if id in oracle.graph.wider[one.ends["data"]]]
        assert _told(oracle, data=id) == _expected(wanted), (seed, id)


@pytest.mark.parametrize(
    ("given", "days"),
    [
        *(({"on": str(day)}, (day, day)) for day in _DAYS),
        *(({"between": text}, days) for text, days in _PERIODS.items()),
    ],
    ids=str,
)
@pytest.mark.parametrize("certainty", ["possible", "certain"])
def test_the_chains_of_a_time(
    oracle: Oracle, given: dict[str, str], days: Days, certainty: str
) -> None:
    # An owner of another time is left out of a chain, which then stands without one.
    told = {id for id, _ in _told(oracle, **given, certainty=certainty)}
    found = {shape: _of_time(oracle, shape, days, certainty) for shape in (True, False)}
    assert found[True] <= told <= found[True] | found[False]
    assert {_unowned(id) for id in told} == {_unowned(id) for id in found[False]}


def _of_time(oracle: Oracle, owned: bool, days: Days, certainty: str) -> set[str]:
    fits = chains.is_within if certainty == "certain" else chains.may_be_within
    return {
        one.id
        for one in oracle.every(Shape(owned=owned))
        if fits(one, days) and (one.certain or certainty == "possible")
    }


def _unowned(id: str) -> str:
    first, _, rest = id.partition("/")
    return rest if "-government-" in first else id


def test_pages_are_the_whole_and_repeat_nothing(oracle: Oracle) -> None:
    wanted = _expected(oracle.every())[:500]
    told: list[tuple[str, str]] = []
    after: str | None = None
    while len(told) < len(wanted):
        answer = oracle.ask("chain", limit=7, after=after)
        told += [(row["chain"], row["overlap"]) for row in answer.rows]
        after = answer.next
    assert told[: len(wanted)] == wanted
