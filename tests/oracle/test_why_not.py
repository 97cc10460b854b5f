"""`why_not` has a reason wherever there is no chain: held against the oracle's chains."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.oracle import chains
from tests.oracle.chains import Chain, Days, Shape
from tests.oracle.conftest import SEEDS, Oracle

_ALWAYS: Days = (date.min, date.max)
_DAY: Days = (date(2012, 6, 1), date(2012, 6, 1))
_ASKED: tuple[tuple[Shape, Days, dict[str, Any]], ...] = (
    (Shape(), _ALWAYS, {}),
    (Shape(), _DAY, {"on": "2012-06-01"}),
    (Shape(("implementer",)), _ALWAYS, {"link": "implementer"}),
)


def _joined(oracle: Oracle, shape: Shape, days: Days, end: str) -> set[tuple[str, str]]:
    """Return each party of a chain with what stands at an end of it."""

    def fits(one: Chain) -> bool:
        return chains.may_be_within(one, days)

    return {(one.ends["party"], one.ends[end]) for one in oracle.every(shape) if fits(one)}


@pytest.mark.parametrize(("shape", "days", "given"), _ASKED, ids=str)
@pytest.mark.parametrize("to", ["", "government", "lender", "partner"])
def test_there_is_a_reason_where_there_is_no_chain(
    oracle: Oracle, shape: Shape, days: Days, given: dict[str, Any], to: str
) -> None:
    end = {"": "party", "government": "owner"}.get(to, to)
    # An owner of another time is left out of a chain, which then stands without one.
    joined = _joined(oracle, replace(shape, owned=to == "government"), days, end)
    label = {"government": "government", "lender": "bank"}.get(to, "company")
    for seed in SEEDS[::7]:
        party, other = f"w{seed}-company-{seed % 4}", f"w{seed}-{label}-{(seed + 1) % 2}"
        other = other if to else party
        if {party, other} <= set(oracle.graph.nodes) and (party, other) not in joined:
            asked: dict[str, Any] = {to: other} if to else {}
            rows = oracle.ask("why_not", party=party, **asked, **given).rows
            assert [row for row in rows if row["missing"]], (seed, party, other)
