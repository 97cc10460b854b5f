"""Synthetic graphs: the same for a seed, as many relationships as asked for, hubs, all loadable."""

import hashlib
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from kb.ingest.table import mapping, rows, sheets
from kb.ingest.taken import Taken
from kb.ingest.timing import DATE_KEYS
from kb.model.claims import Stance, Statement
from tests.conftest import ROOT
from tests.graphs import tables

HASH = "3f55c7529226b9b10c7187011fc00fa2e0eecec8689ed219af6b5db14f813c83"

EXACT = ("0000-00-00", "0000-00", "0000")


def _hash(folder: Path) -> str:
    found = hashlib.sha256()
    for path in sorted(folder.glob("*.csv")):
        found.update(path.name.encode() + path.read_bytes())
    return found.hexdigest()


def _taken(folder: Path, form: str = "csv") -> Iterator[tuple[str, Taken]]:
    """What all rows of all tables bring, none of them refused or remarked on."""
    for name in tables.TABLES:
        read = mapping.read(folder / f"{name}.yaml")
        for item in rows.read(read, sheets.read(folder / f"{name}.{form}")):
            assert isinstance(item, Taken), (name, item)
            yield name, item


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("graph")
    tables.write(folder, 20_000, seed=1)
    return folder


@pytest.fixture(scope="module")
def stated(graph: Path) -> list[Statement]:
    taken = (item for _, item in _taken(graph))
    return [s for item in taken for claim in item.brought.claims for s in claim.statements]


def test_a_seed_gives_the_same_bytes_everywhere(tmp_path: Path) -> None:
    for folder in ("one", "again"):
        tables.write(tmp_path / folder, 500, seed=1)
        assert _hash(tmp_path / folder) == HASH


def test_another_seed_gives_another_graph(tmp_path: Path) -> None:
    tables.write(tmp_path, 500, seed=2)
    assert _hash(tmp_path) != HASH


@pytest.mark.parametrize("relationships", [100, 1_000, 7_777])
def test_there_are_as_many_relationships_as_asked_for(tmp_path: Path, relationships: int) -> None:
    made = tables.write(tmp_path, relationships, seed=3)
    keys = {
        s.key
        for _, item in _taken(tmp_path)
        for claim in item.brought.claims
        for s in claim.statements
        if s.key.left
    }
    assert len(keys) == made
    assert relationships <= made <= relationships * 1.01


def test_every_kind_of_fact_but_a_few_is_stated(stated: list[Statement]) -> None:
    assert {s.key.type for s in stated if s.key.left} == {
        *("LENDS", "LENT_TO", "GUARANTEED_BY", "OWNS", "HOLDS_POSITION", "PART_OF"),
        *("PARTNER_IN", "OPENS", "GRANTS", "TO", "OF", "IMPOSES", "TARGETS", "ADDRESSES"),
        *("PAYS", "PAID_TO"),
    }


def test_lenders_and_borrowers_have_hubs_and_a_long_tail(stated: list[Statement]) -> None:
    roles = {(s.key.type, s.key.left, s.key.right) for s in stated if s.key.left}
    lenders = Counter(left for kind, left, _ in roles if kind == "LENDS").most_common()
    borrowers = Counter(right for kind, _, right in roles if kind == "LENT_TO").most_common()
    # 4,400 parts of lenders, 3,200 of borrowers: by the laws 4 and 3 the first has so many.
    assert [name for name, _ in (lenders[0], borrowers[0])] == ["syn-bank-0", "syn-company-0"]
    assert lenders[0][1] > 4_400 / 400 ** (1 / 4) * 0.9
    assert borrowers[0][1] > 3_200 * 0.85 / 1_666 ** (1 / 3) * 0.9
    assert sorted(count for _, count in lenders)[len(lenders) // 2] < lenders[0][1] / 50
    assert borrowers[-1][1] == 1


def test_dates_are_of_all_kinds(stated: list[Statement]) -> None:
    register = {(s.field, _form(s.value), s.planned) for s in stated if s.field in DATE_KEYS}
    assert register == {
        *(("begins", form, False) for form in EXACT),
        ("begins", "..0000-00", False),  # since at least
        ("begins", "0000..0000", False),
        ("begins", "0000~", False),
        *(("ends", form, False) for form in EXACT),
        ("ends", "..0000-00", False),
        ("ends", "0000-00-00..", False),  # still
        *(("ends", form, True) for form in EXACT),
        ("in_force", "0000-00-00", False),
    }
    assert {s.field for s in stated if s.estimated} == {"begins", "amount"}


def _form(text: str) -> str:
    return re.sub(r"\d", "0", text)


def test_sources_agree_contradict_and_deny(graph: Path) -> None:
    kinds = Counter(
        (name, s.stance, s.key.type)
        for name, item in _taken(graph)
        if name.endswith("reports")
        for claim in item.brought.claims
        for s in claim.statements
    )
    assert {kind for kind in kinds if kind[1] is not Stance.ASSERTS} == {
        ("credit-reports", Stance.DENIES, "LENDS"),
        ("credit-reports", Stance.DENIES, "LENT_TO"),
        ("access-reports", Stance.DENIES, "DataAccess"),
        ("access-reports", Stance.DENIES, "TO"),
        ("access-reports", Stance.QUALIFIES, "DataAccess"),
    }


def test_parquet_has_the_same_rows(tmp_path: Path) -> None:
    for form in tables.FORMS:
        tables.write(tmp_path / form, 300, seed=1, form=form)
    assert not list((tmp_path / "parquet").glob("*.csv"))
    for name in tables.TABLES:
        one, other = (
            [cells for _, cells in sheets.read(tmp_path / form / f"{name}.{form}").rows()]
            for form in tables.FORMS
        )
        assert one == other


_PEAK = """
import resource, sys
from pathlib import Path
from tests.graphs import tables
tables.write(Path(sys.argv[1]), int(sys.argv[2]), seed=1)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def test_memory_does_not_grow_with_the_graph(tmp_path: Path) -> None:
    small, large = (
        int(subprocess.check_output([sys.executable, "-c", _PEAK, tmp_path, count], cwd=ROOT))
        for count in ("1000", "100000")
    )
    # A hundred times as many rows, of which one in ten kept would already be some 10 MB.
    assert large - small < 5_000  # KiB


def test_it_is_run_as_documented(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.graphs", "-o", str(tmp_path), "--relationships"]
    ran = subprocess.run([*command, "1_00"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout == f"100 relationships in 10 tables in {tmp_path}\n"
    few = subprocess.run([*command, "9"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (few.returncode, "write at least 100" in few.stderr) == (2, True)
