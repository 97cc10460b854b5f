"""Options that several commands share."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO, Any, TypeVar

import click

from kb.config import Settings, from_environment
from kb.errors import Fault, InvalidParameter

Command = TypeVar("Command", bound=Callable[..., Any])


def _settings(_context: click.Context, _option: click.Parameter, home: Path | None) -> Settings:
    return from_environment(os.environ, home)


def with_settings(command: Command) -> Command:
    """Give a command `--home`, and the settings as its parameter `settings`."""
    return click.option(
        "--home",
        "settings",
        type=click.Path(file_okay=False, path_type=Path),
        callback=_settings,
        metavar="DIR",
        help="One investigation's folder (also KB_HOME).",
    )(command)


def with_quiet(command: Command) -> Command:
    """Give a command `--quiet`."""
    return click.option("--quiet", is_flag=True, help="Say nothing of progress.")(command)


def with_folders(command: Command) -> Command:
    """Give a command `--cypher`, folders of questions of one's own."""
    return click.option(
        "--cypher",
        "folders",
        multiple=True,
        type=click.Path(path_type=Path),
        metavar="DIR",
        help="A folder with question files of your own (also KB_CYPHER).",
    )(command)


def _suited(context: click.Context, _option: click.Parameter, output: IO[str]) -> IO[str]:
    if context.params.get("form") == "xlsx" and output.name == "-" and output.isatty():
        what = (
            "a spreadsheet cannot be shown on a terminal; "
            "write it to a file with -o FILE, or choose another --format"
        )
        raise InvalidParameter(Fault("format", what))
    return output


def with_format(command: Command) -> Command:
    """Give a command `--format` and `-o`."""
    return with_formats("table", "json", "ndjson", "csv", "xlsx")(command)


def with_formats(*forms: str) -> Callable[[Command], Command]:
    """Return what gives a command `--format`, with these to choose from, and `-o`."""

    def give(command: Command) -> Command:
        return _choice(forms)(_output(command))

    return give


def _choice(forms: Sequence[str]) -> Callable[[Command], Command]:
    return click.option(
        "--format",
        "form",
        type=click.Choice(forms),
        is_eager=True,  # read before `-o`, which looks at it
        default=forms[0],
        show_default=True,
        help="How to write the rows.",
    )


def _output(command: Command) -> Command:
    return click.option(
        "-o",
        "output",
        type=click.File("w", encoding="utf-8", lazy=True),
        default="-",
        callback=_suited,
        metavar="FILE",
        help="Write to a file.",
    )(command)
