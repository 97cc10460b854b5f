"""Telling FollowTheMoney's files by their names, and which of its forms each has.

The forms are those that the package's own tools write: a line of JSON for each entity, with its
properties or, by `ftm aggregate-statements --statements`, with its statements; and statements alone
as lines of JSON, as CSV, or as what the package calls a pack, a CSV in which the schema stands
before the property.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TextIO

from kb.errors import InvalidEntities, Problem
from kb.ingest.followthemoney import lines
from kb.ingest.followthemoney.entity import Entity
from kb.ingest.taken import Remark

SUFFIXES = (
    *(".ftm.json", ".ftm.jsonl", ".ftm.ijson", ".ftm.csv", ".ftm.pack"),
    *("statements.json", "statements.jsonl", "statements.csv", "statements.pack"),
)
_COLUMNS = {"entity_id", "prop", "value", "dataset"}
LONGEST_LINE = 50 * 1024 * 1024


class Form(StrEnum):
    """How a file is written."""

    ENTITIES = "entities"
    STATEMENTS = "statements"
    CSV = "csv"
    PACK = "pack"


@dataclass(frozen=True)
class File:
    """A file at hand; reading it again reads it from its beginning."""

    path: Path
    form: Form

    def entities(self) -> Iterator[Entity | Remark]:
        """Yield its entities in their order, and remarks on what is none.

        Raises:
            InvalidEntities: it cannot be read, or breaks off.
        """
        try:
            with _text(self.path) as file:
                yield from self._entities(file)
        except (OSError, UnicodeDecodeError, csv.Error) as error:
            raise _unreadable(self.path, error) from error

    def _entities(self, file: TextIO) -> Iterator[Entity | Remark]:
        match self.form:
            case Form.ENTITIES:
                yield from lines.entities(_lines(self.path, file))
            case Form.STATEMENTS:
                yield from lines.grouped(lines.json_statements(_lines(self.path, file)))
            case Form.CSV | Form.PACK:
                csv.field_size_limit(LONGEST_LINE)
                yield from lines.grouped(lines.csv_statements(file))


def recognised(path: Path) -> bool:
    """Say whether a file's name is one of FollowTheMoney's."""
    return path.name.lower().endswith(SUFFIXES)


def stem(path: Path) -> str:
    """Return a file's name without what tells that it is one of FollowTheMoney's."""
    ending = next((s for s in SUFFIXES if path.name.lower().endswith(s)), "")
    return path.name[: len(path.name) - len(ending)].rstrip(".-_") or path.name.partition(".")[0]


def opened(path: Path) -> File:
    """Tell a file's form by its first line.

    Raises:
        InvalidEntities: it has none of the forms, or cannot be read.
    """
    try:
        with _text(path) as file:
            first = file.readline(LONGEST_LINE)
    except (OSError, UnicodeDecodeError) as error:
        raise _unreadable(path, error) from error
    json = first.lstrip().startswith(("{", "["))
    return File(path, _json_form(path, first) if json else _form(path, first))


def _json_form(path: Path, first: str) -> Form:
    if first.lstrip().startswith("["):
        what = "is one list in JSON"
        raise _invalid(path, what, "write each entity on a line of its own, as `ftm` does")
    return Form.STATEMENTS if lines.is_statement(first) else Form.ENTITIES


def _form(path: Path, first: str) -> Form:
    columns = next(iter(csv.reader([first])), [])
    if not first.strip():
        raise _invalid(path, "is empty", "write an entity on each line")
    if not set(columns) >= _COLUMNS:
        what = "has neither entities as lines of JSON, nor the columns of statements"
        raise _invalid(path, what, "write it by `ftm`, or by `ftm statements`")
    return Form.CSV if "schema" in columns else Form.PACK


def _text(path: Path) -> TextIO:
    return path.open(encoding="utf-8-sig", newline="")


def _lines(path: Path, file: TextIO) -> Iterator[tuple[int, str]]:
    number = 0
    while line := file.readline(LONGEST_LINE):
        number += 1
        if len(line) == LONGEST_LINE and not line.endswith("\n"):
            what, remedy = "is longer than 50 MB", "split what it holds"
            raise InvalidEntities([Problem(str(path), number, 1, what, remedy)])
        if line.strip():
            yield number, line


def _unreadable(path: Path, error: Exception) -> InvalidEntities:
    if isinstance(error, OSError):
        reason = (error.strerror or "it cannot be read").lower()
        return _invalid(path, f"cannot be read: {reason}", "give the path of a readable file")
    if isinstance(error, UnicodeDecodeError):
        return _invalid(path, "is not text in UTF-8", "save it as UTF-8 text")
    return _invalid(path, f"breaks off: {error}", "fetch or write it again")


def _invalid(path: Path, what: str, remedy: str) -> InvalidEntities:
    return InvalidEntities([Problem(str(path), 0, 0, what, remedy)])
