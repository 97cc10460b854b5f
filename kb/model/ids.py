"""Ids: what names a thing, and the hashes that name a fact or a claim the same way every time."""

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache

_ID = re.compile(r"[a-z0-9]+(?:[-_.][a-z0-9]+)*\Z")
LONGEST_ID = 120
_LONGEST_SLUG = 72
_LETTERS = re.compile(r"[a-z0-9]+")
_MATTERS = re.compile(
    r"""
    [^a-z0-9\s.,;:'"()\[\]{}&/_!?-]                # no punctuation of names, as + and #
    | (?<=[0-9]) (?!-[0-9]) [^a-z0-9]+ (?=[0-9])    # between digits, where a single - is usual
    | (?<=[0-9]) / | / (?=[0-9])
    | (?<![a-z0-9]) - (?=[0-9])                     # a minus
    | (?<![a-z0-9]) [a-z]- (?![a-z0-9])             # a grade
    """,
    re.VERBOSE,
)
_QUOTES = str.maketrans("\u2018\u2019\u2013\u2014", "''--")


def is_id(text: str) -> bool:
    """Say whether the text can name a thing: small letters, digits, and `-`, `_` or `.` between."""
    return len(text) <= LONGEST_ID and _ID.match(text) is not None


def digest(*parts: str) -> str:
    """Hash texts to 16 hexadecimal digits; no two different lists of texts are written alike."""
    framed = "".join([f"{len(part)}:{part}" for part in parts])
    return hashlib.sha256(framed.encode()).hexdigest()[:16]


@dataclass(frozen=True, order=True)
class FactKey:
    """What makes a fact this fact: its type, its two ends and, where needed, role and period.

    An agreement's own terms are stated of a key whose `left` is empty and whose `type` is its
    label; the agreement's id is then the fact's id.
    """

    type: str
    left: str
    right: str
    role: str = ""
    period: str = ""

    @cached_property
    def id(self) -> str:
        """The fact's id, the same wherever and whenever it is computed."""
        if not self.left:
            return self.right
        return digest(self.type, self.left, self.right, self.role, self.period)


@lru_cache(maxsize=50_000)  # tables name the same ones again and again
def slug(text: str) -> str:
    """Return an id for a name: its letters and digits, small, with `-` between.

    Names that differ only in capitals, spaces and punctuation have the same one. What is not
    written in ASCII is told apart by a hash, since nothing of it may be lost.
    """
    plain = text if text.isascii() else _in_ascii(text)
    made = "-".join(_LETTERS.findall(plain.lower()))
    folded = text.translate(_QUOTES)
    if folded.isascii() and len(made) <= _LONGEST_SLUG:
        return made
    return "-".join(filter(None, (made[:_LONGEST_SLUG].rstrip("-"), digest(text.casefold()))))


@lru_cache(maxsize=50_000)
def exact(text: str) -> str:
    """Return an id for a cell's text: its slug, and a hash where that would lose what matters.

    The points and commas of `Co., Ltd.` tell no two companies apart. Of other signs some do:
    `C++ Ltd` is not `C Ltd`, a fund `A+` no fund `A-`, the number `12/3` neither `12-3` nor `12.3`,
    and `-5` not `5`. Each is one of its own, in whatever order a table has them.
    """
    made = slug(text)
    if not made or not text.isascii() or not _MATTERS.search(text.lower()):
        return made
    return f"{made}-{digest(text.casefold())}"


def _in_ascii(text: str) -> str:
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
