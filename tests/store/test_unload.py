"""Unloading gives back the graph from before, and leaves what others bring."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kb.errors import UnknownThing
from kb.ingest import dossier
from kb.store import load, unload, withdrawing
from kb.store.driver import Database
from kb.store.hash import graph_hash
from tests.conftest import SHIPPED, Using
from tests.ingest.written import SMALL, write
from tests.store.invented import (
    DATASET,
    journaled,
    lendings,
    loading,
    states,
)
from tests.store.test_load import SECOND

TWO_SOURCES = """\
dossier: two
source: courier
sources:
  courier: {publisher: The Invented Courier, published: 2019}
  herald: {publisher: The Invented Herald, published: 2020}
parties:
  companies: {maker: Invented Maker, network: Invented Network, third: A Third}
claims:
- {says: It owns it., at: page 1, asserts: {maker: {owns: network}}}
- {says: It owns that too., source: herald, at: page 2, asserts: {maker: {owns: third}}}
"""


async def _unload(db: Database) -> object:
    return await unload.dataset(db, "rows")


def test_unloading_a_dataset_gives_back_the_hash_from_before(empty: Using, tmp_path: Path) -> None:
    shipped, small = dossier.read(SHIPPED), dossier.read(write(tmp_path, SMALL))
    empty(lambda db: load.load(db, shipped))
    before = empty(graph_hash)
    empty(loading(lendings(8)))
    empty(lambda db: load.load(db, small))
    empty(_unload)
    empty(lambda db: unload.dataset(db, "small"))
    assert empty(graph_hash) == before
    loads = empty(journaled)[1:]
    assert [(row["dossier"], row["finished"], row["rows"]) for row in loads] == [
        ("rows", True, 8),
        ("small", None, None),
        ("rows", True, None),
        ("small", True, None),
    ]


def test_what_two_datasets_bring_stays_while_one_of_them_does(empty: Using) -> None:
    empty(loading(lendings(4), replace(DATASET, id="other", title="Other")))
    alone = empty(graph_hash)
    empty(loading(lendings(4)))
    both = empty(graph_hash)
    empty(_unload)
    assert (empty(graph_hash), both != alone) == (alone, True)


def test_unloading_a_source_leaves_what_the_file_has_from_others(
    empty: Using, tmp_path: Path
) -> None:
    two = dossier.read(write(tmp_path, TWO_SOURCES, "two.yaml"))
    empty(lambda db: load.load(db, two))
    whole = empty(graph_hash)
    empty(lambda db: unload.source(db, "herald"))
    left = "MATCH (n:Party|Source|Dossier) RETURN n.id AS id ORDER BY id"
    rows = empty(lambda db: db.read(left))
    assert [row["id"] for row in rows] == ["courier", "maker", "network", "two"]
    empty(lambda db: load.load(db, two))
    assert empty(graph_hash) == whole


class _Stopped(Exception):
    """Somebody has stopped it."""


async def _stopped(db: Database, source: str, after: int) -> None:
    """Withdraw what stands in a source, one claim at a time, and stop after some."""
    written = 0
    write = withdrawing.write

    async def some(*given: Any) -> None:
        nonlocal written
        if written == after:
            raise _Stopped
        written += 1
        await write(*given)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(withdrawing, "write", some)
        patch.setattr(withdrawing, "BATCH", 1)
        with pytest.raises(_Stopped):
            await unload.source(db, source)


@pytest.mark.parametrize("after", [0, 1, 2, 3])
def test_unloading_a_source_is_finished_by_running_it_again(
    empty: Using, tmp_path: Path, after: int
) -> None:
    more = "- {says: And it., source: herald, at: page 3, asserts: {network: {owns: third}}}\n"
    more += "- {says: Also., source: herald, at: page 4, asserts: {maker: {owns: third}}}\n"
    more += "- {says: Too., source: herald, at: page 5, asserts: {third: {owns: network}}}\n"
    two = dossier.read(write(tmp_path, TWO_SOURCES + more, "two.yaml"))
    empty(lambda db: load.load(db, two))
    empty(lambda db: unload.source(db, "herald"))
    undisturbed = empty(graph_hash)
    empty(lambda db: load.load(db, two))
    empty(lambda db: _stopped(db, "herald", after))
    empty(lambda db: unload.source(db, "herald"))
    assert (empty(graph_hash), "stopped" in empty(states)) == (undisturbed, False)


@pytest.mark.parametrize("after", [0, 1, 2, 3])
def test_unloading_the_only_source_is_finished_by_running_it_again(
    empty: Using, tmp_path: Path, after: int
) -> None:
    second = dossier.read(write(tmp_path, SECOND, "second.yaml"))
    empty(lambda db: load.load(db, second))
    empty(lambda db: _stopped(db, "courier", after))
    empty(lambda db: unload.source(db, "courier"))
    assert (empty(graph_hash), "stopped" in empty(states)) == ("0" * 64, False)


def test_unloading_the_only_source_of_a_file_unloads_the_file(empty: Using, tmp_path: Path) -> None:
    second = dossier.read(write(tmp_path, SECOND, "second.yaml"))
    empty(lambda db: load.load(db, second))
    empty(lambda db: unload.source(db, "courier"))
    assert empty(graph_hash) == "0" * 64


def test_a_table_is_loaded_anew_after_it_was_unloaded(empty: Using) -> None:
    empty(loading(lendings(4)))
    before = empty(graph_hash)
    empty(_unload)
    assert empty(graph_hash) == "0" * 64
    empty(loading(lendings(4)))
    assert empty(graph_hash) == before


def test_what_was_never_loaded_cannot_be_unloaded(empty: Using) -> None:
    with pytest.raises(UnknownThing) as caught:
        empty(_unload)
    assert str(caught.value) == "nothing was loaded as `rows`; `kb log` lists what was"
    with pytest.raises(UnknownThing) as caught:
        empty(lambda db: unload.source(db, "nobody"))
    assert str(caught.value) == ("there is no source `nobody`; `kb query sources` lists them")
