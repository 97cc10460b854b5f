"""Chance that falls the same everywhere, by its laws."""

from collections import Counter
from math import log

import pytest

from tests.graphs import chance


def test_draws_are_those_of_every_python() -> None:
    one = chance.stream(1, 2)
    assert [one.below(1000) for _ in range(3)] == [70, 434, 246]
    assert chance.stream(1, 2).pareto(100, 10_000) == 107


def test_streams_and_seeds_know_nothing_of_each_other() -> None:
    first = {chance.stream(seed, number).draw() for seed in range(50) for number in range(8)}
    assert len(first) == 400


@pytest.mark.parametrize("law", [2, 3, 4])
def test_ranks_come_up_by_their_law(law: int) -> None:
    one, size, draws = chance.stream(1, 0), 10_000, 200_000
    found = Counter(one.rank(size, law) for _ in range(draws))
    assert max(found) < size
    for rank in (0, 1, 9, 99):
        share = ((rank + 1) ** (1 / law) - rank ** (1 / law)) / size ** (1 / law)
        deviation = (draws * share) ** 0.5  # of a count that is Poisson's
        assert abs(found[rank] - draws * share) < 5 * deviation + 1


def test_amounts_follow_a_bounded_pareto_law() -> None:
    one = chance.stream(1, 0)
    drawn = sorted(one.pareto(100, 10_000_000) for _ in range(100_000))
    assert drawn[0] >= 100
    assert drawn[-1] <= 10_000_000
    # Of a law with the exponent 1, one in ten is ten times as large as the least, and so on.
    for tenth in (10_000, 1_000, 100):
        assert abs(log(drawn[-tenth] / (100 * 100_000 / tenth))) < 0.3


def test_several_are_different_and_none_of_those_left_out() -> None:
    one = chance.stream(1, 0)
    found = [one.several(1, 9, lambda: one.below(4), but=[2]) for _ in range(500)]
    assert {tuple(sorted(several)) for several in found} == {
        *((), (0,), (1,), (3,), (0, 1), (0, 3), (1, 3), (0, 1, 3)),
    }
