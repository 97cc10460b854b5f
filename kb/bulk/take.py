"""The first pass: a batch of what datasets bring, put aside by parts, its claims written."""

from dataclasses import dataclass
from pathlib import Path

from kb.bulk import claims, parts
from kb.bulk.pages import Pages
from kb.bulk.parts import Part, Spilled
from kb.errors import InvalidValue
from kb.model.claims import Brought, Claim
from kb.project.withdrawals import Withdrawal
from kb.store.clashes import Clash


@dataclass(frozen=True)
class Batch:
    """Some pieces of one dataset.

    Attributes:
        dataset: the dataset's place among all.
        id: and its id.
        apart: whether nobody else brings its claims or takes one back, so that they are written
            at once.
    """

    dataset: int
    id: str
    apart: bool
    brought: tuple[Brought, ...]


@dataclass(frozen=True)
class Taken:
    """What became of a batch.

    Attributes:
        claims: how many it has.
        opening: the parts in which something is said to open an access.
    """

    spilled: Spilled
    claims: int
    withdrawals: tuple[Withdrawal, ...]
    opening: frozenset[int]
    clashes: tuple[tuple[int, Clash], ...] = ()


def take(batch: Batch, folder: Path) -> Taken:
    """Put a batch aside by parts, and write the claims that may be written already."""
    pages, found = Pages(), [Part() for _ in range(parts.COUNT)]
    opening: set[int] = set()
    clashes = []
    brought = [claim for one in batch.brought for claim in one.claims]
    _put(batch, found)
    for claim in brought:
        opening |= _bear(batch.dataset, claim, found)
        try:
            if batch.apart:
                claims.write(pages, claim)
            else:
                found[parts.of(claim.id)].claims.append((batch.dataset, claim))
        except InvalidValue as error:
            clashes.append((batch.dataset, Clash(claim.id, error.what, error.remedy)))
    if batch.apart:
        claims.bring(pages, batch.id, brought)
    pages.write(folder)
    withdrawals = tuple(Withdrawal(c.id, of) for c in brought for of in c.withdraws)
    spilled = parts.spill(folder, found)
    return Taken(spilled, len(brought), withdrawals, frozenset(opening), tuple(clashes))


def _put(batch: Batch, found: list[Part]) -> None:
    for brought in batch.brought:
        for declaration in brought.declarations:
            found[parts.of(declaration.id)].declared.append((batch.dataset, declaration))
        for source in brought.sources:
            found[parts.of(source.id)].sources.append((batch.dataset, source))


def _bear(dataset: int, claim: Claim, found: list[Part]) -> set[int]:
    """Put what a claim states where it bears; return where it says that an access is opened."""
    opening = set()
    for part, bearing in parts.bearing(claim):
        found[part].bearing.append((dataset, bearing))
        if any(statement.key.type == "OPENS" for statement in bearing.statements):
            opening.add(part)
    return opening
