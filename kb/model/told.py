"""What stands in a graph, with who says it: as other formats are written from."""

from dataclasses import dataclass

from kb.model.claims import Declaration, Source, Statement
from kb.model.ids import FactKey


@dataclass(frozen=True)
class Told:
    """A statement of a claim that nobody has taken back.

    Attributes:
        claim: the claim's id.
        origins: the sources that its claim rests on.
        by: the party that speaks; empty for the source itself.
    """

    claim: str
    statement: Statement
    origins: tuple[Source, ...]
    by: str = ""


@dataclass(frozen=True)
class Between:
    """A fact between two parties or other things that are no agreement."""

    key: FactKey
    left: Declaration
    right: Declaration
    told: tuple[Told, ...]


@dataclass(frozen=True)
class Held:
    """An agreement or measure, all that is told of it and of its roles, and who plays them."""

    thing: Declaration
    told: tuple[Told, ...]
    parties: tuple[Declaration, ...]
