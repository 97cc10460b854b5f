"""Files that appear under their names once all of them is written."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import click

from kb.cli.options import Command


def with_output(command: Command) -> Command:
    """Give a command `-o`, and where it writes as its parameter `output`: None is the terminal."""
    return click.option(
        "-o",
        "output",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help="Write to a file, which is there only once it is whole.",
    )(command)


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
