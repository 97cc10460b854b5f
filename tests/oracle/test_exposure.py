"""`exposure` counts every chain, however it is asked: held against the oracle's."""

from datetime import date
from typing import Any

import pytest

from tests.oracle import counts
from tests.oracle.chains import Shape
from tests.oracle.conftest import Oracle
from tests.oracle.counts import Asked

ENDS = {"data": ("lender", "data"), "partner": ("linked", "partner")}
_DAY = date(2012, 6, 1)
_YEARS = (date(2011, 1, 1), date(2012, 12, 31))
ASKED: list[tuple[dict[str, Any], Asked]] = [
    ({}, Asked()),
    ({"certainty": "certain"}, Asked(certainty="certain")),
    ({"on": "2012-06-01"}, Asked((_DAY, _DAY))),
    ({"on": "2012-06-01", "certainty": "certain"}, Asked((_DAY, _DAY), "certain")),
    ({"between": "2013.."}, Asked((date(2013, 1, 1), date.max))),
    ({"between": "2011/2012", "certainty": "certain"}, Asked(_YEARS, "certain")),
    ({"known_on": "2021-01-01"}, Asked(known_on=date(2021, 1, 1))),
    ({"known_on": "2019-01-01"}, Asked(known_on=date(2019, 1, 1))),
    ({"pledges": True}, Asked(pledges=True)),
    ({"outside_totals": True}, Asked(outside_totals=True)),
    (
        {"pledges": True, "outside_totals": True, "on": "2012-06-01"},
        Asked((_DAY, _DAY), pledges=True, outside_totals=True),
    ),
]


@pytest.mark.parametrize("by", ENDS)
@pytest.mark.parametrize(
    ("given", "asked"), ASKED, ids=lambda it: str(it) if type(it) is dict else ""
)
def test_every_chain_counts_once(
    oracle: Oracle, by: str, given: dict[str, Any], asked: Asked
) -> None:
    told = oracle.ask("exposure", by=by, **given).rows
    assert told == oracle.defined("exposure", by=by, **given).rows
    names = {id: node.get("name") for id, node in oracle.graph.nodes.items()}
    groups = counts.by_ends(oracle.graph, oracle.every(Shape(owned=False)), ENDS[by], asked)
    assert told == [
        {
            "from": one,
            "from_name": names[one],
            "to": other,
            "to_name": names[other],
            "currency": currency,
            **counts.counted(oracle.graph, group),
        }
        for (one, other, currency), group in counts.in_order(groups)
    ]


def test_what_is_asked_tells_apart(oracle: Oracle) -> None:
    # Each way of asking leaves out something that another keeps: none is a mere repetition.
    every = oracle.every(Shape(owned=False))
    kept = [
        frozenset(one.id for one in every if asked.counts(oracle.graph, one)) for _, asked in ASKED
    ]
    assert len(set(kept)) == len(kept)
    assert all(kept)


def test_pages_are_the_whole_and_repeat_nothing(oracle: Oracle) -> None:
    wanted = oracle.ask("exposure").rows[:100]
    told: list[dict[str, Any]] = []
    after: str | None = None
    while len(told) < len(wanted):
        answer = oracle.ask("exposure", limit=7, after=after)
        told += answer.rows
        after = answer.next
    assert told[: len(wanted)] == wanted
