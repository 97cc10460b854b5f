"""What is counted of labelled pairs."""

import pytest

from tests.benchmarks.resolve import Confusion, Pair, confusion

_PAIRS = [Pair("a", "b", person=False, same=same) for same in (True, True, False, False, True)]


def test_pairs_are_counted_from_a_threshold_on() -> None:
    found = confusion(_PAIRS, [0.9, 0.7, 0.8, 0.1, 0.75], 0.75)
    assert found == Confusion(right=2, wrong=1, missed=1, apart=1)
    assert found.precision == pytest.approx(2 / 3)
    assert found.f1 == pytest.approx(4 / 6)
