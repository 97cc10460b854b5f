"""What a load will do: found before anything is written, so that it can be told without doing it.

From what a dataset brings and what stands follow the claims to write and those that go, from these
the facts and things that come out otherwise. Nothing here writes.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field

from kb.model.claims import Brought, Declaration, Source
from kb.model.identities import EACH_ITSELF, Identities
from kb.project import identified
from kb.project.withdrawals import Withdrawal, withdrawn
from kb.store import changes, difference, outcome, stored, touched
from kb.store.after import After, Declarations
from kb.store.answers import Transaction
from kb.store.changes import Tallies, Tally
from kb.store.difference import Difference
from kb.store.outcome import NOTHING, Outcome
from kb.store.standing import Standing
from kb.store.stored import Declared
from kb.store.touched import Touched


@dataclass(frozen=True)
class Of:
    """Whose load it is.

    Attributes:
        dataset, title: its id, and what it is called.
        sources: those that earlier parts of it bring, by id: they may not be stored yet.
    """

    dataset: str
    title: str
    sources: Mapping[str, Source] = field(default_factory=dict)


@dataclass(frozen=True)
class Plan:
    """All that one load, or one part of one, is to write.

    Attributes:
        dataset, title: whose load it is.
        sources: the nodes of sources to write, each with all that datasets declare of it.
        withdrawals: those that are to be drawn anew, since one of their claims is written.
        marked, unmarked: ids of claims that count no more, and that count again.
        who: who is who.
    """

    dataset: str
    title: str
    difference: Difference
    outcome: Outcome = NOTHING
    sources: tuple[Source, ...] = ()
    withdrawals: tuple[Withdrawal, ...] = ()
    marked: frozenset[str] = frozenset()
    unmarked: frozenset[str] = frozenset()
    who: Identities = EACH_ITSELF

    @property
    def anything(self) -> bool:
        """Whether there is anything to do."""
        return self.difference.anything

    @property
    def tallies(self) -> Tallies:
        """How much it makes, changes, leaves alone and removes.

        Of claims and things it is what the dataset brings, be they others' too, and its title.
        """
        found = self.difference
        things = changes.tally(found.things) + Tally(changed=int(found.renamed))
        return Tallies(changes.tally(found.claims), things, self.outcome.tally)


async def make(tx: Transaction, of: Of, brought: Brought, standing: Standing) -> Plan:
    """Plan the load of what a dataset brings."""
    found = await asyncio.to_thread(difference.between, standing, of.title, brought)
    if not found.anything:
        return Plan(of.dataset, of.title, found)
    before = await stored.withdrawals(tx)
    after = _after(of, found, standing, before)
    counted = withdrawn(before)
    turned = counted ^ after.withdrawn
    bearing = await _touched(tx, found, turned - after.leaving, standing.who)
    others = {item.id for _, item in standing.others if isinstance(item, Declaration)}
    moved = found.moved - others
    computed = await outcome.compute(tx, bearing, found.things.touched, after, moved)
    written = {claim.id for claim in found.written}
    return Plan(
        of.dataset,
        of.title,
        found,
        computed,
        tuple(after.changed_sources()),
        tuple(one for one in after.withdrawals if {one.by, one.of} & written),
        after.withdrawn & (turned | written),
        turned - after.withdrawn,
        standing.who,
    )


def _after(of: Of, found: Difference, standing: Standing, before: list[Withdrawal]) -> After:
    kept = {one.claim for one in standing.elsewhere}
    leaving = frozenset((found.stale - kept) | {claim.id for claim in found.overwritten})
    staying = (one for one in before if one.by not in leaving)
    coming = (Withdrawal(claim.id, of) for claim in found.written for of in claim.withdraws)
    return After(
        of.dataset,
        of.sources,
        found.things,
        _declared(of, found, standing),
        leaving,
        found.written,
        (*staying, *coming),
        standing.who,
    )


def _declared(of: Of, found: Difference, standing: Standing) -> dict[str, Declarations]:
    declared: dict[str, Declarations] = dict.fromkeys(found.things.touched, ())
    own = ((of.dataset, item) for item in standing.declared.values())
    for by, item in (*own, *standing.others):
        declared[item.id] = (*declared.get(item.id, ()), (by, item))
    return declared


def _redated(item: Declared, before: Declared) -> bool:
    """Say whether a source has another date, from which facts are known; it tells them no more."""
    if isinstance(item, Source) and isinstance(before, Source):
        return item.published != before.published
    return False


async def _touched(
    tx: Transaction, found: Difference, turned: frozenset[str], who: Identities
) -> Touched:
    """Return what the load may change: what claims speak of that come, go or count otherwise."""
    overwritten = {claim.id for claim in found.overwritten}
    old = await stored.claims(tx, found.stale | overwritten | turned)
    changed = [id for id, item in found.things.changed.items() if _redated(item, found.before[id])]
    spoken = [*old, *found.written, *await stored.claims_in(tx, changed)]
    return touched.by(identified.claims(spoken, who))
