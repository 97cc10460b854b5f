"""Holding a home while it is looked into, emptied and filled anew: whoever would start it waits."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kb.config import Connection, Settings
from kb.engine import layout, process, reach, reset, running
from kb.engine.layout import Home
from kb.engine.report import Report, silent


@dataclass(frozen=True)
class Held:
    """A home that this process holds."""

    settings: Settings
    home: Home
    report: Report

    def started(self) -> Connection:
        """Return how to reach its Neo4j, starting it if it does not run.

        Raises:
            EngineError: it cannot be started.
        """
        if running.find(self.home) is None:
            process.start(self.settings, self.home, self.report)
        return reach.connection(self.home)

    def empty(self) -> None:
        """Stop its Neo4j and delete the store and logs; stopped half-way, it is empty all the same.

        Raises:
            HomeInUse: another program holds a file of the store.
        """
        process.end_all(self.home, self.report)
        shutil.rmtree(self.home.bulk, ignore_errors=True)
        self.home.bulk.mkdir(mode=0o700)
        self.home.data.rename(_replaced(self.home))  # a store with holes would not start
        reset.delete(self.home)
        layout.prepare(self.home)


@contextmanager
def held(settings: Settings, report: Report = silent) -> Iterator[Held]:
    """Hold the home that the settings name, making it if it is not there.

    Raises:
        NotAHome: the folder holds other things, or cannot be made.
        HomeInUse: another command holds it.
    """
    home = layout.of(settings)
    layout.prepare(home)
    with process.exclusive(home):
        shutil.rmtree(_replaced(home), ignore_errors=True)  # what a stopped command left
        yield Held(settings, home, report)


def _replaced(home: Home) -> Path:
    return home.bulk / "replaced"
