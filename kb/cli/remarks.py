"""The report on a file that is loaded row by row: what is not loaded of it, and why."""

from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path

import click

from kb.errors import Fault, InvalidParameter
from kb.formats import comma_separated
from kb.ingest.taken import Remark

COLUMNS = [column.name for column in fields(Remark)]


@dataclass
class Remarks:
    """Remarks on rows, listed in a file as they are made; without any there is no file.

    Attributes:
        made: how many there are.
        refused: on how many rows that are left out.
    """

    path: Path
    made: int = 0
    refused: int = 0

    def __post_init__(self) -> None:
        """Refuse to write over what is no report.

        Raises:
            InvalidParameter: it is something else, or its folder is not there.
        """
        if not self.path.parent.is_dir():
            raise InvalidParameter(Fault("report", f"there is no folder {self.path.parent}"))
        if self.path.exists() and not self._is_report():
            told = f"{self.path} is there and is no report: remove it, or name another by --report"
            raise InvalidParameter(Fault("report", told))

    def _is_report(self) -> bool:
        if not self.path.is_file():
            return False
        with self.path.open("rb") as file:
            return file.read(len(self._header)) == self._header

    @cached_property
    def _header(self) -> bytes:
        return comma_separated.header(COLUMNS)

    def note(self, remark: Remark) -> None:
        """List a remark."""
        with self.path.open("ab" if self.made else "wb") as file:
            if not self.made:
                file.write(self._header)
            file.write(comma_separated.lines([[getattr(remark, name) for name in COLUMNS]]))
        self.made += 1
        self.refused += remark.refused

    def tell(self) -> None:
        """Say where they are; those on an earlier reading of the file go where there are none."""
        if self.made:
            click.echo(f"  remarks on {self.made} are in {self.path}")
        else:
            self.path.unlink(missing_ok=True)
