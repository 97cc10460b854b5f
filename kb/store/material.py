"""All that is loaded and judged, read back as it was brought: what a graph can be made of again."""

from dataclasses import dataclass, replace
from datetime import date

from kb.model.claims import Claim, Declaration, Dossier, Source
from kb.model.judgements import Judgement
from kb.store import brought, journal, judged, stored
from kb.store.answers import Transaction
from kb.store.driver import Database


@dataclass(frozen=True)
class Material:
    """What makes a graph.

    Attributes:
        dossiers: what each brings, whatever kind of file it was, in the order of their ids.
        known_on: the day of which the graph is; None where it is all that was loaded.
    """

    dossiers: tuple[Dossier, ...]
    judgements: tuple[Judgement, ...]
    known_on: date | None = None


async def read(db: Database) -> Material:
    """Read all of it, without writing anything.

    It is read again where something was loaded meanwhile, so that it never is of two states.
    """
    while True:
        async with db.reading() as tx:
            edition = await journal.edition(tx)
            found = await _read(tx)
        async with db.reading() as tx:
            if await journal.edition(tx) == edition:
                return found


async def _read(tx: Transaction) -> Material:
    claims = {claim.id: claim for claim in await stored.all_claims(tx)}
    rows = await tx.run("MATCH (d:Dossier) RETURN d.id AS id, d.title AS title ORDER BY id")
    return Material(
        tuple([await _dossier(tx, row["id"], row["title"] or "", claims) for row in rows]),
        tuple(await judged.every(tx)),
        await journal.known_on(tx),
    )


async def _dossier(tx: Transaction, id: str, title: str, claims: dict[str, Claim]) -> Dossier:
    declared = (await brought.declared(tx, id)).values()
    places = {claim: place async for place, claim, _ in brought.each_claim(tx, id)}
    return Dossier(
        tuple(item for item in declared if isinstance(item, Source)),
        tuple(item for item in declared if isinstance(item, Declaration)),
        # One that came meanwhile is found when all of it is read again.
        tuple(replace(claims[one], place=places[one]) for one in sorted(places) if one in claims),
        id=id,
        title=title,
    )
