"""Notes: who says what, where it stands, and the link that opens it there."""

from collections.abc import Iterable
from dataclasses import dataclass

from kb.queries import links, trace
from kb.store.answers import Row


@dataclass(frozen=True)
class Note:
    """A claim, as a note under what rests on it.

    Attributes:
        speaker: who says so; empty for the source itself.
        says: the claim in our words.
        id: of the source.
        source: its publisher, title and date, as far as they are known, or else its id.
        cites: what it names as its own source, if it does.
        locator: the place in it.
        address: opens the source at the passage; empty where it has none.
        url: opens the source.
        accessed: the day on which it was read, where whoever read it wrote that down.
    """

    number: int
    speaker: str
    says: str
    id: str
    source: str
    cites: str
    locator: str
    address: str
    url: str
    accessed: str

    @property
    def said(self) -> str:
        """The claim after who says so."""
        return f"{self.speaker}: {self.says}" if self.speaker else self.says

    @property
    def where(self) -> str:
        """The source, what it cites, and the place in the source."""
        through = f", citing {self.cites}" if self.cites else ""
        return f"{self.source}{through}, at {self.place}"

    @property
    def place(self) -> str:
        """The place in it: in quotation marks only where it is words of the source."""
        return f"“{self.locator}”" if links.quotes(self.locator) else self.locator


def told(note: trace.Note) -> Note:
    """Tell a note of a trace."""
    row = note.claim
    known = ", ".join(str(row[f]) for f in ("publisher", "title", "published") if row[f])
    return Note(
        number=note.number,
        speaker=(row["speaker_name"] or row["speaker"] or ""),
        says=row["says"],
        id=row["source"],
        source=known or row["source"],
        cites=_cites(row),
        locator=row["locator"],
        address=links.passage(row["url"], row["locator"]) if row["url"] else "",
        url=row["url"] or "",
        accessed=row["accessed"] or "",
    )


def sources(notes: Iterable[Note]) -> list[Note]:
    """Return a note of each source, in the order in which they are first cited."""
    first: dict[str, Note] = {}
    for note in notes:
        first.setdefault(note.id, note)
    return list(first.values())


def _cites(row: Row) -> str:
    cited = ", ".join(dict.fromkeys([*row["cites_publishers"], *row["cites_others"]]))
    return f"{cited} of {row['cites_published']}" if row["cites_published"] else cited
