"""The keys of the HTTP API: what one allows, and which one a request shows.

Of a key only the SHA-256 is kept. A slow hash is for passwords, which can be guessed: a key holds
256 random bits, which cannot, however quickly guesses are tried. So a request costs one quick hash.
"""

import hashlib
import hmac
from dataclasses import dataclass, field
from datetime import date

from kb.access import stored
from kb.access.stored import Key, Stamp
from kb.engine.layout import Home

READ = "read"


@dataclass(frozen=True)
class Keys:
    """All keys of a home as they stood at one moment; `stamp` tells whether the file changed."""

    all: tuple[Key, ...] = ()
    stamp: Stamp | None = field(default=None, repr=False)


def load(home: Home) -> Keys:
    """Read a home's keys; without a file there are none.

    Raises:
        InvalidKeys: the file is damaged or cannot be read.
    """
    return Keys(*stored.read(home.keys))


def current(home: Home, known: Keys) -> Keys:
    """Return `known` as long as it is what the file says, else what the file says now.

    It asks the system for the file's state and no more, so a server does it at each request: a
    key that was revoked is refused from then on.

    Raises:
        InvalidKeys: the file changed, and is damaged or cannot be read.
    """
    return known if stored.stamp(home.keys) == known.stamp else load(home)


def find(keys: Keys, token: str, today: date) -> Key | None:
    """Return the key whose token this is; None if there is none, or its last day is over.

    Every key is compared, each in a time that does not tell how much of it fits.

    Args:
        keys: those of the home.
        token: as the request shows it, whatever it may be.
        today: the day in UTC.
    """
    digest = fingerprint(token)
    fitting = [key for key in keys.all if hmac.compare_digest(key.sha256, digest)]
    return next((key for key in fitting if key.expires is None or today <= key.expires), None)


def allows(key: Key, scope: str) -> bool:
    """Return whether a key allows what is of this scope.

    Any key may read. Otherwise each scope stands alone: `write` does not allow `cypher`, nor
    `cypher` `write`.
    """
    return scope == READ or scope in key.scopes


def fingerprint(token: str) -> str:
    """Return what is kept of a key's token: its SHA-256 in hexadecimal."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
