"""Which agreements and facts a change of claims touches, and what they then come to."""

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from kb.model.claims import Claim, Source, Statement
from kb.project import facts, identified
from kb.project.facts import Fact, agreement_of
from kb.store import stored
from kb.store.after import After
from kb.store.answers import Transaction


@dataclass(frozen=True)
class Touched:
    """Agreements and measures by id, and facts between parties by id."""

    agreements: frozenset[str] = frozenset()
    facts: frozenset[str] = frozenset()

    def __or__(self, other: "Touched") -> "Touched":
        return Touched(self.agreements | other.agreements, self.facts | other.facts)

    def has(self, statement: Statement) -> bool:
        """Say whether the statement bears on something touched."""
        agreement = agreement_of(statement.key)
        return agreement in self.agreements if agreement else statement.key.id in self.facts


NONE = Touched()


def by(claims: Iterable[Claim]) -> Touched:
    """Return what these claims speak of, their parties called by their canonical ids."""
    keys = {statement.key for claim in claims for statement in claim.statements}
    opened = {end for key in keys if key.type == "OPENS" for end in (key.left, key.right)}
    return Touched(
        frozenset(opened | {agreement_of(key) for key in keys} - {""}),
        frozenset(key.id for key in keys if not agreement_of(key)),
    )


async def project(
    tx: Transaction, touched: Touched, after: After
) -> tuple[Touched, tuple[Fact, ...]]:
    """Compute the touched facts as they will be, and say what is touched in the end.

    A partnership and the accesses it opens are touched together, since one may date the other.
    """
    whole, claims = await _closed(tx, touched, after)
    claims = identified.claims(claims, after.who)
    sources = await after.sources(tx, {claim.source for claim in claims})
    return whole, await asyncio.to_thread(_projected, whole, claims, sources, after.withdrawn)


def _projected(
    whole: Touched, claims: list[Claim], sources: Mapping[str, Source], withdrawn: frozenset[str]
) -> tuple[Fact, ...]:
    relevant = [
        replace(claim, statements=tuple(s for s in claim.statements if whole.has(s)))
        for claim in claims
    ]
    return facts.project(relevant, sources, withdrawn)


async def _closed(tx: Transaction, touched: Touched, after: After) -> tuple[Touched, list[Claim]]:
    while True:
        claims = await after.claims_on(tx, touched.agreements, touched.facts)
        opened = {
            end
            for claim in claims
            for s in claim.statements
            if s.key.type == "OPENS" and {s.key.left, s.key.right} & touched.agreements
            for end in (s.key.left, s.key.right)
        }
        found = frozenset(opened | await stored.opening(tx, touched.agreements - after.fresh))
        if found <= touched.agreements:
            return touched, claims
        touched |= Touched(found)
