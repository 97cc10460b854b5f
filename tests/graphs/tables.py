"""Writing a graph: its tables row by row, and beside each the mapping that loads it."""

import csv
import shutil
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from pathlib import Path

import polars

from tests.graphs import acts, chance, credit, ownership, partnerships, shape
from tests.graphs.chance import Chance
from tests.graphs.rows import Rows
from tests.graphs.shape import Shape

MAPPINGS = Path(__file__).parent / "mappings"
FORMS = ("csv", "parquet")
FEWEST = 100  # of fewer, a table may have no row
TABLES = {**ownership.TABLES, **credit.TABLES, **partnerships.TABLES, **acts.TABLES}
# What is made in turn, and up to which per cent of all relationships.
_STREAMS: tuple[tuple[Callable[[Shape, Chance], Rows], int], ...] = (
    (ownership.organs, 1),
    (ownership.ownership, 13),
    (ownership.positions, 20),
    (credit.lines, 60),
    (partnerships.partnerships, 86),
    (acts.measures, 89),
    (acts.payments, 100),
)
_Write = Callable[[Iterable[str]], object]


def write(folder: Path, relationships: int, seed: int, form: str = "csv") -> int:
    """Write the tables of a graph and their mappings; return how many relationships they state.

    These are as many as asked for, or one more.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as files:
        made = _fill(_opened(folder, files), relationships, seed)
    for name in TABLES:
        shutil.copyfile(MAPPINGS / f"{name}.yaml", folder / f"{name}.yaml")
        if form == "parquet":
            _as_parquet(folder / f"{name}.csv")
    return made


def _opened(folder: Path, files: ExitStack) -> dict[str, _Write]:
    writers: dict[str, _Write] = {}
    for name, headings in TABLES.items():
        file = (folder / f"{name}.csv").open("w", newline="", encoding="utf-8")
        writers[name] = csv.writer(files.enter_context(file), lineterminator="\n").writerow
        writers[name](headings)
    return writers


def _fill(writers: dict[str, _Write], relationships: int, seed: int) -> int:
    made, size = 0, shape.of(relationships)
    for number, (stream, share) in enumerate(_STREAMS):
        # What one has too many, because its last row states several, the next has fewer.
        due = relationships * share // 100
        for table, cells, facts in stream(size, chance.stream(seed, number)):
            if made >= due and facts:
                break
            writers[table](cells)
            made += facts
    return made


def _as_parquet(path: Path) -> None:
    polars.scan_csv(path, infer_schema=False).sink_parquet(path.with_suffix(".parquet"))
    path.unlink()
