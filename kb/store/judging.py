"""Judging: parties become one, or two again, and every fact of theirs is what the claims come to.

It is one transaction: a judgement stands with all that follows from it, or not at all.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kb.errors import JudgementsRefused, Refusal
from kb.model.judgements import Judgement
from kb.store import journal, judgeable, judged, rejudged, schema
from kb.store.answers import Transaction
from kb.store.changes import NONE, Tally, tally
from kb.store.driver import Database
from kb.store.writes import judgements as writes
from kb.store.writes.statement import run

# No dataset has such an id: in the journal judgements stand where datasets do.
JOURNALLED = "(judgements)"


@dataclass(frozen=True)
class Summary:
    """What judging did, of judgements and of facts."""

    judgements: Tally = NONE
    facts: Tally = NONE

    def __add__(self, other: "Summary") -> "Summary":
        return Summary(self.judgements + other.judgements, self.facts + other.facts)


async def judge(
    db: Database,
    judgements: Sequence[Judgement],
    *,
    exactly: bool = False,
    seen: Mapping[str, Judgement] | None = None,
    ahead: bool = True,
) -> Summary:
    """Have judgements stand, each in the place of an earlier one on the same pair.

    Args:
        exactly: whether all others are taken back.
        seen: the judgements, by id, that whoever judges knows of; what others have decided since
            is not overruled. All may be, if not given.
        ahead: whether an id that nothing loaded has may come to stand for a party that is loaded.

    Raises:
        JudgementsRefused: they cannot stand beside the others, or the parties cannot be one.
        DatabaseError: none of them stands.
    """
    made = {one.id: one for one in judgements}
    return await _change(db, _Asked(made, lambda _: not exactly, seen, ahead))


async def withdraw(
    db: Database, ids: Iterable[str], *, seen: Mapping[str, Judgement] | None = None
) -> Summary:
    """Take judgements back, by their ids; those that do not stand are none to take back.

    Args:
        seen: the judgements that are meant, by id; all that stand, if not given.

    Raises:
        JudgementsRefused: another than is meant stands now; none is taken back.
    """
    gone = frozenset(ids)
    return await _change(db, _Asked({}, lambda one: one not in gone, seen))


@dataclass(frozen=True)
class _Asked:
    """What is to stand: what is made, and what stays of the rest, if that may be."""

    made: Mapping[str, Judgement]
    stays: Callable[[str], bool]
    seen: Mapping[str, Judgement] | None = None
    ahead: bool = True

    def wanted(self, standing: Mapping[str, Judgement]) -> dict[str, Judgement]:
        """Return all that there are to be, by id."""
        return {**{id: one for id, one in standing.items() if self.stays(id)}, **self.made}

    def unseen(self, standing: Mapping[str, Judgement]) -> dict[str, Judgement]:
        """Return what stands and was not known, by id."""
        if self.seen is None:
            return {}
        return {id: one for id, one in standing.items() if self.seen.get(id) != one}


async def _change(db: Database, asked: _Asked) -> Summary:
    await schema.ready(db)
    async with db.writing() as tx:
        await journal.alone(tx)
        standing = {one.id: one for one in await judged.every(tx)}
        if refusals := await _refusals(tx, standing, asked):
            raise JudgementsRefused(refusals)
        return await _write(tx, standing, asked)


async def _refusals(
    tx: Transaction, standing: Mapping[str, Judgement], asked: _Asked
) -> list[Refusal]:
    wanted, made = asked.wanted(standing), asked.made
    if found := judgeable.overruled(asked.unseen(standing), wanted, made):
        return found
    found = await judgeable.refusals(tx, wanted, made)
    return found if asked.ahead else [*found, *await judgeable.led(tx, standing, wanted, made)]


async def _write(tx: Transaction, standing: Mapping[str, Judgement], asked: _Asked) -> Summary:
    found = await rejudged.plan(tx, standing, asked.wanted(standing))
    counted = tally(found.judgements)
    unchanged = sum(1 for id, one in asked.made.items() if standing.get(id) == one)
    did = Tally(counted.created, counted.changed, unchanged, counted.withdrawn)
    if found.judgements.touched:
        await run(tx, writes.of(found))
        await journal.begin(tx, {"dossier": JOURNALLED, **vars(did)})
    return Summary(did, found.outcome.tally)
