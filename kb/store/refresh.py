"""Computing every fact again from the claims."""

from kb.project import identified
from kb.store import journal, judged, outcome, schema, stored, touched
from kb.store.after import After
from kb.store.driver import Database
from kb.store.touched import Touched
from kb.store.writes import facts, things
from kb.store.writes.statement import run


async def rebuild(db: Database) -> int:
    """Drop every fact and compute all of them again; return how many there are.

    One transaction: nobody sees a graph without facts. Indexes that a former version did not have
    are made before it.
    """
    await schema.apply(db)
    async with db.writing() as tx:
        await journal.alone(tx)
        await journal.changed(tx)
        await facts.drop(tx)
        claims = await stored.all_claims(tx)
        who = await judged.identities(tx)
        after = After(withdrawals=tuple(await stored.withdrawals(tx)), who=who)
        everything = touched.by(identified.claims(claims, who)) | Touched(
            await stored.agreements(tx)
        )
        computed = await outcome.compute(tx, everything, await stored.things(tx), after)
        await run(tx, things.written(computed))
        await run(tx, facts.written(computed))
        return await stored.count_facts(tx)
