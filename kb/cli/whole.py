"""Files that appear under their names once all of them is written."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import click


@contextmanager
def opened(path: Path | None) -> Iterator[IO[str]]:
    """Give what to write into, line breaks as they are: a file, or the terminal if none is named.

    What was there under the file's name stays until then, and for good where writing fails.
    """
    if path is None:
        with click.open_file("-", "w", encoding="utf-8") as stdout:
            yield stdout
        return
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("w", encoding="utf-8", newline="") as file:
            yield file
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
