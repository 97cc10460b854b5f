"""`make attacks`: try every attack, print what stopped it, and fail where that is not as said."""

import sys
import tempfile
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from tests.guard.attack import Attack
from tests.guard.attacks import ATTACKS
from tests.guard.trying import LAYERS, Servers, expected, outcome, servers

NOT_TRIED = "(not tried)"  # Neo4j would not live through it
_WIDTH = 13


def main() -> None:
    """Print the table."""
    wrong = 0
    with tempfile.TemporaryDirectory() as folder, servers(Path(folder)) as both:
        _say(f"{'':44}", ["stopped by", *(f"no {layer}" for layer in LAYERS)])
        for group, attacks in groupby(ATTACKS, lambda attack: attack.group):
            _say(f"\n{group}")
            wrong += sum(_try(both, attack) for attack in attacks)
    _say(f"\n{len(ATTACKS)} attacks; {wrong} went otherwise than the table of tests says")
    sys.exit(1 if wrong else 0)


def _try(both: Servers, attack: Attack) -> int:
    """Try an attack with each layer off, print a line, and return how often it went otherwise."""
    wrong, cells = 0, []
    for off in (None, *LAYERS):
        tried = not (attack.harms and off == attack.stops[0])
        found = outcome(both, attack, off) if tried else NOT_TRIED
        right = not tried or found == expected(attack, off)
        wrong += not right
        cells.append(found if right else f"{found} !")
    _say(f"  {attack.name:42}", cells)
    return wrong


def _say(name: str, cells: Sequence[str] = ()) -> None:
    sys.stdout.write(name + "".join(f"{cell:{_WIDTH}}" for cell in cells) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
