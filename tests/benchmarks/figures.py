"""Figures of a benchmark, and how they are printed."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from math import inf
from statistics import median
from types import MappingProxyType

Figures = dict[str, list[float]]


@dataclass(frozen=True)
class Asked:
    """Between what a figure is to be."""

    least: float = -inf
    most: float = inf

    def __str__(self) -> str:
        if self.least == self.most:
            return f"{self.most:g}"
        return f"at most {self.most:g}" if self.least == -inf else f"at least {self.least:g}"

    def beside(self, value: float) -> str:
        """Return what is asked, and whether a value falls short of it."""
        return f"{self}{'' if self.least <= value <= self.most else ': missed'}"


NOTHING: Mapping[str, Asked] = MappingProxyType({})


def note(figures: Figures, values: Mapping[str, float]) -> None:
    """Add the values of one run, by their names."""
    for name, value in values.items():
        figures.setdefault(name, []).append(value)


def tell(figures: Figures, asked: Mapping[str, Asked] = NOTHING) -> None:
    """Print the median of each, how far its runs lie apart, and what is asked of it."""
    for name, values in figures.items():
        middle = median(values)
        spread = f"({min(values):.2f} to {max(values):.2f})" if len(values) > 1 else ""
        wanted = asked[name].beside(middle) if name in asked else ""
        sys.stdout.write(f"{name:52} {middle:10.2f}  {spread:24} {wanted}".rstrip() + "\n")
