"""The small graph is a part of the large one, and the rows that change stand in both."""

import csv
from pathlib import Path

import pytest

from tests.benchmarks import increments
from tests.benchmarks.increments import Sizes
from tests.graphs import tables

SIZES = Sizes(small=400, large=2000, rows=20)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("graphs")
    tables.write(made / "large", SIZES.large, seed=1)
    increments.prefix(made / "large", made / "small", SIZES)
    return made


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(newline="", encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def test_the_small_graph_is_the_first_rows_of_the_large(folder: Path) -> None:
    for name in tables.TABLES:
        large, small = (_rows(folder / size / f"{name}.csv") for size in ("large", "small"))
        assert small == large[: len(large) // 5]


def test_every_run_changes_the_same_rows_anew(folder: Path) -> None:
    before = _rows(folder / "small" / "credit-lines.csv")[:20]
    for run in (1, 2):
        increments.change(folder / "small", folder / "changed.csv", SIZES.rows, run)
        changed = _rows(folder / "changed.csv")
        rates = [row.pop("interest") for row in changed]
        assert rates == [f"2{run}.{n:02}" for n in range(20)]
        assert changed == [{k: v for k, v in row.items() if k != "interest"} for row in before]


def test_rows_that_are_too_few_are_told(folder: Path) -> None:
    with pytest.raises(SystemExit, match=r"has only \d+ rows of credit-lines: change fewer"):
        increments.change(folder / "small", folder / "changed.csv", 10_000, 1)
