"""Ranks put agreements in one order, by their own standing alone."""

from operator import itemgetter

from hypothesis import given
from hypothesis import strategies as st

from kb.project.ranks import rank

ORDERED = [
    (False, 3, None, "c"),
    (False, 2, 2e9, "b"),
    (False, 2, 1e9, "a"),
    (False, 2, 1e9, "b"),
    (False, 2, 0.5, "a"),
    (False, 2, 0.0, "a"),
    (False, 2, None, "a"),
    (False, 1, 9e99, "a"),
    (True, 9999, 1e9, "a"),
    (True, 1, None, "a"),
]


def test_undisputed_ones_come_first_then_sources_then_amounts_then_ids() -> None:
    shuffled = [*ORDERED[5:], *ORDERED[:5]]
    assert sorted(shuffled, key=lambda told: rank(*told)) == ORDERED


def test_a_rank_reads_from_left_to_right() -> None:
    assert rank(False, 2, None, "loan") == "09997gggggggggggggggg" + "loan"
    assert rank(True, 20_000, 0.0, "loan") == "10000ffffffffffffffff" + "loan"


_AMOUNTS = st.floats(0, allow_infinity=False, allow_nan=False)
_TOLD = st.tuples(st.booleans(), st.integers(1, 9999), _AMOUNTS, st.sampled_from("abc"))


@given(st.lists(_TOLD, max_size=8))
def test_the_order_of_ranks_is_that_of_what_they_are_made_of(
    told: list[tuple[bool, int, float, str]],
) -> None:
    by_rank = sorted(told, key=lambda one: rank(*one))
    by_parts = sorted(told, key=itemgetter(3))
    by_parts.sort(key=lambda one: (one[0], -one[1], -one[2]))
    assert by_rank == by_parts
