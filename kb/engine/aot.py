"""The start-up cache: classes loaded, linked and profiled beforehand, which halves a start.

Java rejects a cache made by another Java, with other flags or another class path, and then starts
without; so its name says what it was made for, and a new one is made when that changes.
"""

import hashlib
import os
import sys
from pathlib import Path
from time import time

from kb.config import Settings
from kb.engine import java, spawn
from kb.engine.java import Software

AGAIN_AFTER = 24 * 3600  # seconds until a training that came to nothing is tried again


def folder(cache: Path) -> Path:
    """Return where a cache keeps its start-up caches."""
    return cache / "aot"


def file(cache: Path, software: Software) -> Path:
    """Return the start-up cache that fits this software, whether or not it is there."""
    made_for = [java.version(), *java.FLAGS]
    for jar in software.class_path:
        of = jar.stat()  # Java compares these too
        made_for.append(f"{jar} {of.st_size} {int(of.st_mtime)}")
    return folder(cache) / f"{hashlib.sha256(repr(made_for).encode()).hexdigest()[:24]}.aot"


def flags(settings: Settings, software: Software) -> tuple[str, ...]:
    """Return the flags that make Java use the start-up cache, where it is wanted and there."""
    if not settings.aot:
        return ()
    found = file(settings.cache, software)
    return (f"-XX:AOTCache={found}",) if found.is_file() else ()


def train_later(settings: Settings, software: Software) -> None:
    """Have a start-up cache made in the background, where it is wanted and missing.

    The process is on its own: it outlives us, yields to every other program, and ends by itself.
    """
    if not settings.aot:
        return
    wanted = file(settings.cache, software)
    if wanted.is_file() or _tried_lately(wanted):
        return
    folder(settings.cache).mkdir(parents=True, exist_ok=True)
    wanted.with_suffix(".tried").touch()
    command = (sys.executable, "-m", "kb.engine.train", str(settings.cache))
    spawn.reap(spawn.detached(command, folder(settings.cache) / "train.log", os.environ))


def _tried_lately(wanted: Path) -> bool:
    tried = wanted.with_suffix(".tried")
    return tried.exists() and time() - tried.stat().st_mtime < AGAIN_AFTER
