"""Chains of several agreements: do their facts ask whether they are in force at one time?

An agreement and another that it opens or is related to are one arrangement: a source says that they
belong together. Where two arrangements meet in a party or a kind of data, nobody says so; whether
they were in force at one time is for the dates to say. THE LINE asks it for every two hops:

    WHERE all(a IN hops WHERE all(b IN hops WHERE a.begins_earliest <= b.ends_latest))

THE CERTAIN LINE asks whether they surely were; facts that bear the dates of one thing are one:

    WHERE all(a IN hops WHERE all(b IN hops WHERE a.dated_by = b.dated_by
                                              OR a.begins_latest <= b.ends_earliest))

A comparison of a begin with an end counts in any form (the latest begin by `reduce` against the
earliest end is the same line), and for the things that it is made of. Two arrangements are asked
after when each one's begin meets the other's end. To return the days and leave the comparison to
others is not asking.
"""

from collections.abc import Iterable, Iterator
from itertools import combinations

from kb.lint import chains
from kb.lint.chains import Arrangement
from kb.lint.findings import Found
from kb.lint.reading import Comparison, Hop, Reading
from kb.lint.things import Thing

THE_LINE = "all(a IN hops WHERE all(b IN hops WHERE a.begins_earliest <= b.ends_latest))"
THE_CERTAIN_LINE = (
    "all(a IN hops WHERE all(b IN hops "
    "WHERE a.dated_by = b.dated_by OR a.begins_latest <= b.ends_earliest))"
)


def find(reading: Reading) -> Iterator[Found]:
    """Find two arrangements in one chain of which nothing asks whether they overlap."""
    told: set[Thing] = set()
    for scope in reading.scopes:
        for chain in scope.chains:
            for hops in chains.connected(chain):
                found = _unasked(hops, reading.comparisons)
                if found and not told & {found[0]}:
                    told.add(found[0])
                    yield _missing(*found)


def _unasked(hops: list[Hop], comparisons: list[Comparison]) -> tuple[Thing, Thing] | None:
    """Return two things of which nothing is asked; the same twice where one hop is repeated."""
    for hop in hops:
        if chains.runs_through_several(hop) and not _compared(
            comparisons, {hop.relationship}, {hop.relationship}
        ):
            return hop.relationship, hop.relationship
    arrangements = sorted(chains.arrangements(hops), key=lambda one: min(t.place for t in one))
    for one, other in combinations(arrangements, 2):
        if not _compared(comparisons, _with_hops(one, hops), _with_hops(other, hops)):
            return _first(one), _first(other)
    return None


def _with_hops(arrangement: Arrangement, hops: list[Hop]) -> Arrangement:
    """Return an arrangement with every hop at it: each carries dates that may speak for it."""
    return arrangement | {hop.relationship for hop in hops if arrangement & {hop.before, hop.after}}


def _compared(comparisons: list[Comparison], one: Iterable[Thing], other: Iterable[Thing]) -> bool:
    """Whether some begin of each is held against some end of the other."""
    return _meets(comparisons, set(one), set(other)) and _meets(comparisons, set(other), set(one))


def _meets(comparisons: list[Comparison], begins: set[Thing], ends: set[Thing]) -> bool:
    return any(
        (found.begins is None or found.begins & begins)
        and (found.ends is None or found.ends & ends)
        for found in comparisons
    )


def _first(arrangement: Arrangement) -> Thing:
    return min(arrangement, key=lambda thing: thing.place)


def _missing(one: Thing, other: Thing) -> Found:
    if one is other:
        what = "the pattern leads through several agreements"
    else:
        what = f"{one.shown()} and {other.shown()} stand in one chain"
    what += ", and nothing asks whether they are in force at one time"
    remedy = f"name the hops, and with `[…] AS hops` write `WHERE {THE_LINE}`"
    return Found(other.place, "overlap", what, remedy)
