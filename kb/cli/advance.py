"""A bar of how far a load is: rows, how fast, and how long it will take."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def drawn(what: str, total: int | None, quiet: bool) -> Iterator[Callable[[int], None]]:
    """Yield what is told how many rows are done; it draws where there is a terminal.

    Args:
        what: the name of the file.
        total: how many rows there are; None where nobody knows.
        quiet: whether nothing is drawn at all.
    """
    # Imported here because only a load at a terminal pays for it.
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    console = Console(stderr=True, quiet=quiet)
    hidden = not console.is_terminal
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("rows, {task.fields[rate]} a second,"),
        TimeRemainingColumn(),
        TextColumn("left"),
    )
    with Progress(*columns, console=console, transient=True, disable=hidden) as bar:
        task = bar.add_task(what, total=total, rate="–")

        def advance(done: int) -> None:
            speed = bar.tasks[0].speed
            bar.update(task, completed=done, rate=f"{speed:,.0f}" if speed else "–")

        yield advance
