"""A load that runs beside questions: more agreements of the same parties, by `kb load`."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kb.config import Settings
from tests.graphs import tables

FACTS = 40_000  # at most, that the tables would state if all of them were loaded
SEED = 2
_KB = Path(sys.executable).parent / "kb"
_LOADED = ("credit-lines", "partnerships", "accesses")
# What is agreed on is another than in the graph; who agrees is the same.
_OTHER = ("syn-line-", "syn-partnership-", "syn-access-")


def write(folder: Path, facts: int) -> list[Path]:
    """Write tables of more agreements between the parties of a graph, and their mappings."""
    tables.write(folder / "as made", facts, SEED)
    for name in _LOADED:
        for end in (".csv", ".yaml"):
            text = (folder / "as made" / f"{name}{end}").read_text(encoding="utf-8")
            for id in _OTHER:
                text = text.replace(id, id.replace("syn-", "late-"))
            (folder / f"late-{name}{end}").write_text(text, encoding="utf-8")
    return [folder / f"late-{name}.csv" for name in _LOADED]


@contextmanager
def loading(settings: Settings, files: list[Path]) -> Iterator["subprocess.Popen[bytes]"]:
    """Begin to load tables; wait at the end of the block until they are loaded.

    Raises:
        SystemExit: they could not be.
    """
    command: list[str | Path] = [_KB, "load", "--quiet", *files, "--mapping", files[0].parent]
    with subprocess.Popen(command, env=_environment(settings), stdout=subprocess.DEVNULL) as load:
        yield load
    if load.returncode:
        raise SystemExit(f"`kb load` ended with {load.returncode}")


def unload(settings: Settings, files: list[Path]) -> None:
    """Take back what the tables brought, so that the graph is as it was."""
    for file in files:
        command: list[str | Path] = [_KB, "unload", "--quiet", file.stem]
        subprocess.run(command, env=_environment(settings), stdout=subprocess.DEVNULL, check=True)


def _environment(settings: Settings) -> dict[str, str]:
    own = {"KB_HOME": settings.home, "KB_CACHE": settings.cache, "KB_HEAP": settings.heap}
    return {**os.environ, **{name: str(value) for name, value in own.items()}, "KB_AOT": "off"}
