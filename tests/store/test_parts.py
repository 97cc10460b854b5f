"""Loading row by row: the same whatever is stopped, refused or changed on the way."""

import asyncio
from collections.abc import Awaitable, Iterator
from dataclasses import replace

import pytest

from kb.config import Connection
from kb.errors import InvalidTable, Problem
from kb.ingest.taken import Taken
from kb.store import parts, unload
from kb.store.changes import Tallies, Tally
from kb.store.driver import Database
from kb.store.hash import graph_hash
from kb.store.parts import Pace, Summary
from tests.conftest import Using, newest_commit, wipe
from tests.store.invented import (
    DATASET,
    Load,
    journaled,
    lending,
    lendings,
    loading,
    states,
)


def _sized(size: int) -> Load:
    return lambda db: parts.load(db, DATASET, lendings(6), pace=Pace(size))


def _broken_off(rows: list[Taken], after: int) -> Iterator[Taken]:
    """Yield rows as a table would whose file ends in the midst of one."""
    yield from rows[:after]
    raise InvalidTable([Problem("rows.csv", 0, 0, "breaks off", "save it anew")])


def test_rows_are_loaded_part_by_part_and_again_nothing_is_written(
    empty: Using, connection: Connection
) -> None:
    first = empty(loading(lendings(8)))
    assert first == Summary("rows", 8, 0, Tallies(Tally(8), Tally(18), Tally(32)))
    before, journal = empty(graph_hash), empty(journaled)
    assert journal == [
        {"dossier": "rows", "done": 8, "finished": True, "rows": 8, "refused": 0, "created": 58}
    ]

    def committed(_: Database) -> Awaitable[str]:
        return asyncio.to_thread(newest_commit, connection)

    newest = empty(committed)
    again = empty(loading(lendings(8)))
    assert again == Summary("rows", 8, 0, Tallies(Tally(0, 0, 8), Tally(0, 0, 18)))
    assert (empty(committed), empty(graph_hash), empty(journaled)) == (newest, before, journal)


def test_parts_of_any_size_make_the_same_graph(empty: Using) -> None:
    hashes = set()
    for size in (1, 2, 5, 100):
        empty(wipe)
        empty(_sized(size))
        hashes.add(empty(graph_hash))
    assert len(hashes) == 1


def test_a_stopped_load_goes_on_after_the_last_part_that_it_wrote(empty: Using) -> None:
    empty(loading(lendings(8)))
    undisturbed = empty(graph_hash)
    empty(wipe)
    with pytest.raises(InvalidTable, match="breaks off"):
        empty(loading(_broken_off(lendings(8), 7)))
    [row] = empty(journaled)
    assert (row["done"], row["finished"], row["created"]) == (6, False, 44)
    summary = empty(loading(lendings(8)))
    assert (summary.rows, summary.did.claims) == (8, Tally(2))
    [row] = empty(journaled)
    assert (row["done"], row["finished"], row["rows"], row["created"]) == (8, True, 8, 58)
    assert empty(graph_hash) == undisturbed


def test_a_load_of_another_file_does_not_go_on_where_one_was_stopped(empty: Using) -> None:
    with pytest.raises(InvalidTable, match="breaks off"):
        empty(loading(_broken_off(lendings(8), 7)))
    assert empty(states) == ["stopped"]
    empty(loading(lendings(8), replace(DATASET, content="second")))
    assert [(row["done"], row["finished"]) for row in empty(journaled)] == [(6, False), (8, True)]
    assert empty(states) == ["superseded", "loaded"]


def test_a_stopped_load_is_superseded_by_one_that_finds_nothing_left_to_write(empty: Using) -> None:
    with pytest.raises(InvalidTable, match="breaks off"):
        empty(loading(_broken_off(lendings(6), 6)))
    empty(loading(lendings(6), replace(DATASET, content="as it was read")))
    assert empty(states) == ["superseded"]


def test_what_rows_no_longer_say_goes_at_the_end(empty: Using) -> None:
    empty(loading(lendings(4)))
    shorter = empty(graph_hash)
    empty(loading(lendings(8)))
    summary = empty(loading(lendings(4)))
    assert (summary.did.claims, summary.did.things) == (Tally(0, 0, 4, 4), Tally(0, 0, 10, 8))
    assert empty(graph_hash) == shorter


def test_an_update_leaves_the_rows_that_it_lacks_as_they_are(empty: Using) -> None:
    changed = [*lendings(3), lending(5, share="51%")]
    empty(loading(changed))
    wanted = empty(graph_hash)
    empty(wipe)
    empty(loading(lendings(4)))
    update = replace(DATASET, partial=True)
    summary = empty(loading([lending(5, share="51%")], update))
    assert (summary.did.claims, summary.did.facts) == (
        Tally(changed=1),
        Tally(changed=1, unchanged=3),
    )
    assert empty(graph_hash) == wanted


def test_another_title_is_a_change_of_the_dataset(empty: Using) -> None:
    empty(loading(lendings(2)))
    summary = empty(loading(lendings(2), replace(DATASET, title="Other rows")))
    assert summary.did == Tallies(Tally(0, 0, 2), Tally(0, 1, 6))


def test_two_loads_at_once_make_the_graph_that_one_after_the_other_makes(empty: Using) -> None:
    other = replace(DATASET, id="other")
    empty(loading(lendings(7)))
    empty(loading(lendings(7), other))
    wanted = empty(graph_hash)
    empty(wipe)

    async def both(db: Database) -> None:
        await asyncio.gather(loading(lendings(7))(db), loading(lendings(7), other)(db))

    empty(both)
    assert empty(graph_hash) == wanted


def test_a_load_and_an_unload_at_once_leave_what_one_after_the_other_leaves(empty: Using) -> None:
    changed = [*lendings(6), lending(8, share="51%")]
    empty(loading(changed))
    loaded = empty(graph_hash)
    empty(wipe)
    empty(loading(lendings(7)))

    async def both(db: Database) -> None:
        await asyncio.gather(loading(changed)(db), unload.dataset(db, "rows"))

    empty(both)
    assert empty(graph_hash) in {loaded, "0" * 64}
