"""Sources on which one claim leans together, wherever they are shown or counted."""

from pathlib import Path

import pytest

from kb.ingest import dossier
from kb.store import load
from kb.store.driver import Database
from tests.conftest import Using, wipe
from tests.queries.test_catalogue import ask

COMPILED = """\
dossier: compiled
source: survey
sources:
  survey: {publisher: The Survey, published: 2020}
  wire: {publisher: The Wire}
  paper: {publisher: The Paper, published: 2019}
  letter: {title: A letter}
  memo: {url: "https://memo.example/1"}
parties:
  others: {fund: The Fund}
  companies: {mill: The Mill}
credit_lines: {loan: The loan, advance: The advance}
claims:
- says: The Survey lists a loan, an estimate of five million dollars, after two others.
  at: row 1
  id: listed
  cites: [wire, paper]
  asserts: {loan: {lender: fund, borrower: mill, amount: USD 5m, estimated: amount}}
- says: The Paper told of it a year before.
  at: page 1
  source: paper
  id: told
  asserts: {loan: {lender: fund}}
- says: Letter, memo and Paper tell of an advance as well.
  at: row 2
  id: written
  cites: [letter, memo, paper]
  asserts: {advance: {borrower: mill, purpose: a mill}}
"""


@pytest.fixture(scope="module")
def compiled(using: Using, tmp_path_factory: pytest.TempPathFactory) -> Using:
    path: Path = tmp_path_factory.mktemp("compiled") / "compiled.yaml"
    path.write_text(COMPILED)

    async def load_it(db: Database) -> None:
        await wipe(db)
        await load.load(db, dossier.read(path))

    using(load_it)
    return using


def test_evidence_names_each_with_its_publisher(compiled: Using) -> None:
    row = next(r for r in ask(compiled, "evidence", facts=["loan"]) if r["field"] == "amount")
    names = ("cites", "cites_publishers", "cites_published", "estimated")
    assert [row[name] for name in names] == [
        *(["paper", "wire"], ["The Paper", "The Wire"], None, True),
    ]


def test_evidence_names_those_without_a_publisher_otherwise(compiled: Using) -> None:
    row = next(r for r in ask(compiled, "evidence", facts=["advance"]) if r["field"] == "purpose")
    names = ("cites", "cites_publishers", "cites_others", "cites_published")
    assert [row[name] for name in names] == [
        *(["letter", "memo", "paper"], ["The Paper"], ["A letter", "memo"], None),
    ]


def test_a_claim_lists_them_and_marks_an_estimate(compiled: Using) -> None:
    [row] = ask(compiled, "claim", claim="listed")
    assert row["cites"] == ["paper", "wire"]
    assert "asserts CreditLine loan: amount USD 5m, estimated" in row["statements"]


def test_they_count_as_one_with_whoever_repeats_one_of_them(compiled: Using) -> None:
    rows = ask(compiled, "single_source", party="fund")
    assert [
        (row["type"], row["sources"], row["publishers"], row["claim_count"]) for row in rows
    ] == [
        ("LENDS", ["paper", "wire"], ["The Paper", "The Wire"], 2),
        ("CreditLine", ["paper", "wire"], ["The Paper", "The Wire"], 2),
    ]


@pytest.mark.parametrize(
    ("on", "counts"),
    [("2019-12-31", [("CreditLine", 1, 1), ("LENDS", 1, 1)]),
     ("2020-12-31", [("CreditLine", 2, 1), ("LENDS", 2, 1)])],
)  # fmt: skip
def test_they_count_as_one_as_of_a_day(
    compiled: Using, on: str, counts: list[tuple[str, int, int]]
) -> None:
    rows = ask(compiled, "known_on", on=on, party="fund")
    assert [(row["type"], row["claim_count"], row["source_count"]) for row in rows] == counts


def test_an_estimate_and_a_party_of_no_named_kind_are_shown_so(compiled: Using) -> None:
    [line] = ask(compiled, "credit_lines", party="fund")
    [fund] = ask(compiled, "party", party="The Fund")
    assert (line["estimated"], fund["kinds"]) == (["amount"], [])
