"""Figures side by side: a row for each thing, a column for each size of what it is measured at."""

import sys
from collections.abc import Mapping, Sequence
from math import isinf

from tests.benchmarks.figures import Asked, Figures, tell

Cells = dict[str, list[float]]


def say(text: str) -> None:
    """Print a line."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def figures(title: str, found: Figures, asked: Mapping[str, Asked]) -> None:
    """Print medians under a title, beside what is asked of them."""
    say(f"\n{title}")
    tell(found, asked)
    sys.stdout.flush()


def add(cells: Cells, values: Mapping[str, float]) -> None:
    """Add a column."""
    for name, value in values.items():
        cells.setdefault(name, []).append(value)


def table(title: str, columns: Sequence[str], cells: Cells) -> None:
    """Print a table; infinity stands for what did not end."""
    say(f"\n{title:52}" + "".join(f"{column:>16}" for column in columns))
    for name, values in cells.items():
        say(f"{name:52}" + "".join(f"{_cell(value):>16}" for value in values))


def _cell(value: float) -> str:
    if isinf(value):
        return "too long"
    return f"{value:,.0f}" if value >= 100 else f"{value:,.2f}"
