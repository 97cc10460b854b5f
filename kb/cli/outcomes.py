"""What a statement or command of the prompt came to, shown: data apart from remarks."""

from typing import IO

import click

from kb.cli import tables
from kb.shell.drawn import cell
from kb.shell.session import Outcome, Rows, Words

_HOUR = 3600


def show(outcome: Outcome, form: str, output: IO[str], at_prompt: bool) -> None:
    """Show an outcome; at a prompt with how many rows there are and what they took."""
    if isinstance(outcome, Words):
        say(outcome.text)
    elif isinstance(outcome, Rows):
        if outcome.columns and (outcome.rows or form != "table" or not at_prompt):
            _write(outcome, form, output)
        if at_prompt:
            _remark(", ".join(_summary(outcome)))
        if outcome.truncated:
            more = ":limit N" if at_prompt else "--limit"
            say(f"cut after {len(outcome.rows)} rows; ask for more with {more}")


def say(text: str) -> None:
    """Write a remark, line by line without what a terminal would obey."""
    click.echo("\n".join(map(tables.plain, text.split("\n"))), err=True)


def _write(found: Rows, form: str, output: IO[str]) -> None:
    drawn = cell if found.literal and form == "table" else lambda value: value
    rows = [dict(zip(found.columns, map(drawn, row), strict=True)) for row in found.rows]
    tables.write(form, found.columns, rows, output)
    output.flush()


def _summary(found: Rows) -> list[str]:
    counts = [_counted(count, name) for name, count in found.changed.items() if count]
    rows = [f"{len(found.rows)} row{'' if len(found.rows) == 1 else 's'}"] if found.columns else []
    return [*rows, *counts, *([_time(found.seconds)] if found.seconds else [])]


def _counted(count: int, name: str) -> str:
    """Write what changed as `1 node created`, from Neo4j's `nodes_created`."""
    what = name.replace("_", " ")
    return f"{count} {what.replace('ies ', 'y ').replace('s ', ' ', 1) if count == 1 else what}"


def _time(seconds: float) -> str:
    if seconds < 1:
        return f"{seconds * 1000:.0f} ms"
    return f"{seconds:.1f} s" if seconds < _HOUR else f"{seconds / _HOUR:.1f} h"


def _remark(text: str) -> None:
    from rich.console import Console
    from rich.text import Text

    if text:
        Console(stderr=True, highlight=False).print(Text(text, style="dim"))
