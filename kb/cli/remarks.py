"""The report on a file that is loaded row by row: what is not loaded of it, and why."""

from dataclasses import dataclass, fields
from pathlib import Path

import click

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

    def note(self, remark: Remark) -> None:
        """List a remark."""
        with self.path.open("ab" if self.made else "wb") as file:
            if not self.made:
                file.write(comma_separated.header(COLUMNS))
            file.write(comma_separated.lines([[getattr(remark, name) for name in COLUMNS]]))
        self.made += 1
        self.refused += remark.refused

    def tell(self) -> None:
        """Say where they are; those on an earlier reading of the file go where there are none."""
        if self.made:
            click.echo(f"  remarks on {self.made} are in {self.path}")
        else:
            self.path.unlink(missing_ok=True)
