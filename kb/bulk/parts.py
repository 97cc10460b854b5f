"""What is read, put aside on disk by the ids that it bears on, so that memory stays flat.

All that bears on one agreement, thing or source lies in one part, whichever file or row brought
it. There are as many parts as keep one small. A process appends to one file of its own; where each
part lies in it stands in the same file, after the last.
"""

import os
import pickle
import zlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from kb.ingest.table.apart import Spoken
from kb.model.claims import Claim, Declaration, Source, Statement
from kb.model.ids import FactKey
from kb.project.facts import agreement_of

LEAST, MOST = 16, 4096
_SIZE = 256 << 10  # bytes of a text that make up one part
_PACKED = {".parquet": 8, ".xlsx": 8, ".gz": 8}  # how much more the text of such files is, about
_OPENED = frozenset({"OPENS", "Partnership"})


@dataclass
class Told:
    """What one stretch of a dataset that is a table tells, of this part's things and keys."""

    dataset: int
    stretch: int
    spoken: list[Spoken] = field(default_factory=list)
    keys: list[tuple[str, int]] = field(default_factory=list)


@dataclass
class Part:
    """What bears on the ids of one part; each item with the place of its dataset.

    Attributes:
        opening: claims that may date accesses in other parts, slim as `bearing`.
        bearing: other claims, with no more of each than facts are computed from.
        claims: whole claims, where several datasets may bring the same one.
    """

    told: list[Told] = field(default_factory=list)
    declared: list[tuple[int, Declaration]] = field(default_factory=list)
    sources: list[tuple[int, Source]] = field(default_factory=list)
    opening: list[tuple[int, Claim]] = field(default_factory=list)
    bearing: list[tuple[int, Claim]] = field(default_factory=list)
    claims: list[tuple[int, Claim]] = field(default_factory=list)


NAMES = ("told", "declared", "sources", "opening", "bearing", "claims")


@dataclass(frozen=True)
class Spilled:
    """Where lists lie that were put aside together: `at` is where their places stand."""

    file: str
    at: int


def count(files: Iterable[Path]) -> int:
    """Return how many parts the content of files is put aside in."""
    size = sum(
        file.stat().st_size * _PACKED.get(file.suffix.lower(), 1) for file in files if file.exists()
    )
    return min(max(size // _SIZE, LEAST), MOST)


def of(id: str, count: int) -> int:
    """Return the part of an id: the same in every process."""
    return zlib.crc32(id.encode()) % count


def of_fact(key: FactKey, count: int) -> int:
    """Return the part of the agreement that a fact is or is a role in, else its own."""
    return of(agreement_of(key) or key.id, count)


def bearing(claim: Claim, count: int) -> Iterator[tuple[int, Claim]]:
    """Yield, for each part on which a claim bears, what of it counts there."""
    found: dict[int, list[Statement]] = {}
    last, part = "", -1  # most statements of a claim are on the same agreement as the one before
    for statement in claim.statements:
        agreement = agreement_of(statement.key) or statement.key.id
        if agreement != last:
            last, part = agreement, of(agreement, count)
        found.setdefault(part, []).append(statement)
    for part, statements in found.items():
        yield part, slim(claim, statements)


def slim(claim: Claim, statements: Iterable[Statement]) -> Claim:
    """Return what of a claim facts are computed from."""
    return Claim(claim.id, "", "", "", claim.source, tuple(statements), claim.cites)


def put(part: Part, dataset: int, claim: Claim) -> None:
    """Put a slim claim where it belongs in its part."""
    opening = any(statement.key.type in _OPENED for statement in claim.statements)
    (part.opening if opening else part.bearing).append((dataset, claim))


def spill(folder: Path, parts: Sequence[Part]) -> Spilled:
    """Append parts to this process's file."""
    return spill_lists(folder, (getattr(part, name) for part in parts for name in NAMES))


def gather(found: Iterable[Spilled], part: int, names: Sequence[str] = NAMES) -> Part:
    """Read a part together, or only some of its lists, in the order in which it was put aside."""
    whole = Part()
    places = [part * len(NAMES) + NAMES.index(name) for name in names]
    with ExitStack() as stack:
        files: dict[str, BinaryIO] = {}
        for one in found:
            if one.file not in files:
                files[one.file] = stack.enter_context(Path(one.file).open("rb"))
            for name, items in zip(names, _lists(files[one.file], one.at, places), strict=True):
                getattr(whole, name).extend(items)
    return whole


def spill_lists(folder: Path, items: Iterable[list[Any]]) -> Spilled:
    """Append lists to this process's file; empty ones take no room."""
    path = folder / f"{os.getpid()}.parts"
    with path.open("ab") as file:
        offsets = array("Q", [file.tell()])
        for one in items:
            # Ours, and read by nobody else: the folder is its owner's alone.
            if one:
                pickle.dump(one, file, pickle.HIGHEST_PROTOCOL)
            offsets.append(file.tell())
        at = file.tell()
        offsets.tofile(file)
    return Spilled(str(path), at)


def lists(spilled: Spilled, places: Sequence[int]) -> list[list[Any]]:
    """Return the lists that have these places, in order, among those put aside together."""
    with Path(spilled.file).open("rb") as file:
        return _lists(file, spilled.at, places)


def _lists(file: BinaryIO, at: int, places: Sequence[int]) -> list[list[Any]]:
    first = places[0]
    file.seek(at + first * 8)
    offsets = array("Q", file.read((places[-1] - first + 2) * 8))
    found: list[list[Any]] = []
    for place in places:
        start, end = offsets[place - first], offsets[place - first + 1]
        if start == end:
            found.append([])
            continue
        file.seek(start)
        found.append(pickle.loads(file.read(end - start)))  # noqa: S301 - written by `spill_lists`
    return found
