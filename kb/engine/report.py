"""How the engine tells what it is doing, to whoever cares to draw it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from rich.console import Console


@dataclass(frozen=True)
class Step:
    """What is being done; `done` of `total` is in bytes, and a total of 0 means no measure.

    A notice is not passing by like the rest: it is for the person to keep.
    """

    what: str
    done: int = 0
    total: int = 0
    notice: bool = False


class Report(Protocol):
    """Told each step, always from the thread that called the engine."""

    def __call__(self, step: Step, /) -> None:
        """Take note of a step; must return quickly."""


def silent(step: Step, /) -> None:
    """Tell nobody."""


@contextmanager
def drawn(console: "Console") -> Iterator[Report]:
    """Draw steps on a terminal: a line that changes, with a bar while bytes are counted.

    Where there is no terminal only notices are printed.
    """
    # Imported here because only a command at a terminal pays for it.
    from rich.progress import BarColumn, Progress, TaskID, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[measure]}"))
    progress = Progress(*columns, console=console, transient=True)
    tasks: dict[str, TaskID] = {}

    def draw(step: Step, /) -> None:
        if step.notice:
            console.print(step.what)
            return
        if not console.is_terminal:
            return
        progress.start()  # no more than once, and not before there is something to draw
        if step.what not in tasks:
            tasks[step.what] = progress.add_task(step.what, total=step.total or None, measure="")
        progress.update(tasks[step.what], completed=step.done, measure=_measure(step))

    try:
        yield draw
    finally:
        if tasks:
            progress.stop()


def _measure(step: Step) -> str:
    return f"{step.done / 1e6:.0f} of {step.total / 1e6:.0f} MB" if step.total else ""
