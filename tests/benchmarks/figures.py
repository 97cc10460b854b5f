"""Figures of a benchmark, and how they are printed."""

import sys
from statistics import median

Figures = dict[str, list[float]]


def tell(figures: Figures) -> None:
    """Print the median of each, and how far its runs lie apart."""
    for name, values in figures.items():
        spread = f"({min(values):.2f} to {max(values):.2f})" if len(values) > 1 else ""
        sys.stdout.write(f"{name:52} {median(values):10.2f}  {spread}\n")
