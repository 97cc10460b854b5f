"""A dataset that is loaded piece by piece: a table's rows, or entities line by line."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kb.ingest.taken import Taken
from kb.model.claims import Brought, Claim, Declaration, Source
from kb.model.ids import digest
from kb.store.clashes import Clash


@dataclass(frozen=True)
class Dataset:
    """What is known of a dataset before its first row is read.

    Attributes:
        id, title: as its node has them.
        sources: those in which its claims stand; rows bring the ones that they cite.
        file: what messages and the journal call it.
        content: a hash of all that decides what its rows bring: the file, how it is read, by what.
        rows: how many there are; None where that is not known beforehand.
        partial: whether it has only the rows that are new or changed, so that others stay.
    """

    id: str
    title: str
    sources: tuple[Source, ...]
    file: str
    content: str = ""
    rows: int | None = None
    partial: bool = False


@dataclass
class Seen:
    """What rows have brought so far: the first that declares a thing decides what it is.

    Attributes:
        things, sources: all that is declared, by id.
        claims: hashes of the claims' ids.
        refused: by id, what others hold to be something else, so that no row may speak of it.
    """

    things: dict[str, Declaration] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    claims: set[int] = field(default_factory=set)
    refused: dict[str, Clash] = field(default_factory=dict)

    @property
    def declared(self) -> int:
        """How much is declared."""
        return len(self.things) + len(self.sources)

    def has(self, id: str) -> bool:
        """Say whether it is declared."""
        return id in self.things or id in self.sources

    def add(self, brought: Brought) -> None:
        """Note what was loaded."""
        self.things |= {thing.id: thing for thing in brought.declarations}
        self.sources |= {source.id: source for source in brought.sources}
        self.claims |= {hashed(claim.id) for claim in brought.claims}


def hashed(id: str) -> int:
    """Return 64 bits that stand for an id: a tenth of what the id takes."""
    return int(digest(id), 16)


def together(dataset: Dataset, rows: Iterable[Taken], seen: Seen) -> Brought:
    """Return what rows bring that was not declared before, and the claims of all of them."""
    things: dict[str, Declaration] = {}
    sources = {source.id: source for source in dataset.sources if source.id not in seen.sources}
    claims: list[Claim] = []
    for row in rows:
        claims += row.brought.claims
        for thing in row.brought.declarations:
            if thing.id not in seen.things:
                things.setdefault(thing.id, thing)
        for source in row.brought.sources:
            if source.id not in seen.sources:
                sources.setdefault(source.id, source)
    return Brought(tuple(sources.values()), tuple(things.values()), tuple(claims))


def mentions(row: Taken) -> Iterator[str]:
    """Yield the ids of all that a row speaks of, its claims among them."""
    yield from row.brought.declared
    for claim in row.brought.claims:
        yield from (claim.id, claim.source, claim.by, *claim.cites)
        for statement in claim.statements:
            yield from (statement.key.left, statement.key.right)
