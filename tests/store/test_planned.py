"""Rows that contradict what stands are refused, and take nothing with them."""

from collections.abc import Awaitable
from dataclasses import replace
from pathlib import Path

import pytest

from kb.errors import InvalidDossier, InvalidTable
from kb.ingest import dossier
from kb.ingest.table import mapping, rows, sheets
from kb.ingest.taken import Remark, Taken
from kb.model.claims import Source
from kb.store import load, parts
from kb.store.changes import Tally
from kb.store.dataset import Dataset
from kb.store.driver import Database
from kb.store.hash import graph_hash
from kb.store.parts import Pace, Summary, Told
from tests.conftest import Using
from tests.ingest.written import SMALL, write
from tests.store.invented import DATASET, REGISTER, lending, lendings, loading, telling


def test_a_row_on_a_party_that_is_something_else_elsewhere_is_refused_and_told(
    empty: Using, tmp_path: Path
) -> None:
    reading = dossier.read(write(tmp_path, SMALL))
    empty(lambda db: load.load(db, reading))
    heard: list[Remark] = []
    given = [
        lending(2),
        lending(3, "bank", kind="Government"),
        lending(4),
        lending(5),
        lending(6, "bank"),
    ]
    summary = empty(telling(given, heard))
    what = "`bank` is a Government here and a Bank in `small`"
    assert [(one.number, one.what) for one in heard] == [(3, what), (6, what)]
    assert (summary.rows, summary.refused, summary.did.claims) == (3, 2, Tally(3))


def test_an_id_is_a_things_or_a_sources_and_the_row_of_the_other_is_refused(empty: Using) -> None:
    def citing(number: int, source: str) -> Taken:
        row = lending(number)
        return replace(row, brought=replace(row.brought, sources=(Source(source, "A page"),)))

    given = [citing(2, "page"), lending(3, "page"), citing(4, "borrower-2"), lending(5)]
    heard: list[Remark] = []
    summary = empty(lambda db: parts.load(db, DATASET, given, Told(heard.append), pace=Pace(1)))
    assert [(one.number, one.what) for one in heard] == [
        (3, "`page` is a Bank, and the id of a source too"),
        (4, "`borrower-2` is a Company, and the id of a source too"),
    ]
    assert (summary.rows, summary.refused, summary.did.claims) == (2, 2, Tally(2))


def test_no_row_is_loaded_of_a_table_whose_source_has_the_id_of_a_party(empty: Using) -> None:
    with pytest.raises(InvalidTable) as caught:
        empty(loading([lending(2, "register")]))
    assert (str(caught.value), empty(graph_hash)) == (
        "rows.csv: `register` is a Bank, and the id of a source too; give one of them another id",
        "0" * 64,
    )


def test_a_row_that_two_files_bring_is_corrected_in_both(empty: Using) -> None:
    empty(loading(lendings(2), replace(DATASET, id="other")))
    heard: list[Remark] = []
    corrected = [lending(2, share="51%")]
    empty(lambda db: parts.load(db, DATASET, corrected, Told(heard.append)))
    assert heard == [
        Remark(
            *(2, "", "", "the claim id `row-2` is that of another claim in `other`"),
            "correct the row in that file too, and unload one of the two before you load them "
            "again; or say in the mapping that this one has another source",
        )
    ]


def test_rows_may_cite_a_document_whose_publisher_others_call_otherwise(empty: Using) -> None:
    def citing(number: int, publisher: str) -> Taken:
        row = lending(number)
        cited = Source("page", "A page", publisher)
        [claim] = row.brought.claims
        claims = (replace(claim, cites=("page",)),)
        return replace(row, brought=replace(row.brought, sources=(cited,), claims=claims))

    empty(loading([citing(2, "The Courier")]))
    other = loading([citing(3, "Courier, The")], replace(DATASET, id="other"))
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
    empty(loading(lendings(1)))
    before = empty(graph_hash)
    other = replace(REGISTER, publisher="Somebody else")
    clashing = replace(DATASET, id="other", sources=(other,), file="other.csv")
    with pytest.raises(InvalidTable) as caught:
        empty(loading([lending(20)], clashing))
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
        empty(loading(lendings(2), replace(DATASET, id="small")))
    assert str(caught.value) == (
        "rows.csv: `small`, as this would be called, is a dossier that was loaded; give another id "
        "with --as, or take the dossier back with `kb unload small`"
    )
    assert empty(graph_hash) == before
    empty(loading(lendings(2)))
    before = empty(graph_hash)
    taking = dossier.read(write(tmp_path, SMALL.replace("dossier: small", "dossier: rows")))
    with pytest.raises(InvalidDossier) as refused:
        empty(lambda db: load.load(db, taking))
    assert str(refused.value) == (
        f"{tmp_path}/small.yaml: `rows` is what was loaded from a file that is no dossier; "
        "give the dossier another id, or `kb unload rows` first"
    )
    assert empty(graph_hash) == before
