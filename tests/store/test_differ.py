"""What a load would change is what it then changes."""

from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

from kb.ingest import dossier
from kb.ingest.taken import Taken
from kb.store import differ, load, parts
from kb.store.differ import Line
from kb.store.driver import Database
from kb.store.hash import graph_hash
from tests.conftest import Using, Work
from tests.ingest.written import SMALL, write
from tests.store.invented import (
    DATASET,
    lending,
    lendings,
    loading,
)

CHANGED = SMALL.replace("USD 2bn..", "USD 3bn..").replace("Invented Bank", "The Bank")


def _of_dossier(path: Path) -> Callable[[Database], Awaitable[list[Line]]]:
    async def work(db: Database) -> list[Line]:
        return [line async for line in differ.of_dossiers(db, [dossier.read(path)])]

    return work


def _lines_of(rows: list[Taken]) -> Work:
    async def told(db: Database) -> list[Line]:
        return [line async for line in differ.of_rows(db, DATASET, rows)]

    return told


_of_rows = _lines_of([*lendings(3), lending(5, share="51%")])


def test_a_changed_dossier_is_told_line_by_line_and_nothing_is_written(
    empty: Using, tmp_path: Path
) -> None:
    small = dossier.read(write(tmp_path))
    empty(lambda db: load.load(db, small))
    before = empty(graph_hash)
    lines = empty(_of_dossier(write(tmp_path, CHANGED, "changed.yaml")))
    [claim] = [line for line in lines if line.what == "claim"]
    assert (claim.change, claim.about) == (
        "changed",
        "The bank, which the state owns, lent the maker two billions or more.",
    )
    assert [line for line in lines if line.what != "claim"] == [
        Line("changed", "thing", "bank", "Bank The Bank", ("name",)),
        Line(
            *("changed", "fact", "credit", "what is stated of the agreement itself"),
            fields=("amount_min",),
        ),
    ]
    assert empty(graph_hash) == before


def test_rows_are_told_as_they_would_be_loaded(empty: Using) -> None:
    empty(loading(lendings(8)))
    before = empty(graph_hash)
    lines = empty(_of_rows)
    told = Counter((line.change, line.what) for line in lines)
    assert empty(graph_hash) == before
    summary = empty(lambda db: parts.load(db, DATASET, [*lendings(3), lending(5, share="51%")]))
    did = summary.did
    assert told == {
        ("changed", "claim"): did.claims.changed,
        ("changed", "fact"): did.facts.changed,
        ("withdrawn", "claim"): did.claims.withdrawn,
        ("withdrawn", "thing"): did.things.withdrawn,
        ("withdrawn", "fact"): did.facts.withdrawn,
    }


def test_what_is_not_loaded_at_all_would_be_created(empty: Using) -> None:
    told = Counter((line.change, line.what) for line in empty(_of_rows))
    assert told == {("created", "claim"): 4, ("created", "thing"): 10, ("created", "fact"): 16}


def test_a_row_in_the_place_of_another_is_told_with_the_one_that_would_go(empty: Using) -> None:
    empty(loading(lendings(2)))
    told = empty(_lines_of([lending(2), lending(4)]))
    things = sorted((line.change, line.what, line.id) for line in told if line.what == "thing")
    assert things == [
        ("created", "thing", "borrower-4"),
        ("created", "thing", "loan-4"),
        ("withdrawn", "thing", "borrower-3"),
        ("withdrawn", "thing", "loan-3"),
    ]


def test_what_others_bring_too_is_joined_and_left(empty: Using) -> None:
    other = replace(DATASET, id="other", title="Other")
    empty(loading(lendings(1), other))
    joined = empty(_lines_of(lendings(1)))
    empty(loading(lendings(2)))
    left = empty(_lines_of([lending(3)]))
    told = {
        "joined": [
            Line("joined", "claim", "row-2", "Row 2"),
            Line("joined", "thing", "lender", "Bank The lender"),
            Line("joined", "thing", "borrower-2", "Company Borrower 2"),
            Line("joined", "thing", "loan-2", "CreditLine Loan 2"),
            Line("joined", "thing", "register", "Source A register"),
        ],
        "left": [
            Line("left", "claim", "row-2", "Row 2"),
            Line("left", "thing", "borrower-2", "Company Borrower 2"),
            Line("left", "thing", "loan-2", "CreditLine Loan 2"),
        ],
    }
    assert {"joined": joined, "left": left} == told
