"""`why_not` has a reason just where there is no chain: held against the oracle's chains."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.oracle.chains import Asked, Shape
from tests.oracle.conftest import SEEDS, Oracle

_DAY = date(2012, 6, 1)
_ASKED: tuple[tuple[Shape, Asked, dict[str, Any]], ...] = (
    (Shape(), Asked(), {}),
    (Shape(), Asked((_DAY, _DAY)), {"on": "2012-06-01"}),
    (Shape(), Asked(certain=True), {"certainty": "certain"}),
    (Shape(("implementer",)), Asked(), {"link": "implementer"}),
)


def _joined(oracle: Oracle, shape: Shape, asked: Asked, end: str) -> set[tuple[str, str]]:
    """Return each party of a chain with what stands at an end of it."""
    return {(one.ends["party"], one.ends[end]) for one in oracle.every(shape, asked)}


@pytest.mark.parametrize(("shape", "asked", "given"), _ASKED, ids=str)
@pytest.mark.parametrize("to", ["", "government", "lender", "partner"])
def test_there_is_a_reason_just_where_there_is_no_chain(
    oracle: Oracle, shape: Shape, asked: Asked, given: dict[str, Any], to: str
) -> None:
    end = {"": "party", "government": "owner"}.get(to, to)
    # An owner of another time is left out of a chain, which then stands without one.
    joined = _joined(oracle, replace(shape, owned=to == "government"), asked, end)
    label = {"government": "government", "lender": "bank"}.get(to, "company")
    told: dict[bool, int] = {True: 0, False: 0}
    for seed in SEEDS[::8]:
        party, other = f"w{seed}-company-{seed % 4}", f"w{seed}-{label}-{(seed + 1) % 2}"
        other = other if to else party
        if {party, other} <= set(oracle.graph.nodes):
            more: dict[str, Any] = {to: other} if to else {}
            rows = oracle.ask("why_not", party=party, **more, **given).rows
            missing = any(row["missing"] for row in rows)
            assert missing == ((party, other) not in joined), (seed, party, other)
            told[missing] += 1
    assert min(told.values()) >= 1, told
