"""How well names are told apart, and how fast: `python -m tests.benchmarks.resolve [PAIRS]`.

Pairs of names of which people have said whether they are of one body (`name1`, `name2`,
`is_match`) are compared. Printed are how many are taken rightly and wrongly from each threshold on,
every mistake, and how many names are read and compared a second.
"""

import csv
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import click

from kb.resolve import words
from kb.resolve.compare import AUTOMATIC, CANDIDATE, Comparison, compare_read
from tests.benchmarks.figures import Asked, Figures, note, tell
from tests.conftest import SHARED

F1, PRECISION = f"F1 from {CANDIDATE} on", f"precision from {AUTOMATIC} on"
READING, SPEED = "names read a second, each for the first time", "comparisons of names a second"
ASKED = {F1: Asked(least=0.92), PRECISION: Asked(least=0.98), SPEED: Asked(least=3_000)}


@dataclass(frozen=True)
class Pair:
    """Two names, and whether people say that they are of one body."""

    one: str
    other: str
    person: bool
    same: bool


@dataclass(frozen=True)
class Confusion:
    """How many pairs are taken for the same, or not, rightly and wrongly."""

    right: int
    wrong: int
    missed: int
    apart: int

    @property
    def precision(self) -> float:
        """The part of those taken for the same that are."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)


def read(file: Path) -> list[Pair]:
    """Read labelled pairs."""
    with file.open(newline="", encoding="utf-8") as rows:
        return [
            Pair(
                row["name1"],
                row["name2"],
                row.get("schema") == "Person",
                row["is_match"] == "true",
            )
            for row in csv.DictReader(rows)
        ]


def confusion(pairs: Sequence[Pair], scores: Sequence[float], threshold: float) -> Confusion:
    """Count what is right and wrong from a threshold on."""
    found = [(pair.same, score >= threshold) for pair, score in zip(pairs, scores, strict=True)]
    return Confusion(
        found.count((True, True)),
        found.count((False, True)),
        found.count((True, False)),
        found.count((False, False)),
    )


def _compared(pairs: Sequence[Pair], figures: Figures) -> list[Comparison]:
    began = perf_counter()
    both = [
        (words.readings(pair.one, pair.person), words.readings(pair.other, pair.person))
        for pair in pairs
    ]
    middle = perf_counter()
    found = [compare_read(*names) for names in both]
    ended = perf_counter()
    note(figures, {READING: 2 * len(pairs) / (middle - began)})
    note(figures, {SPEED: len(pairs) / (ended - middle)})
    return found


def _tell_mistakes(pairs: Sequence[Pair], scores: Sequence[float]) -> None:
    for score, pair in sorted(zip(scores, pairs, strict=True), key=lambda item: item[0]):
        if (score >= CANDIDATE) != pair.same:
            said = "one" if pair.same else "two"
            sys.stdout.write(f"  {score:.3f}, and they are {said}: {pair.one} | {pair.other}\n")


@click.command()
@click.argument(
    "file", type=click.Path(path_type=Path, exists=True), default=SHARED / "data" / "name-pairs.csv"
)
@click.option("--runs", type=click.IntRange(min=1), default=5)
def main(file: Path, runs: int) -> None:
    """Print how well and how fast the names of labelled pairs are compared."""
    pairs, figures, first = read(file), Figures(), Figures()
    found = _compared(pairs, first)  # rigour keeps what it has read
    for _ in range(runs):
        _compared(pairs, figures)
    figures[READING] = first[READING]
    scores = [one.score for one in found]
    note(figures, {F1: confusion(pairs, scores, CANDIDATE).f1})
    note(figures, {PRECISION: confusion(pairs, scores, AUTOMATIC).precision})
    tell(figures, ASKED)
    for threshold in (CANDIDATE, AUTOMATIC):
        sys.stdout.write(f"from {threshold} on: {confusion(pairs, scores, threshold)}\n")
    _tell_mistakes(pairs, scores)


if __name__ == "__main__":
    main()
