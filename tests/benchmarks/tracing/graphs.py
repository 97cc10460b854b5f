"""The graphs that are traced: made in bulk once, and kept between runs."""

import shutil
from dataclasses import replace
from pathlib import Path
from time import perf_counter

from kb.bulk import load as bulk
from kb.config import Settings
from kb.engine import process
from kb.store.schema import MODEL_VERSION
from tests.benchmarks.bulk import datasets
from tests.benchmarks.figures import Figures, note
from tests.engine import private
from tests.graphs import tables

FOLDER = private.ROOT / ".test-home" / "traced"
SEED = 1
_MADE = "made"  # its file says that the graph beside it is whole


def kept(folder: Path, size: int, heap: str, figures: Figures) -> Settings:
    """Return the home of a graph of so many facts, having made it if nobody has.

    Args:
        folder: where graphs are kept, each for a size and a model.
        size: relationships that are facts; claims have several times as many.
        heap: of its Neo4j, in Java's notation.
        figures: is told how long making it took.
    """
    place = folder / f"{size}-{MODEL_VERSION}"
    settings = replace(private.settings(place / "home"), heap=heap)
    if not (place / _MADE).exists():
        shutil.rmtree(place, ignore_errors=True)
        tables.write(place / "tables", size, SEED)
        began = perf_counter()
        bulk.load(settings, list(datasets(place / "tables")))
        note(figures, {f"{size:,} facts: made in bulk, s": perf_counter() - began})
        process.stop(settings)
        shutil.rmtree(place / "tables")
        (place / _MADE).touch()
    return settings
