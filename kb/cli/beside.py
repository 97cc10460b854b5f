"""Two parties side by side, with all that tells whether they are one."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kb.candidates.evidence import Evidence, Part
from kb.cli.tables import plain
from kb.resolve.likeness import Likeness

if TYPE_CHECKING:
    from rich.table import Table

_MOST = 8  # aliases, sources or parts that are shown
KEYS = "s same  d different  u unsure  n skip  b back  q quit  ? help"
HELP = """\
s  the same: the two become one party, which keeps both ids
d  different: they stay two, and are not asked about again
u  unsure: they stay two, and are not asked about again
n  skip: ask another time
b  back: take back what was last decided here
q  quit: what is decided is written already
"""


def shown(one: Evidence, other: Evidence, likeness: Likeness, place: str) -> "tuple[Table, ...]":
    """Return what a terminal shows of two parties: what is known of each, and how names meet.

    Args:
        one, other: the parties.
        likeness: how likely they are one.
        place: which of how many they are.
    """
    from rich.table import Column, Table
    from rich.text import Text

    sides = Table(
        Column("", style="dim"),
        Column(Text(plain(one.profile.name or one.profile.id)), ratio=1, overflow="fold"),
        Column(Text(plain(other.profile.name or other.profile.id)), ratio=1, overflow="fold"),
        title=Text(f"{place}   {likeness.score:.3f}: {plain(likeness.why)}"),
        title_justify="left",
        expand=True,
    )
    for (label, mine), (_, theirs) in zip(_lines(one), _lines(other), strict=True):
        if mine or theirs:
            sides.add_row(label, Text(plain_lines(mine)), Text(plain_lines(theirs)))
    return (sides, _pieces(likeness)) if likeness.pieces else (sides,)


def _lines(side: Evidence) -> Iterator[tuple[str, list[str]]]:
    """Yield what is known of a party, by what it is."""
    party = side.profile
    yield "id", [party.id]
    yield "aliases", [*party.names[1:]]
    yield "kind", [party.kind]
    yield "country", [party.country] if party.country else []
    yield "identifiers", [*party.identifiers]
    yield "from", [*side.datasets]
    yield "sources", [*side.sources]
    yield "parts", [_part(part) for part in side.parts]


def _part(part: Part) -> str:
    return f"{'← ' if part.of_it else ''}{part.word} {part.count:,}: {part.example}"


def plain_lines(lines: list[str]) -> str:
    """Return lines as a terminal shows them, of many the first."""
    more = [f"and {len(lines) - _MOST} more"] if len(lines) > _MOST else []
    return "\n".join([*map(plain, lines[:_MOST]), *more]) or "–"


def _pieces(likeness: Likeness) -> "Table":
    from rich.table import Table
    from rich.text import Text

    table = Table("", "", "what it is", "weight", "likeness", box=None)
    for piece in likeness.pieces:
        sides = (Text(plain(text) or "–") for text in (piece.one, piece.other))
        table.add_row(*sides, piece.kind, f"{piece.weight:.2f}", f"{piece.likeness:.2f}")
    return table
