"""What a load would change, told without changing anything."""

from collections.abc import AsyncIterator, Iterable, Iterator, Mapping
from contextlib import aclosing
from dataclasses import asdict, dataclass
from typing import Any

from kb.ingest.dossier import Reading
from kb.ingest.taken import Remark, Taken
from kb.model import graph
from kb.model.claims import Claim
from kb.model.identities import Identities
from kb.store import ahead, judged, load, planned, stored, withdrawing
from kb.store.dataset import Dataset, Seen
from kb.store.difference import Difference
from kb.store.driver import Database
from kb.store.outcome import Outcome
from kb.store.parts import NOBODY, Told
from kb.store.plan import Plan
from kb.store.stored import Declared, StoredFact


@dataclass(frozen=True)
class Line:
    """One claim, thing or fact that a load would change.

    Attributes:
        change: `created`, `changed` or `withdrawn`; `joined` or `left` where others bring the same
            claim or thing, so that it is there already, or stays.
        what: `claim`, `thing` or `fact`.
        about: what a claim says, what a thing is called, what a fact is.
        fields: the properties that come out otherwise, where something is changed.
    """

    change: str
    what: str
    id: str
    about: str
    fields: tuple[str, ...] = ()


_OF_SHARED = {"created": "joined", "withdrawn": "left"}
_TERMS = "what is stated of the agreement itself"


async def of_dossiers(db: Database, readings: Iterable[Reading]) -> AsyncIterator[Line]:
    """Yield what loading dossiers in one command would change, each for itself.

    Raises:
        InvalidDossier: one contradicts what another dossier declares.
    """
    given = list(readings)
    together = frozenset(reading.dossier.id for reading in given)
    for reading in given:
        async with db.reading() as tx:
            plan = await load.planned(tx, reading, together)
            gone = await stored.claims(tx, plan.difference.dropped)
        for line in _lines(plan, gone):
            yield line


async def of_rows(
    db: Database, dataset: Dataset, items: Iterable[Taken | Remark], told: Told = NOBODY
) -> AsyncIterator[Line]:
    """Yield what loading a dataset would change; a fact on which two parts bear comes twice.

    Raises:
        InvalidTable: its source is another document in another dataset.
    """
    seen, read = Seen(), 0
    async with db.reading() as tx:
        who = await judged.identities(tx)
    async with aclosing(ahead.parts(items)) as parts:
        async for part in parts:
            async with db.reading() as tx:
                found = await planned.part(tx, dataset, part.rows, seen, who)
            for remark in (*part.remarks, *found.remarks):
                told.remark(remark)
            seen.refused |= found.refused
            seen.add(found.brought)
            for line in _lines(found.plan, ()):
                yield line
            read += len(part.rows)
            told.row(read)
    if not dataset.partial:
        async for line in _withdrawn(db, dataset, seen, who):
            yield line


async def _withdrawn(
    db: Database, dataset: Dataset, seen: Seen, who: Identities
) -> AsyncIterator[Line]:
    id, title = dataset.id, dataset.title
    async for gone in withdrawing.unseen_claims(db, id, seen, loaded=False):
        async with db.reading() as tx:
            found = await withdrawing.planned(tx, id, title, gone, who)
            claims = await stored.claims(tx, found.plan.difference.dropped)
        for line in _lines(found.plan, claims):
            yield line
    async for gone in withdrawing.unseen_things(db, id, seen, loaded=False):
        async with db.reading() as tx:
            found = await withdrawing.planned(tx, id, title, gone, who)
        for line in _things(found.plan.difference):
            yield line


def _lines(plan: Plan, gone: Iterable[Claim]) -> Iterator[Line]:
    yield from _claims(plan.difference, gone)
    yield from _things(plan.difference)
    yield from _facts(plan.outcome)
    yield from _terms(plan.outcome)


def _claims(found: Difference, gone: Iterable[Claim]) -> Iterator[Line]:
    for claim in (*found.written, *found.joined):
        change = "created" if claim.place in found.claims.created else "changed"
        yield Line(_change(change, claim.id, found), "claim", claim.id, claim.says)
    for claim in gone:
        yield Line(_change("withdrawn", claim.id, found), "claim", claim.id, claim.says)


def _things(found: Difference) -> Iterator[Line]:
    for id, thing in found.things.created.items():
        yield Line(_change("created", id, found), "thing", id, _called(thing))
    for id, thing in found.things.changed.items():
        fields = _differing(asdict(found.before[id]), asdict(thing))
        yield Line("changed", "thing", id, _called(thing), fields)
    for id in found.things.removed:
        yield Line(_change("withdrawn", id, found), "thing", id, _called(found.before[id]))


def _change(change: str, id: str, found: Difference) -> str:
    """Say what becomes of a claim or thing in the graph, where others may bring it too."""
    return _OF_SHARED.get(change, change) if id in found.shared else change


def _facts(outcome: Outcome) -> Iterator[Line]:
    for id, fact in outcome.facts.created.items():
        yield Line("created", "fact", id, _fact(fact))
    for id, fact in outcome.facts.changed.items():
        if fields := _differing(outcome.present[id].properties, fact.properties):
            yield Line("changed", "fact", id, _fact(fact), fields)
    for id in outcome.facts.removed:
        yield Line("withdrawn", "fact", id, _fact(outcome.present[id]))


def _terms(outcome: Outcome) -> Iterator[Line]:
    for id in outcome.terms.created:
        yield Line("created", "fact", id, _TERMS)
    for id, properties in outcome.terms.changed.items():
        yield Line("changed", "fact", id, _TERMS, _differing(outcome.before[id], properties))
    for id in outcome.terms.removed:
        yield Line("withdrawn", "fact", id, _TERMS)


def _called(thing: Declared) -> str:
    label = getattr(thing, "label", "Source")
    return f"{label} {getattr(thing, 'name', '') or getattr(thing, 'title', '')}".strip()


def _fact(fact: StoredFact) -> str:
    return f"{fact.left} {fact.type} {fact.right}"


def _differing(one: Mapping[str, Any], other: Mapping[str, Any]) -> tuple[str, ...]:
    """Return what comes out otherwise; a rank follows from the rest, which is told itself."""
    names = {*one, *other} - {graph.RANK}
    return tuple(sorted(name for name in names if one.get(name) != other.get(name)))
