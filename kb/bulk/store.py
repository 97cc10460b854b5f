"""A store made in a folder of its own inside a home, and put in the place of an empty one.

The change of place is what makes the load be done: stopped before it, a load leaves the home as it
was; stopped after it, a store without its indexes, which the next load in bulk knows by its
edition and makes anew.
"""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from kb.bulk import pages, tables
from kb.engine import admin, conf, layout, secret
from kb.engine.java import Software
from kb.engine.layout import Home
from kb.errors import NotEmpty
from kb.store.driver import Database

DATABASE = "neo4j"
_FILLED = """
OPTIONAL MATCH (t:Throughline {id: 'graph'})
RETURN t.edition AS edition, EXISTS { MATCH (n) } AS filled
"""


def begun(home: Home) -> bool:
    """Return whether a home has a store in which something may be."""
    return secret.has_store(home) or (home.data / "databases" / DATABASE).exists()


def prepare(home: Home) -> Home:
    """Make the folder of a load anew, in which Neo4j's tools find their way as in a home.

    The store of an unfinished load is thrown away first: without its note it would be anybody's.
    """
    if unfinished(home) and home.data.exists():
        home.data.rename(home.bulk / "unfinished")
    clear(home)
    layout.prepare(home)
    work = Home(home.bulk)
    layout.prepare(work)
    return work


def clear(home: Home) -> None:
    """Remove what a load left behind."""
    admin.end_strays(Home(home.bulk))
    shutil.rmtree(home.bulk, ignore_errors=True)


@contextmanager
def emptied_on_failure(work: Home) -> Iterator[None]:
    """Leave no more than the logs of a load that fails: all else may fill a disk."""
    try:
        yield
    except BaseException:  # Ctrl-C too
        for folder in (work.imports, work.data):
            shutil.rmtree(folder, ignore_errors=True)
        raise


def fill(work: Home, software: Software, files: Path) -> None:
    """Have the store made from the importer's files.

    Raises:
        ImportFailed: it gave up.
        DiskFull: there was no room.
    """
    conf.write(work, 0, software.heap)
    options = [
        *("--overwrite-destination=true", "--path-pattern-style=none", "--bad-tolerance=0"),
        *("--array-delimiter=U+001F", f"--report-file={work.logs / 'import.report'}"),
        *_multiline(files),
        *(
            f"--{table.option}={table.of}={_listed(found)}"
            for table in tables.ALL
            if (found := pages.files(files, table))
        ),
    ]
    admin.run(work, software, ("database", "import", "full", DATABASE, *options))


def check(work: Home, software: Software) -> None:
    """Have the store checked for consistency.

    Raises:
        ImportFailed: it is damaged.
    """
    where = f"--report-path={work.logs}"
    admin.run(work, software, ("database", "check", DATABASE, where))


def swap(home: Home, edition: str) -> None:
    """Put the finished store in the place of the home's, which is empty."""
    (home.bulk / "edition").write_text(edition, encoding="utf-8")
    home.data.rename(home.bulk / "empty")
    Home(home.bulk).data.rename(home.data)


def unfinished(home: Home) -> str:
    """Return the edition of a load that was stopped after the change of place; empty for none."""
    try:
        return (home.bulk / "edition").read_text(encoding="utf-8")
    except OSError:
        return ""


async def require_empty(db: Database, home: Home) -> None:
    """Make sure that nothing would be lost.

    Raises:
        NotEmpty: a graph is there, and it is not that of an unfinished load.
    """
    [row] = await db.read(_FILLED)
    if row["filled"] and (not row["edition"] or row["edition"] != unfinished(home)):
        raise NotEmpty(
            f"{home.root} has a graph already, and a load in bulk makes a fresh one; load without "
            "--bulk to add to it, name another home with --home, or empty it with `kb reset`"
        )


def _multiline(files: Path) -> list[str]:
    found = sorted(files.glob(f"*{pages.LINES}"))
    if not found:
        return []
    return [f"--multiline-fields={_listed(found)}", "--multiline-fields-format=v2"]


def _listed(files: Sequence[Path]) -> str:
    return ",".join(map(str, files))
