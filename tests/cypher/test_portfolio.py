"""`portfolio`: what a party lends and gives, with pledges, currencies and estimates kept apart."""

import pytest

from tests.conftest import Using
from tests.queries.test_catalogue import ask

NAMES = ("type", "status", "in_totals", "currency", "agreements", "amount_min", "amount_max")
COUNTS = ("estimated", "contradicted", "disputed", "joint", "collective")

BUILT = ("CreditLine", "completion", "yes", "USD", 2, 1.1e8, 1.2e8)
DREDGED = ("CreditLine", "implementation", "no", "EUR", 1, 3e6, 3e6)
PROMISED = ("CreditLine", "pledge", None, "USD", 1, 5e8, 5e8)
UNKNOWN = ("CreditLine", None, None, None, 1, None, None)
GIVEN = ("Grant", "commitment", None, "USD", 1, 5e6, None)


def _sums(using: Using, **given: str) -> list[tuple[object, ...]]:
    return [tuple(row[name] for name in NAMES) for row in ask(using, "portfolio", **given)]


@pytest.mark.parametrize(
    ("given", "sums"),
    [
        ({"party": "harbour-bank"}, [BUILT, DREDGED, PROMISED, UNKNOWN, GIVEN]),
        ({"party": "harbour-ministry", "direction": "in"}, [BUILT, DREDGED, PROMISED, GIVEN]),
        ({"party": "harbour-ministry"}, []),
        # Who carries out is lent nothing; an overdraft is.
        ({"party": "harbour-builder", "direction": "in"}, [UNKNOWN]),
        ({"party": "harbour-bank", "counterparty": "harbour-builder"}, [UNKNOWN]),
        ({"party": "harbour-bank", "counterparty": "harbour-second-bank"}, []),
        (
            {"party": "harbour-ministry", "direction": "in", "counterparty": "harbour-fund"},
            [GIVEN],
        ),
        ({"party": "harbour-bank", "on": "2012-01-31"}, []),
        (
            {"party": "harbour-bank", "on": "2013-12-31"},
            [("CreditLine", "completion", "yes", "USD", 1, 1e8, 1e8), UNKNOWN],
        ),
    ],
)
def test_each_agreement_is_summed_once_in_its_own_row(
    wider: Using, given: dict[str, str], sums: list[tuple[object, ...]]
) -> None:
    assert _sums(wider, **given) == sums


def test_what_is_estimated_or_of_several_is_counted_and_named(wider: Using) -> None:
    rows = ask(wider, "portfolio", party="harbour-bank")
    assert [(*(row[name] for name in COUNTS), row["facts"]) for row in rows] == [
        (1, 0, 0, 1, 0, ["harbour-extension", "harbour-loan"]),
        (0, 0, 0, 0, 0, ["harbour-dredging"]),
        (0, 0, 0, 0, 0, ["harbour-promise"]),
        (0, 0, 0, 0, 0, ["harbour-overdraft"]),
        (0, 0, 0, 1, 0, ["harbour-aid"]),
    ]


def test_an_amount_that_sources_contradict_is_counted_as_such(wider: Using) -> None:
    [row] = ask(wider, "portfolio", party="invented-maker", direction="in")
    assert (row["amount_min"], row["amount_max"], row["contradicted"]) == (1e7, 3e7, 1)


def test_a_line_that_stands_for_several_counts_once_and_is_marked(wider: Using) -> None:
    [row] = ask(wider, "portfolio", party="huawei", direction="in")
    assert [row[name] for name in (*NAMES, "collective")] == [
        *("CreditLine", None, None, "USD", 1, 2e9, None, 1),
    ]
