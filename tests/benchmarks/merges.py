"""What is merged without asking, and what comparing costs: `python -m tests.benchmarks.merges`.

Printed are the merges that `kb resolve --auto 0.98` makes of the parties of AidData's file, and
those pairs that are left to a person; how many of the pairs that a comparison of each with each
finds are in a block together; and how blocking grows with the number of parties.
"""

import re
import sys
from collections.abc import Mapping, Sequence
from itertools import combinations
from time import perf_counter
from types import MappingProxyType

import click

from kb.cli import tables
from kb.resolve import blocking, words
from kb.resolve.compare import AUTOMATIC, CANDIDATE, compare_read
from kb.resolve.merging import Merging, merging
from kb.resolve.profile import Profile
from kb.resolve.proposals import Proposal, proposed, settled
from tests.benchmarks import invented, real_names
from tests.benchmarks.figures import Asked, Figures, note, tell

# Bodies that are one however they are spelled, and that are never each other.
BODIES: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "China Eximbank": re.compile(r"(?i)exi?m ?bank|export.import bank of china|进出口银行"),
        "China Development Bank": re.compile(r"(?i)^china development bank|国家开发银行"),
        "Huawei": re.compile(r"(?i)huawei|华为"),
        "Bank of China": re.compile(r"(?i)^bank of china|^中国银行"),
        "People's Bank of China": re.compile(r"(?i)people.?s bank of china|人民银行"),
        "African Development Bank": re.compile(r"(?i)^african? development bank"),
        "Islamic Development Bank": re.compile(r"(?i)^islamic development bank"),
    }
)
ONCE = ("China Eximbank", "Huawei", "Bank of China", "People's Bank of China")
TOGETHER = "merges of two that are never one"
GROUPS = "merges of an unnamed group"
RECALL = "pairs that each with each finds, found by blocks"
GROWTH = "seconds a party: of many ÷ of few"
ASKED = {
    **{f"parties that are {name}": Asked(1, 1) for name in ONCE},
    TOGETHER: Asked(most=0),
    GROUPS: Asked(most=0),
    RECALL: Asked(least=0.95),
    GROWTH: Asked(most=1.5),
}


def bodies(parties: Sequence[Profile]) -> set[str]:
    """Return which of the bodies parties are."""
    called = [name for party in parties for name in party.names]
    return {body for body, like in BODIES.items() if any(map(like.search, called))}


def counted(parties: Sequence[Profile], made: Merging) -> dict[str, float]:
    """Count what is asked of the merges."""
    merged = {party.id: merge for merge in made.merges for party in merge.parties}
    left = {id(merged.get(party.id, party)): party for party in parties if not party.collective}
    found = {
        f"parties that are {name}": float(sum(name in bodies([one]) for one in left.values()))
        for name in ONCE
    }
    together = sum(len(bodies(merge.parties)) > 1 for merge in made.merges)
    groups = sum(party.collective for merge in made.merges for party in merge.parties)
    return {**found, TOGETHER: together, GROUPS: groups}


def recall(names: Sequence[str]) -> tuple[int, int]:
    """Return how many pairs that are alike blocks find, and how many there are."""
    read = {name: words.readings(name) for name in names}
    alike = {
        (one, other)
        for one, other in combinations(sorted(names), 2)
        if compare_read(read[one], read[other]).score >= CANDIDATE
    }
    laid = blocking.pairs(Profile(name, (name,)) for name in sorted(names))
    return len(alike & {(one.id, other.id) for one, other in laid}), len(alike)


def _seconds(count: int) -> tuple[float, float]:
    """Return the seconds and the pairs of each of so many parties."""
    began = perf_counter()
    pairs = sum(1 for _ in blocking.pairs(invented.parties(count)))
    return (perf_counter() - began) / count, pairs / count


def _tell_merges(made: Merging, found: Sequence[Proposal]) -> None:
    rows = [{"names": " = ".join(one.names), "score": round(one.score, 3)} for one in made.merges]
    tables.write("table", ("names", "score"), rows, sys.stdout)
    sys.stdout.write("left to a person:\n")
    linked = {pair for merge in made.merges for pair in combinations(_ids(merge.parties), 2)}
    for one in found:
        if one.pair not in linked:
            sys.stdout.write(f"  {one.score:.3f} {one.likeness.why}\n")


def _ids(parties: Sequence[Profile]) -> list[str]:
    return sorted(party.id for party in parties)


@click.command()
@click.option("--few", type=click.IntRange(min=1000), default=50_000, show_default=True)
@click.option("--many", type=click.IntRange(min=1000), default=200_000, show_default=True)
def main(few: int, many: int) -> None:
    """Print what is merged, what is found, and how the cost grows."""
    figures: Figures = {}
    parties = real_names.of_aidata()
    found = proposed(blocking.pairs(parties))
    made = merging(found, settled([]), AUTOMATIC)
    _tell_merges(made, found)
    note(figures, counted(parties, made))
    names = {name for party in parties for name in party.names} | {*real_names.of_pairs()}
    met, alike = recall(sorted(names))
    note(figures, {RECALL: met / alike})
    (cheap, few_pairs), (dear, many_pairs) = _seconds(few), _seconds(many)
    note(
        figures,
        {f"pairs a party, of {few:,}": few_pairs, f"pairs a party, of {many:,}": many_pairs},
    )
    note(figures, {f"parties a second, of {many:,}": 1 / dear, GROWTH: dear / cheap})
    tell(figures, ASKED)


if __name__ == "__main__":
    main()
