"""Which parties are worth comparing, of many among themselves: near linear, in flat memory.

Parties that share a key are in one block. Large blocks are left out, since what they share says
little; of the others each party looks into the smallest first, and at no more than `MOST_SEEN`
others. So the pairs grow as the parties do, and what is as good as certain (an identifier, the same
words) is always among them. All of it is kept in a file, by the standard library's SQLite.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from hashlib import blake2b
from itertools import count, islice
from typing import Any

from kb.resolve import identifiers, keys
from kb.resolve.identifiers import Numbers
from kb.resolve.profile import Profile
from kb.resolve.sketch import Form, may_be_alike, sketch

LARGEST = 40  # parties of a block; what more share says little
MOST_SEEN = 50  # others that a party looks at
_AT_ONCE = 10_000
_KEPT = 20_000  # profiles that are not read again
_EXACT = "=+"  # the keys of those that have the same words
_TABLES = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA cache_size = -65536;
CREATE TABLE profiles (party INTEGER PRIMARY KEY, profile TEXT);
CREATE TABLE keys (key INTEGER, party INTEGER, exact INTEGER, word INTEGER);
"""
# Where many have the same words, each is laid beside the next, so that all of them hang together.
_BLOCKS = """
CREATE TABLE sized AS
SELECT key, party, exact, word, count(*) OVER (PARTITION BY key) AS size,
       lag(party) OVER (PARTITION BY key ORDER BY party) AS before
FROM keys;
DROP TABLE keys;
CREATE TABLE blocks AS
SELECT key, party, exact, size FROM sized WHERE size BETWEEN 2 AND %(largest)d;
CREATE TABLE chains AS
SELECT before AS one, party AS other FROM sized
WHERE exact AND size > %(largest)d AND before IS NOT NULL;
CREATE TABLE common AS SELECT DISTINCT key FROM sized WHERE word AND size > %(largest)d;
DROP TABLE sized;
CREATE INDEX by_key ON blocks (key, party);
CREATE TABLE seen AS
SELECT key, party FROM (
  SELECT key, party, exact,
         sum(size - 1) OVER (PARTITION BY party ORDER BY exact DESC, size, key) AS others
  FROM blocks
) WHERE exact OR others <= %(most_seen)d;
"""
_PAIRS = """
SELECT min(s.party, b.party) AS one, max(s.party, b.party) AS other
FROM seen s JOIN blocks b ON b.key = s.key AND b.party <> s.party
UNION SELECT one, other FROM chains
ORDER BY one, other
"""


@dataclass(frozen=True)
class Blocks:
    """Parties that are laid in blocks, while their file is open."""

    _db: sqlite3.Connection
    _numbers: Iterator[int] = field(default_factory=count)

    def add(self, parties: Iterable[Profile]) -> None:
        """Lay parties in their blocks; each is given once, and unnamed groups are left out."""
        bodies = ((next(self._numbers), party) for party in parties if not party.collective)
        while batch := list(islice(bodies, _AT_ONCE)):
            _store(self._db, batch)

    def pairs(self) -> Iterator[tuple[Profile, Profile]]:
        """Yield the pairs that are worth comparing, each once, when all parties are added."""
        self._db.executescript(_BLOCKS % {"largest": LARGEST, "most_seen": MOST_SEEN})
        yield from _read(self._db)


@contextmanager
def opened() -> Iterator[Blocks]:
    """Open blocks that hold no party yet."""
    # SQLite's file without a name is gone with the process, however that ends.
    with closing(sqlite3.connect("", isolation_level=None)) as db:
        db.executescript(_TABLES)
        yield Blocks(db)


def pairs(parties: Iterable[Profile]) -> Iterator[tuple[Profile, Profile]]:
    """Yield the pairs of parties that are worth comparing, each once."""
    with opened() as blocks:
        blocks.add(parties)
        yield from blocks.pairs()


def _store(db: sqlite3.Connection, batch: Sequence[tuple[int, Profile]]) -> None:
    db.execute("BEGIN")
    stored = [(number, _written(party)) for number, party in batch]
    db.executemany("INSERT INTO profiles VALUES (?, ?)", stored)
    rows = (
        (_hash(key), number, exact, key[0] == keys.WORD)
        for number, party in batch
        for key, exact in _keys(party).items()
    )
    db.executemany("INSERT INTO keys VALUES (?, ?, ?, ?)", rows)
    db.execute("COMMIT")


def _keys(party: Profile) -> dict[str, bool]:
    """Return a party's keys, and which of them are as good as certain."""
    by_name = {key: key[0] in _EXACT for key in keys.of(party.names)}
    numbers = Numbers(party.identifiers, party.country)
    return by_name | {f"#{key}": True for key in identifiers.keys(numbers)}


def _hash(key: str) -> int:
    """Return a number of eight bytes; two keys with one number cost a comparison and no more."""
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), signed=True)


def _written(party: Profile) -> str:
    return json.dumps(asdict(party) | {"kinds": sorted(party.kinds)}, ensure_ascii=False)


@dataclass(frozen=True)
class _Party:
    """A party as it is read back, with what a rough look takes of it."""

    profile: Profile
    sketch: tuple[Form, ...]
    numbers: frozenset[str]


def _read(db: sqlite3.Connection) -> Iterator[tuple[Profile, Profile]]:
    common = {key for (key,) in db.execute("SELECT key FROM common")}

    @lru_cache(maxsize=_KEPT)
    def party(number: int) -> _Party:
        [text] = db.execute("SELECT profile FROM profiles WHERE party = ?", (number,)).fetchone()
        profile = _profile(json.loads(text))
        numbers = frozenset(identifiers.keys(Numbers(profile.identifiers, profile.country)))
        return _Party(profile, sketch(profile.names), numbers)

    @lru_cache(maxsize=_KEPT)
    def is_common(sound: str) -> bool:
        return _hash(f"{keys.WORD}{sound}") in common

    for one, other in ((party(a), party(b)) for a, b in db.execute(_PAIRS)):
        if one.numbers & other.numbers or may_be_alike(one.sketch, other.sketch, is_common):
            yield one.profile, other.profile


def _profile(stored: dict[str, Any]) -> Profile:
    lists = {name: tuple(stored[name]) for name in ("names", "identifiers")}
    return Profile(**{**stored, **lists, "kinds": frozenset(stored["kinds"])})
