"""Notes: who says what, where it stands, and the link that opens it there."""

from dataclasses import dataclass

from kb.queries import links, trace


@dataclass(frozen=True)
class Note:
    """A claim, as a note under what rests on it.

    Attributes:
        says: the claim in our words, after who says it where that is not the source itself.
        where: the source, what it cites, and the place in it.
        address: opens the source at the passage; empty where it has none.
    """

    number: int
    says: str
    where: str
    address: str


def told(note: trace.Note) -> Note:
    """Tell a note of a trace."""
    row = note.claim
    where = ", ".join(str(row[f]) for f in ("publisher", "title", "published") if row[f])
    cited = row["cites_publishers"] or row["cites"]
    through = f", citing {', '.join(cited)}" if cited else ""
    if row["cites_published"]:
        through += f" of {row['cites_published']}"
    speaker = f"{row['speaker_name']}: " if row["speaker"] else ""
    address = links.passage(row["url"], row["locator"]) if row["url"] else ""
    place = f"{where or row['source']}{through}, at “{row['locator']}”"
    return Note(note.number, f"{speaker}{row['says']}", place, address)
