"""What is stored: sources, the things declared, and claims with what each one states."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from kb.model.dates import UNKNOWN, Days
from kb.model.ids import FactKey, digest
from kb.model.money import Money


class Stance(StrEnum):
    """What a claim does to the fact it speaks of."""

    ASSERTS = "asserts"
    DENIES = "denies"
    QUALIFIES = "qualifies"

    __hash__ = str.__hash__  # as quick as a text's, which it equals


@dataclass(frozen=True)
class Source:
    """A document or a dataset.

    Attributes:
        published: None for one that is known only through others.
        accessed: the day on which it was read, as whoever read it wrote it; empty where nobody did.
    """

    id: str
    title: str = ""
    publisher: str = ""
    published: Days | None = None
    published_text: str = ""
    url: str = ""
    sha256: str = ""
    accessed: str = ""

    @property
    def known_from(self) -> date | None:
        """The last day on which it may have been published; None where nobody says when it was."""
        return self.published.latest if self.published else None


@dataclass(frozen=True)
class Declaration:
    """That a dossier speaks of a thing, and under which name.

    Attributes:
        label: a label of the model.
        broader: of a kind of data, the kind that it belongs to.
    """

    id: str
    label: str
    name: str = ""
    aliases: tuple[str, ...] = ()
    country: str = ""
    identifiers: tuple[str, ...] = ()
    collective: bool = False
    broader: str = ""


@dataclass(frozen=True)
class Statement:
    """One thing that a claim states of one fact.

    Attributes:
        field: empty for the fact's being so; `begins`, `ends`, `in_force`, `amount`, or the name
            of a field of the model.
        value: what the dossier has there, as written.
        days: the range that a date field stands for.
        planned: of an end: that it was announced, not that it happened.
        estimated: that the source itself calls the value an estimate.
    """

    key: FactKey
    stance: Stance
    field: str = ""
    value: str = ""
    days: Days = UNKNOWN
    planned: bool = False
    money: Money | None = None
    estimated: bool = False

    @property
    def content(self) -> str:
        """A hash of all that is stated."""
        key = self.key
        return digest(
            *(key.type, key.left, key.right, key.role, key.period),
            *(self.stance, self.field, self.value, "planned" if self.planned else ""),
            *(("estimated",) if self.estimated else ()),
        )


@dataclass(frozen=True)
class Claim:
    """What one source says at one place.

    Attributes:
        id: the one its dossier gives it, else a hash of all it says: two files that bring the
            same claim bring one.
        place: where its dossier has it; a claim whose place holds something else has changed.
        says: our paraphrase.
        locator: where: the first and last words of the passage, a row, a page.
        source: where it was read.
        cites: the nearest sources that it names as its own, which nobody here need have read.
        by: the party that speaks; empty for the source itself.
        withdraws: ids of claims that this one takes back.
    """

    id: str
    place: str
    says: str
    locator: str
    source: str
    statements: tuple[Statement, ...]
    cites: tuple[str, ...] = ()
    by: str = ""
    withdraws: tuple[str, ...] = ()

    @property
    def origins(self) -> frozenset[str]:
        """The sources that it rests on: those that it cites, else the one where it stands."""
        return frozenset(self.cites or (self.source,))

    @property
    def named(self) -> frozenset[str]:
        """The ids of all things and sources that it speaks of."""
        ends = (end for s in self.statements for end in (s.key.left, s.key.right))
        return frozenset((self.source, self.by, *self.cites, *ends)) - {""}

    @cached_property
    def content(self) -> str:
        """A hash of all that the claim says: equal exactly when nothing in it has changed."""
        stated = sorted(statement.content for statement in self.statements)
        cited = "\n".join(sorted(self.cites))  # no id has a line break
        parts = (self.says, self.locator, self.source, cited, self.by)
        return digest(*parts, *sorted(self.withdraws), "", *stated)


@dataclass(frozen=True)
class Brought:
    """What a file, or one row of it, brings: what it speaks of, and what it claims."""

    sources: tuple[Source, ...] = ()
    declarations: tuple[Declaration, ...] = ()
    claims: tuple[Claim, ...] = ()

    @cached_property
    def declared(self) -> dict[str, Declaration | Source]:
        """The things and sources, by id."""
        things: dict[str, Declaration | Source] = {thing.id: thing for thing in self.declarations}
        return things | {source.id: source for source in self.sources}


@dataclass(frozen=True)
class Dossier(Brought):
    """One hand-written file's whole content, checked.

    Attributes:
        hashed: ids of sources whose text's hash is written in the file itself.
    """

    id: str = ""
    title: str = ""
    hashed: frozenset[str] = frozenset()
