"""A table read in stretches, however small, comes to what one reader makes of its rows in turn."""

import random
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import polars
import pytest

from kb.bulk import feed, tables
from kb.bulk.dataset import Dataset
from kb.bulk.workers import Pool
from kb.ingest.table import mapping, rows, sheets
from kb.ingest.table.apart import Table
from kb.ingest.taken import Remark, Taken
from tests.bulk.test_feed import _written
from tests.ingest.table.small import HEAD, MAPPING

# What a party is decides which rows are taken: a person has no owner, and only a person an office.
APART = """\
mapping: register
row: number
source: gazette
sources: {gazette: {publisher: The Gazette, published: 2020}}
columns:
  number: No
  owner: Owner
  owner_kind: {column: OwnerKind, map: {p: Person, c: Company, b: Bank}, otherwise: Party}
  owned: Owned
  owned_kind: {column: OwnedKind, map: {p: Person, c: Company, b: Bank}, otherwise: Party}
  country: Country
  begins: {column: Since, date: "%Y"}
  role: Role
parties:
  owner: {name: "{owner}", kind: "{owner_kind}", id: "reg-{owner}"}
  owned: {name: "{owned}", kind: "{owned_kind}", id: "reg-{owned}", country: "{country}"}
claims:
- says: "The Gazette lists {owner} as owner of {owned}."
  where: {role: owner}
  asserts: {owner: {owns: {owned: {begins: "{begins}"}}}}
- says: "The Gazette lists {owner} in an office of {owned}."
  where: {role: office}
  asserts: {owner: {holds_position: {owned: {position: chair, begins: "{begins}"}}}}
"""
APART_HEAD = "No,Owner,OwnerKind,Owned,OwnedKind,Country,Since,Role\n"
NAMES = ("Old Bank", "old bank", "New Fund", "Mill", "A. Person", "a person", "Works", "Yard")


def _apart(of: random.Random) -> str:
    """A row of few keys and few names, of which kinds and countries are told in several ways."""
    since = of.choice(("2018", "2018", "soon"))
    role = of.choice(("owner", "owner", "office"))
    country = of.choice(("", "", "CN"))
    parties = (of.choice(NAMES), of.choice("pcccbu"), of.choice(NAMES), of.choice("pcccbu"))
    cells = (str(of.randrange(60)), *parties, country, since, role)
    return ",".join(cells if of.random() < 0.95 else cells[:-1])  # a line may be cut off


def _others(of: random.Random) -> str:
    """A row that may speak of others."""
    amount = of.choice(("", '"1,5"', '"1\n"'))
    lender, borrower = of.choice(NAMES), of.choice(NAMES)
    see = of.choice(("see 1", "see 30", ""))
    return f"{of.randrange(60)},{lender},{of.choice(('bank', 'firm'))},{borrower},,{amount},,{see}"


def text(seed: int, head: str) -> str:
    of = random.Random(seed)  # noqa: S311 - made cases, not secrets
    row = _apart if head == APART_HEAD else _others
    return head + "".join(f"{row(of)}\n" for _ in range(40))


def _fed(folder: Path, dataset: Dataset) -> dict[str, list[list[str]]]:
    """Write the importer's files; return their rows, all but those of accounts."""
    folder.mkdir()
    with ThreadPoolExecutor(1) as executor:
        pool = Pool(executor, 1)
        found = feed.read(pool, [dataset], folder)
        feed.write(pool, [dataset], found, folder)
    kept = (table for table in tables.ALL if table.name not in {"Load", "Throughline"})
    return {table.name: lines for table in kept if (lines := _written(folder, table))}


def _rows(read: mapping.Mapping, path: Path) -> tuple[list[Taken], list[Remark]]:
    found = list(rows.read(read, sheets.read(path)))
    taken = [one for one in found if isinstance(one, Taken)]
    return taken, [one for one in found if isinstance(one, Remark)]


def _files(folder: Path, text: str) -> Iterator[Path]:
    (folder / "t.csv").write_text(text)
    yield folder / "t.csv"
    polars.read_csv(folder / "t.csv", infer_schema=False).write_parquet(folder / "t.parquet")
    yield folder / "t.parquet"


@pytest.mark.parametrize("seed", range(40))
@pytest.mark.parametrize(
    ("by", "head"), [(APART, APART_HEAD), (MAPPING, HEAD)], ids=["apart", "of-others"]
)
def test_stretches_come_to_what_all_rows_do(tmp_path: Path, seed: int, by: str, head: str) -> None:
    (tmp_path / "m.yaml").write_text(by)
    read = mapping.read(tmp_path / "m.yaml")
    for path in _files(tmp_path, text(seed, head)):
        taken, remarks = _rows(read, path)
        brought = (one.brought for one in taken)
        named = ("t", "", "t", (read.source,))
        whole = _fed(tmp_path / f"whole{path.suffix}", Dataset(*named, brought))
        for size in (1, 200):
            noted: list[Remark] = []
            table = Table(path, tmp_path / "m.yaml", size)
            dataset = Dataset(*named, table=table, note=noted.append)
            assert _fed(tmp_path / f"{size}{path.suffix}", dataset) == whole
            assert noted == remarks


def test_the_cases_have_rows_that_others_before_them_decide(tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text(APART)
    read = mapping.read(tmp_path / "m.yaml")
    alone: set[str] = set()
    for seed in range(40):
        whole = text(seed, APART_HEAD)
        (tmp_path / "t.csv").write_text(whole)
        together = {one.number for one in _rows(read, tmp_path / "t.csv")[0]}
        for number, line in enumerate(whole.splitlines()[1:], 2):
            (tmp_path / "t.csv").write_text(f"{APART_HEAD}{line}\n")
            taken = bool(_rows(read, tmp_path / "t.csv")[0])
            alone |= {f"alone {taken}, together {number in together}"}
    assert alone == {
        "alone True, together True",
        "alone True, together False",
        "alone False, together True",
        "alone False, together False",
    }
