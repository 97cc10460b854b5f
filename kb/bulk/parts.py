"""What is read, put aside on disk by the ids that it bears on, so that memory stays flat.

All that bears on one agreement, thing or source lies in one part, whichever file or row brought
it. A process appends to one file; where each part of a batch lies in it is known from the offsets
that `spill` returns.
"""

import os
import pickle
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from kb.model.claims import Claim, Declaration, Source, Statement
from kb.model.ids import FactKey
from kb.project.facts import agreement_of

COUNT = 128


@dataclass
class Part:
    """What bears on the ids of one part; each item with the place of its dataset.

    Attributes:
        bearing: claims, with no more of each than facts are computed from.
        claims: whole claims, where several datasets may bring the same one.
    """

    declared: list[tuple[int, Declaration]] = field(default_factory=list)
    sources: list[tuple[int, Source]] = field(default_factory=list)
    bearing: list[tuple[int, Claim]] = field(default_factory=list)
    claims: list[tuple[int, Claim]] = field(default_factory=list)

    def add(self, other: "Part") -> None:
        """Take in what another part holds."""
        self.declared += other.declared
        self.sources += other.sources
        self.bearing += other.bearing
        self.claims += other.claims


@dataclass(frozen=True)
class Spilled:
    """Where the parts of one batch lie: part `n` from `offsets[n]` to `offsets[n + 1]`."""

    file: Path
    offsets: tuple[int, ...]


@dataclass(frozen=True)
class Piece:
    """A stretch of a file."""

    file: Path
    start: int
    end: int


def of(id: str) -> int:
    """Return the part of an id: the same in every process."""
    return zlib.crc32(id.encode()) % COUNT


def of_fact(key: FactKey) -> int:
    """Return the part of the agreement that a fact is or is a role in, else its own."""
    return of(agreement_of(key) or key.id)


def of_statement(statement: Statement) -> int:
    """Return the part of the fact on which a statement bears."""
    return of_fact(statement.key)


def bearing(claim: Claim) -> Iterator[tuple[int, Claim]]:
    """Yield, for each part on which a claim bears, what of it counts there."""
    found: dict[int, list[Statement]] = {}
    for statement in claim.statements:
        found.setdefault(of_statement(statement), []).append(statement)
    for part, statements in found.items():
        yield part, slim(claim, statements)


def slim(claim: Claim, statements: Iterable[Statement]) -> Claim:
    """Return what of a claim facts are computed from."""
    return replace(claim, place="", says="", locator="", by="", statements=tuple(statements))


def spill(folder: Path, parts: list[Part]) -> Spilled:
    """Append the parts of a batch to this process's file."""
    path = folder / f"{os.getpid()}.parts"
    with path.open("ab") as file:
        offsets = [file.tell()]
        for part in parts:
            # Ours, and read by nobody else: the folder is its owner's alone.
            pickle.dump(part, file, pickle.HIGHEST_PROTOCOL)
            offsets.append(file.tell())
    return Spilled(path, tuple(offsets))


def pieces(spilled: Iterable[Spilled], part: int) -> tuple[Piece, ...]:
    """Return where a part lies, in the order of the batches."""
    return tuple(Piece(one.file, *one.offsets[part : part + 2]) for one in spilled)


def gather(found: Iterable[Piece]) -> Part:
    """Read a part together."""
    whole = Part()
    for piece in found:
        with piece.file.open("rb") as file:
            file.seek(piece.start)
            whole.add(pickle.load(file))  # noqa: S301 - written by `spill`
    return whole
