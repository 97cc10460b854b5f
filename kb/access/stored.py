"""The file of keys: read strictly, written whole. It holds no key, only what recognizes one."""

import json
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from kb.engine.layout import write_private
from kb.errors import InvalidKeys, Problem

SCOPES = ("read", "write", "cypher")
# Small letters begin a name and capitals make up an id, so that none can be taken for the other.
NAME = re.compile(r"[a-z][a-z0-9-]{0,63}")
ID = re.compile(r"[0-9A-F]{10}")
SHA256 = re.compile(r"[0-9a-f]{64}")
REMEDY = "put back a copy of it, or delete it, which revokes every key, and create keys again"

Stamp = tuple[int, ...]


@dataclass(frozen=True)
class Key:
    """What is kept of one key.

    Attributes:
        name: chosen by a person, and no other key's.
        id: the middle of the key itself, by which a log may name it.
        scopes: of `SCOPES`, in their order.
        created: the day in UTC.
        expires: the last day, in UTC, on which it is accepted; None for every day.
        sha256: of the whole key, in hexadecimal.
    """

    name: str
    id: str
    scopes: tuple[str, ...]
    created: date
    expires: date | None
    sha256: str = field(repr=False)


def read(file: Path) -> tuple[tuple[Key, ...], Stamp | None]:
    """Return the keys in a file, with the stamp of what was read; nothing if there is no file.

    Raises:
        InvalidKeys: it is damaged or cannot be read.
    """
    try:
        with file.open(encoding="utf-8") as stream:
            seen = _stamp(os.fstat(stream.fileno()))
            written = json.load(stream)
    except FileNotFoundError:
        return (), None
    except (OSError, ValueError) as error:
        raise InvalidKeys([Problem(str(file), 0, 0, "cannot be read as JSON", REMEDY)]) from error
    return _keys(file, written), seen


def write(file: Path, keys: Sequence[Key]) -> None:
    """Write keys to a file, whole or not at all, for its owner only."""
    written = [
        {
            "name": key.name,
            "id": key.id,
            "scopes": list(key.scopes),
            "created": key.created.isoformat(),
            "expires": key.expires.isoformat() if key.expires else None,
            "sha256": key.sha256,
        }
        for key in keys
    ]
    write_private(file, json.dumps({"keys": written}, indent=2) + "\n")


def stamp(file: Path) -> Stamp | None:
    """Return what changes whenever the file is written anew; None if there is none."""
    try:
        return _stamp(file.stat())
    except FileNotFoundError:
        return None
    except OSError:
        return ()  # no file's stamp: reading it will say what is wrong


def _stamp(of: os.stat_result) -> Stamp:
    # Each writing makes another file, so its number tells even two within one tick of the clock.
    return (of.st_ino, of.st_size, of.st_mtime_ns, of.st_ctime_ns)


def _keys(file: Path, written: Any) -> tuple[Key, ...]:
    listed = written.get("keys") if isinstance(written, dict) else None
    if not isinstance(listed, list):
        raise InvalidKeys([Problem(str(file), 0, 0, "holds no list `keys`", REMEDY)])
    keys = [_key(one) for one in listed]
    problems = [Problem(str(file), 0, 0, what, REMEDY) for what in _wrong(keys)]
    if problems:
        raise InvalidKeys(problems)
    return tuple(key for key in keys if key)


def _wrong(keys: Sequence[Key | None]) -> Iterator[str]:
    seen: set[str] = set()
    for number, key in enumerate(keys, 1):
        if key is None:
            yield f"key {number} is damaged"
        elif seen & {key.name, key.id}:
            yield f"key {number} has the name or id of another"
        else:
            seen |= {key.name, key.id}


def _key(written: Any) -> Key | None:
    """Return one key; None if anything of it is not as `write` writes it."""
    try:
        key = Key(
            written["name"],
            written["id"],
            tuple(scope for scope in SCOPES if scope in written["scopes"]),
            date.fromisoformat(written["created"]),
            date.fromisoformat(written["expires"]) if written["expires"] is not None else None,
            written["sha256"],
        )
        patterns = ((NAME, key.name), (ID, key.id), (SHA256, key.sha256))
        fits = all(pattern.fullmatch(text) for pattern, text in patterns)
    except (KeyError, TypeError, ValueError):
        return None
    return key if fits and key.scopes and list(key.scopes) == written["scopes"] else None
