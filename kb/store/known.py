"""Making a graph of what was known on a day, in a database that has nothing else.

It takes the way of a load: what dossiers brought is planned part by part, and facts are projected
from the claims that are there. A graph that is being made is marked as what it is from its first
transaction on, so that nobody loads into it and whoever makes it again may throw it away.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TypeVar

from kb.errors import Fault, InvalidParameter, NotEmpty
from kb.model.claims import Brought, Claim, Declaration, Dossier, Source
from kb.model.identities import Identities
from kb.model.judgements import Judgement
from kb.project import known
from kb.resolve import clusters
from kb.store import ahead, journal, plan, rejudged, schema, standing, stored
from kb.store.answers import Transaction
from kb.store.driver import Database
from kb.store.material import Material
from kb.store.plan import Of
from kb.store.planned import Planned
from kb.store.writes import judgements as writes
from kb.store.writes.statement import run
from kb.store.writing import Writing, begun

Item = TypeVar("Item")


@dataclass(frozen=True)
class Made:
    """How many facts and claims the graph of a day has."""

    facts: int
    claims: int


def on(material: Material, day: date) -> Material:
    """Return what of it was known on a day.

    Raises:
        InvalidParameter: it lacks what was published by then.
    """
    if material.known_on and material.known_on < day:
        what = (
            f"the graph is what was known on {material.known_on}, and has nothing that was "
            "published later; make it of the one that it was made of"
        )
        raise InvalidParameter(Fault("known_on", what))
    who = clusters.identities(material.judgements)
    return Material(known.on(day, material.dossiers, who), material.judgements, day)


async def may_fill(db: Database, where: str, source: str) -> bool:
    """Return whether a database is empty; one that is not may be emptied and filled anew.

    Args:
        where: what messages call it.
        source: the id of the database that is read from, as `identity` gives it.

    Raises:
        InvalidParameter: it is that database.
        NotEmpty: it has what was not made of what was known on a day.
    """
    if await identity(db) == source:
        raise InvalidParameter(Fault("home", itself(where)))
    async with db.reading() as tx:
        if await journal.known_on(tx):
            return False
        [row] = await tx.run("RETURN EXISTS { MATCH (n) WHERE NOT n:Throughline } AS filled")
    if row["filled"]:
        raise NotEmpty(
            f"{where} has a graph that `kb rebuild --known-on` did not make, and what it makes is "
            "made afresh; name another folder with --home, or empty this one with `kb reset`"
        )
    return True


def itself(where: str) -> str:
    """Say that a graph cannot be made in the place of the one that it is made of."""
    return (
        f"{where} is what the claims are read from, and stays as it is; name another folder with "
        "--home, and the one to read from with KB_HOME"
    )


async def identity(db: Database) -> str:
    """Return what tells a database from every other, wherever it is reached."""
    [row] = await db.administer("CALL db.info() YIELD id RETURN id")
    return str(row["id"])


async def make(db: Database, material: Material, size: int = ahead.PART) -> Made:
    """Fill an empty database with what was known on a day.

    Args:
        material: as `on` returns it.
        size: how many claims go in one transaction.

    Raises:
        DatabaseError: what is written stays, marked as the beginning of such a graph.
    """
    day = material.known_on
    if day is None:
        raise ValueError("this is not what was known on a day")
    await schema.apply(db)
    async with db.writing() as tx:
        await journal.make_known_on(tx, day)
        await _judge(tx, material.judgements)
    async with begun(db, {"dossier": f"(known on {day})"}) as writing:
        for dossier in material.dossiers:
            await _load(writing, dossier, size)
        await writing.finish()
    async with db.reading() as tx:
        facts = await stored.count_facts(tx)
    return Made(facts, len({claim.id for one in material.dossiers for claim in one.claims}))


async def _judge(tx: Transaction, judgements: Sequence[Judgement]) -> None:
    """Have judgements stand before there is anything that they are on."""
    wanted = {one.id: one for one in judgements}
    await run(tx, writes.of(await rejudged.plan(tx, {}, wanted)))


async def _load(writing: Writing, dossier: Dossier, size: int) -> None:
    """Load what a dossier brings; it was held against the others when it was loaded first."""
    of = Of(dossier.id, dossier.title, {source.id: source for source in dossier.sources})
    for piece in pieces(dossier, size):
        await writing.write(
            partial(_planned, of=of, brought=piece, who=writing.who), len(piece.claims)
        )
    await writing.settle()


async def _planned(tx: Transaction, of: Of, brought: Brought, who: Identities) -> Planned:
    stands = await standing.part(tx, of.dataset, brought, who)
    return Planned(await plan.make(tx, of, brought, stands), brought)


def pieces(dossier: Dossier, size: int) -> Iterator[Brought]:
    """Yield what a dossier brings in pieces, of which each has what its claims stand on.

    Args:
        size: how many claims, or things of which none of them speaks, are in one.
    """
    left, kinds = dict(dossier.declared), known.wider(dossier.declarations)
    for claims in _batches(dossier.claims, size):
        yield _piece(left, {id for claim in claims for id in claim.named}, kinds, claims)
    for ids in _batches(sorted(left), size):
        yield _piece(left, ids, kinds)
    if not (dossier.claims or dossier.declared):
        yield Brought()


def _batches(items: Sequence[Item], size: int) -> Iterator[Sequence[Item]]:
    return (items[start : start + size] for start in range(0, len(items), size))


def _piece(
    left: dict[str, Declaration | Source],
    ids: Iterable[str],
    kinds: Mapping[str, frozenset[str]],
    claims: Sequence[Claim] = (),
) -> Brought:
    """Take what has these ids from what is left, with the wider kinds of data."""
    wanted = sorted(known.with_wider(ids, kinds))
    taken = [left.pop(id) for id in wanted if id in left]
    return Brought(
        tuple(item for item in taken if isinstance(item, Source)),
        tuple(item for item in taken if isinstance(item, Declaration)),
        tuple(claims),
    )
