"""Loading row by row: the same whatever is stopped, refused or changed on the way."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kb.config import Connection
from kb.errors import InvalidDossier, InvalidTable, Problem
from kb.ingest import dossier
from kb.ingest.table import mapping, rows, sheets
from kb.ingest.taken import Remark, Taken
from kb.model.claims import Brought, Claim, Declaration, Source, Stance, Statement
from kb.model.dates import Days
from kb.model.ids import FactKey
from kb.queries import registry, run
from kb.store import load, parts, unload
from kb.store.answers import Row
from kb.store.changes import Tallies, Tally
from kb.store.dataset import Dataset
from kb.store.driver import Database
from kb.store.hash import graph_hash
from kb.store.parts import Pace, Summary, Told
from tests.conftest import Using, newest_commit, wipe
from tests.ingest.written import SMALL, write

Load = Callable[[Database], Coroutine[Any, Any, Summary]]

_DAY = Days(date(2020, 1, 1), date(2020, 1, 1))
REGISTER = Source("register", "A register", "Registrar", _DAY, "2020-01-01")
DATASET = Dataset("rows", "Rows", (REGISTER,), "rows.csv", "first")


def _row(number: int, bank: str = "lender", share: str = "", kind: str = "Bank") -> Taken:
    """A row that says who lent to whom; each borrower is its own."""
    loan, borrower = f"loan-{number}", f"borrower-{number}"
    things = (
        Declaration(bank, kind, f"The {bank}"),
        Declaration(borrower, "Company", f"Borrower {number}"),
        Declaration(loan, "CreditLine", f"Loan {number}"),
    )
    keys = [
        FactKey("CreditLine", "", loan),
        FactKey("LENDS", bank, loan),
        FactKey("LENT_TO", loan, borrower),
        FactKey("OWNS", bank, borrower),
    ]
    statements = [Statement(key, Stance.ASSERTS) for key in keys]
    if share:
        statements.append(Statement(keys[3], Stance.ASSERTS, "share", share))
    id, says = f"row-{number}", f"Row {number}"
    claim = Claim(id, id, says, f"row {number}", "register", tuple(statements))
    return Taken(number, Brought((), things, (claim,)))


def _rows(count: int) -> list[Taken]:
    return [_row(number) for number in range(2, count + 2)]


def _load(items: Iterable[Taken | Remark], dataset: Dataset = DATASET) -> Load:
    return lambda db: parts.load(db, dataset, items, pace=Pace(3))


def _sized(size: int) -> Load:
    return lambda db: parts.load(db, DATASET, _rows(6), pace=Pace(size))


def _told(items: Iterable[Taken | Remark], heard: list[Remark]) -> Load:
    return lambda db: parts.load(db, DATASET, items, Told(heard.append), pace=Pace(3))


def _journal(db: Database) -> Awaitable[list[Row]]:
    return db.read(
        "MATCH (l:Load) RETURN l.dossier AS dossier, l.done AS done, l.finished AS finished, "
        "l.rows AS rows, l.refused AS refused, l.created AS created ORDER BY l.at"
    )


async def states(db: Database) -> list[str]:
    """Return what the log says of each load, the first one first."""
    question = registry.find((registry.shipped(),), "changes")
    return [row["state"] for row in reversed((await run.ask(db, question, {}, 10)).rows)]


def _broken_off(rows: list[Taken], after: int) -> Iterator[Taken]:
    """Yield rows as a table would whose file ends in the midst of one."""
    yield from rows[:after]
    raise InvalidTable([Problem("rows.csv", 0, 0, "breaks off", "save it anew")])


def test_rows_are_loaded_part_by_part_and_again_nothing_is_written(
    empty: Using, connection: Connection
) -> None:
    first = empty(_load(_rows(8)))
    assert first == Summary("rows", 8, 0, Tallies(Tally(8), Tally(18), Tally(32)))
    before, journal = empty(graph_hash), empty(_journal)
    assert journal == [
        {"dossier": "rows", "done": 8, "finished": True, "rows": 8, "refused": 0, "created": 58}
    ]

    def committed(_: Database) -> Awaitable[str]:
        return asyncio.to_thread(newest_commit, connection)

    newest = empty(committed)
    again = empty(_load(_rows(8)))
    assert again == Summary("rows", 8, 0, Tallies(Tally(0, 0, 8), Tally(0, 0, 18)))
    assert (empty(committed), empty(graph_hash), empty(_journal)) == (newest, before, journal)


def test_parts_of_any_size_make_the_same_graph(empty: Using) -> None:
    hashes = set()
    for size in (1, 2, 5, 100):
        empty(wipe)
        empty(_sized(size))
        hashes.add(empty(graph_hash))
    assert len(hashes) == 1


def test_a_stopped_load_goes_on_after_the_last_part_that_it_wrote(empty: Using) -> None:
    empty(_load(_rows(8)))
    undisturbed = empty(graph_hash)
    empty(wipe)
    with pytest.raises(InvalidTable, match="breaks off"):
        empty(_load(_broken_off(_rows(8), 7)))
    [row] = empty(_journal)
    assert (row["done"], row["finished"], row["created"]) == (6, False, 44)
    summary = empty(_load(_rows(8)))
    assert (summary.rows, summary.did.claims) == (8, Tally(2))
    [row] = empty(_journal)
    assert (row["done"], row["finished"], row["rows"], row["created"]) == (8, True, 8, 58)
    assert empty(graph_hash) == undisturbed


def test_a_load_of_another_file_does_not_go_on_where_one_was_stopped(empty: Using) -> None:
    with pytest.raises(InvalidTable, match="breaks off"):
        empty(_load(_broken_off(_rows(8), 7)))
    assert empty(states) == ["stopped"]
    empty(_load(_rows(8), replace(DATASET, content="second")))
    assert [(row["done"], row["finished"]) for row in empty(_journal)] == [(6, False), (8, True)]
    assert empty(states) == ["superseded", "loaded"]


def test_a_stopped_load_is_superseded_by_one_that_finds_nothing_left_to_write(empty: Using) -> None:
    with pytest.raises(InvalidTable, match="breaks off"):
        empty(_load(_broken_off(_rows(6), 6)))
    empty(_load(_rows(6), replace(DATASET, content="as it was read")))
    assert empty(states) == ["superseded"]


def test_what_rows_no_longer_say_goes_at_the_end(empty: Using) -> None:
    empty(_load(_rows(4)))
    shorter = empty(graph_hash)
    empty(_load(_rows(8)))
    summary = empty(_load(_rows(4)))
    assert (summary.did.claims, summary.did.things) == (Tally(0, 0, 4, 4), Tally(0, 0, 10, 8))
    assert empty(graph_hash) == shorter


def test_an_update_leaves_the_rows_that_it_lacks_as_they_are(empty: Using) -> None:
    changed = [*_rows(3), _row(5, share="51%")]
    empty(_load(changed))
    wanted = empty(graph_hash)
    empty(wipe)
    empty(_load(_rows(4)))
    update = replace(DATASET, partial=True)
    summary = empty(_load([_row(5, share="51%")], update))
    assert (summary.did.claims, summary.did.facts) == (
        Tally(changed=1),
        Tally(changed=1, unchanged=3),
    )
    assert empty(graph_hash) == wanted


def test_a_row_on_a_party_that_is_something_else_elsewhere_is_refused_and_told(
    empty: Using, tmp_path: Path
) -> None:
    reading = dossier.read(write(tmp_path, SMALL))
    empty(lambda db: load.load(db, reading))
    heard: list[Remark] = []
    given = [_row(2), _row(3, "bank", kind="Government"), _row(4), _row(5), _row(6, "bank")]
    summary = empty(_told(given, heard))
    what = "`bank` is a Government here and a Bank in `small`"
    assert [(one.number, one.what) for one in heard] == [(3, what), (6, what)]
    assert (summary.rows, summary.refused, summary.did.claims) == (3, 2, Tally(3))


def test_an_id_is_a_things_or_a_sources_and_the_row_of_the_other_is_refused(empty: Using) -> None:
    def citing(number: int, source: str) -> Taken:
        row = _row(number)
        return replace(row, brought=replace(row.brought, sources=(Source(source, "A page"),)))

    given = [citing(2, "page"), _row(3, "page"), citing(4, "borrower-2"), _row(5)]
    heard: list[Remark] = []
    summary = empty(lambda db: parts.load(db, DATASET, given, Told(heard.append), pace=Pace(1)))
    assert [(one.number, one.what) for one in heard] == [
        (3, "`page` is a Bank, and the id of a source too"),
        (4, "`borrower-2` is a Company, and the id of a source too"),
    ]
    assert (summary.rows, summary.refused, summary.did.claims) == (2, 2, Tally(2))


def test_no_row_is_loaded_of_a_table_whose_source_has_the_id_of_a_party(empty: Using) -> None:
    with pytest.raises(InvalidTable) as caught:
        empty(_load([_row(2, "register")]))
    assert (str(caught.value), empty(graph_hash)) == (
        "rows.csv: `register` is a Bank, and the id of a source too; give one of them another id",
        "0" * 64,
    )


def test_a_row_that_two_files_bring_is_corrected_in_both(empty: Using) -> None:
    empty(_load(_rows(2), replace(DATASET, id="other")))
    heard: list[Remark] = []
    corrected = [_row(2, share="51%")]
    empty(lambda db: parts.load(db, DATASET, corrected, Told(heard.append)))
    assert heard == [
        Remark(
            *(2, "", "", "the claim id `row-2` is that of another claim in `other`"),
            "correct the row in that file too, and unload one of the two before you load them "
            "again; or say in the mapping that this one has another source",
        )
    ]


def test_another_title_is_a_change_of_the_dataset(empty: Using) -> None:
    empty(_load(_rows(2)))
    summary = empty(_load(_rows(2), replace(DATASET, title="Other rows")))
    assert summary.did == Tallies(Tally(0, 0, 2), Tally(0, 1, 6))


def test_rows_may_cite_a_document_whose_publisher_others_call_otherwise(empty: Using) -> None:
    def citing(number: int, publisher: str) -> Taken:
        row = _row(number)
        cited = Source("page", "A page", publisher)
        [claim] = row.brought.claims
        claims = (replace(claim, cites=("page",)),)
        return replace(row, brought=replace(row.brought, sources=(cited,), claims=claims))

    empty(_load([citing(2, "The Courier")]))
    other = _load([citing(3, "Courier, The")], replace(DATASET, id="other"))
    assert empty(other).refused == 0
    [source] = empty(lambda db: db.read("MATCH (s:Source {id: 'page'}) RETURN s.publisher AS by"))
    assert source == {"by": "Courier, The"}  # of the dataset whose id comes first


LENT = """\
mapping: lent
row: ref
source: register
sources: {register: {title: A register, publisher: Registrar, published: 2020}}
columns: {ref: Ref, lender: Lender, kind: Kind, borrower: Borrower}
parties:
  lender: {name: "{lender}", kind: "{kind}", id: "{lender}"}
  borrower: {name: "{borrower}", kind: Company, id: "{borrower}"}
credit_lines: {loan: {id: "loan-{ref}"}}
claims:
- {says: "{lender} lends.", asserts: {loan: {lender: lender, borrower: borrower}}}
"""


def test_a_refused_row_takes_nothing_with_it_that_others_speak_of(
    empty: Using, tmp_path: Path
) -> None:
    reading = dossier.read(write(tmp_path, SMALL))
    empty(lambda db: load.load(db, reading))
    (tmp_path / "lent.yaml").write_text(LENT)
    (tmp_path / "t.csv").write_text(
        "Ref,Lender,Kind,Borrower\n1,Bank,Government,Mill\n2,New Bank,Bank,Mill\n"
    )
    heard: list[Remark] = []
    by = mapping.read(tmp_path / "lent.yaml")
    dataset = Dataset("lent", "Lent", (by.source,), "t.csv")

    def loaded(db: Database) -> Awaitable[Summary]:
        items = rows.read(by, sheets.read(tmp_path / "t.csv"))
        return parts.load(db, dataset, items, Told(heard.append))

    summary = empty(loaded)
    assert [(one.number, one.what) for one in heard] == [
        (2, "`bank` is a Government here and a Bank in `small`")
    ]
    assert (summary.rows, summary.refused) == (1, 1)
    lent = "MATCH (l)-[:LENT_TO]->(b {id: 'mill'}) RETURN l.id AS loan, b.name AS borrower"
    assert empty(lambda db: db.read(lent)) == [{"loan": "loan-2", "borrower": "Mill"}]


def test_a_table_whose_source_is_another_document_elsewhere_is_refused_whole(
    empty: Using,
) -> None:
    empty(_load(_rows(1)))
    before = empty(graph_hash)
    other = replace(REGISTER, publisher="Somebody else")
    clashing = replace(DATASET, id="other", sources=(other,), file="other.csv")
    with pytest.raises(InvalidTable) as caught:
        empty(_load([_row(20)], clashing))
    assert str(caught.value) == (
        "other.csv: `register` is another document in `rows`; give one of them another id, or "
        "correct both files and load them in one command"
    )
    assert empty(graph_hash) == before


def test_a_table_takes_no_dossiers_id_and_a_dossier_no_tables(empty: Using, tmp_path: Path) -> None:
    small = dossier.read(write(tmp_path, SMALL))
    empty(lambda db: load.load(db, small))
    before = empty(graph_hash)
    with pytest.raises(InvalidTable) as caught:
        empty(_load(_rows(2), replace(DATASET, id="small")))
    assert str(caught.value) == (
        "rows.csv: `small`, as this would be called, is a dossier that was loaded; give another id "
        "with --as, or take the dossier back with `kb unload small`"
    )
    assert empty(graph_hash) == before
    empty(_load(_rows(2)))
    before = empty(graph_hash)
    taking = dossier.read(write(tmp_path, SMALL.replace("dossier: small", "dossier: rows")))
    with pytest.raises(InvalidDossier) as refused:
        empty(lambda db: load.load(db, taking))
    assert str(refused.value) == (
        f"{tmp_path}/small.yaml: `rows` is what was loaded from a file that is no dossier; "
        "give the dossier another id, or `kb unload rows` first"
    )
    assert empty(graph_hash) == before


def test_two_loads_at_once_make_the_graph_that_one_after_the_other_makes(empty: Using) -> None:
    other = replace(DATASET, id="other")
    empty(_load(_rows(7)))
    empty(_load(_rows(7), other))
    wanted = empty(graph_hash)
    empty(wipe)

    async def both(db: Database) -> None:
        await asyncio.gather(_load(_rows(7))(db), _load(_rows(7), other)(db))

    empty(both)
    assert empty(graph_hash) == wanted


def test_a_load_and_an_unload_at_once_leave_what_one_after_the_other_leaves(empty: Using) -> None:
    changed = [*_rows(6), _row(8, share="51%")]
    empty(_load(changed))
    loaded = empty(graph_hash)
    empty(wipe)
    empty(_load(_rows(7)))

    async def both(db: Database) -> None:
        await asyncio.gather(_load(changed)(db), unload.dataset(db, "rows"))

    empty(both)
    assert empty(graph_hash) in {loaded, "0" * 64}
