"""What meets is counted as comparing each with each counts it."""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as some

from kb.counting import dominance, meeting
from kb.counting.dominance import Points
from kb.counting.meeting import Met, Sides

_DAY = some.integers(0, 12)
_Run = tuple[int, int, int, int, int, bool, bool]  # in the order of `Sides`


def _run(group: int, days: list[int], sure: bool, disputed: bool) -> _Run:
    begins, one, other, ends = sorted(days)
    # When it must have begun and when it may end come in any order.
    begun, ended = (one, other) if sum(days) % 2 else (other, one)
    return group, begins, begun, ended, ends, sure, disputed


_RUNS = some.lists(
    some.builds(
        _run,
        some.integers(0, 2),
        some.lists(_DAY, min_size=4, max_size=4),
        some.booleans(),
        some.booleans(),
    ),
    min_size=1,
    max_size=30,
)


def _sides(runs: list[_Run]) -> Sides:
    columns: Any = zip(*runs, strict=True)
    return Sides(*map(np.array, columns))


def _met(one: _Run, others: list[_Run], certain: bool) -> tuple[int, ...]:
    found = list(_chains(one, others, certain))
    first = min((begins for begins, *_ in found), default=0)
    last = max((ends for _, ends, *_ in found), default=0)
    sure, disputed = (
        (sum(truths) for truths in zip(*((c, d) for *_, c, d in found), strict=True))
        if found
        else (0, 0)
    )
    return len(found), sure, disputed, first, last


def _chains(one: _Run, others: list[_Run], certain: bool) -> Iterator[tuple[int, int, bool, bool]]:
    for other in others:
        begins, ends = max(one[1], other[1]), min(one[4], other[4])
        surely = one[2] <= other[3] and other[2] <= one[3] and one[5] and other[5]
        if one[0] == other[0] and begins <= ends and (surely or not certain):
            yield begins, ends, surely, one[6] or other[6]


def _told(met: Met) -> list[tuple[int, ...]]:
    columns = (met.chains, met.certain, met.disputed, met.first, met.last)
    rows = zip(*(column.tolist() for column in columns), strict=True)
    return [row if row[0] else (0, 0, 0, 0, 0) for row in rows]


def _compared(meet: Callable[[Sides, Sides], Met], certain: bool) -> Any:
    @given(_RUNS, _RUNS)
    def compare(ours: list[_Run], theirs: list[_Run]) -> None:
        told = _told(meet(_sides(ours), _sides(theirs)))
        assert told == [_met(one, theirs, certain) for one in ours]

    return compare


test_what_may_meet = _compared(meeting.possibly, certain=False)
test_what_surely_meets = _compared(meeting.certainly, certain=True)

_POINTS = some.lists(some.tuples(some.integers(0, 3), _DAY, _DAY), max_size=40)


@given(_POINTS, _POINTS)
def test_points_below_and_left(
    points: list[tuple[int, int, int]], marks: list[tuple[int, int, int]]
) -> None:
    given_points, given_marks = (
        Points(*np.array(some, np.int64).reshape(-1, 3).T) for some in (points, marks)
    )
    value = np.arange(len(points))
    found, [least] = dominance.dominated(given_points, given_marks, [value])
    below = [
        [n for n, (g, x, y) in enumerate(points) if (g == group and x < mark and y < other)]
        for group, mark, other in marks
    ]
    assert found.tolist() == [len(some) for some in below]
    assert least.tolist() == [min(some, default=dominance.BELOW) for some in below]
