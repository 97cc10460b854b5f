"""Judging: parties become one, or two again, and every fact of theirs is what the claims come to.

It is one transaction: a judgement stands with all that follows from it, or not at all.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kb.errors import JudgementsRefused
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
) -> Summary:
    """Have judgements stand, each in the place of an earlier one on the same pair.

    Args:
        exactly: whether all others are taken back.
        seen: the judgements, by id, that whoever judges knows of; what others have decided since
            is not overruled. All may be, if not given.

    Raises:
        JudgementsRefused: they cannot stand beside the others, or the parties cannot be one.
        DatabaseError: none of them stands.
    """
    made = {one.id: one for one in judgements}
    return await _change(db, made, lambda _: not exactly, seen)


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
    return await _change(db, {}, lambda one: one not in gone, seen)


async def _change(
    db: Database,
    made: Mapping[str, Judgement],
    stays: Callable[[str], bool],
    seen: Mapping[str, Judgement] | None,
) -> Summary:
    await schema.apply(db)
    async with db.writing() as tx:
        await journal.alone(tx)
        standing = {one.id: one for one in await judged.every(tx)}
        wanted = {**{id: one for id, one in standing.items() if stays(id)}, **made}
        unseen = {} if seen is None else _but(standing, seen)
        if refusals := judgeable.overruled(unseen, wanted, made):
            raise JudgementsRefused(refusals)
        return await _write(tx, standing, wanted, made)


def _but(standing: Mapping[str, Judgement], seen: Mapping[str, Judgement]) -> dict[str, Judgement]:
    return {id: one for id, one in standing.items() if seen.get(id) != one}


async def _write(
    tx: Transaction,
    standing: Mapping[str, Judgement],
    wanted: Mapping[str, Judgement],
    made: Mapping[str, Judgement],
) -> Summary:
    if refusals := await judgeable.refusals(tx, wanted, made):
        raise JudgementsRefused(refusals)
    found = await rejudged.plan(tx, standing, wanted)
    counted = tally(found.judgements)
    unchanged = sum(1 for id in made if standing.get(id) == made[id])
    did = Tally(counted.created, counted.changed, unchanged, counted.withdrawn)
    if found.judgements.touched:
        await run(tx, writes.of(found))
        await journal.begin(tx, {"dossier": JOURNALLED, **vars(did)})
    return Summary(did, found.outcome.tally)
