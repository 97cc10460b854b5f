"""What judgements change: found before anything is written.

Claims that name a party which is another one now are written again as they are: they bear on other
facts. What then comes out of them is computed as by a load.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from kb.model.claims import Claim
from kb.model.identities import Identities
from kb.model.judgements import Judgement
from kb.project import identified
from kb.resolve import clusters
from kb.store import changes, outcome, stored, touched
from kb.store.after import After
from kb.store.answers import Transaction
from kb.store.changes import Change
from kb.store.outcome import Outcome


@dataclass(frozen=True)
class Rejudged:
    """All that judgements which are made and withdrawn together write.

    Attributes:
        judgements: by id, those that stand otherwise than before.
        before, after: who is who.
        claims: those that name a party which is another one now.
        spoken: claims by such parties: the claim, and the party as it names it.
        outcome: facts and parties, as they come out.
    """

    judgements: Change[Judgement]
    before: Identities
    after: Identities
    claims: tuple[Claim, ...]
    spoken: tuple[tuple[str, str], ...]
    outcome: Outcome


async def plan(
    tx: Transaction, standing: Mapping[str, Judgement], wanted: Mapping[str, Judgement]
) -> Rejudged:
    """Plan that other judgements stand than before.

    Args:
        standing, wanted: all judgements, by id.
    """
    before, after = _who(standing), _who(wanted)
    turned = before.turned(after)
    claims = await stored.claims_naming(tx, turned)
    future = After(
        leaving=frozenset(claim.id for claim in claims),
        coming=tuple(claims),
        withdrawals=tuple(await stored.withdrawals(tx)),
        who=after,
    )
    bearing = touched.by(identified.claims(claims, before))
    bearing |= touched.by(identified.claims(claims, after))
    parties = {who.of(id) for id in turned for who in (before, after)}
    computed = await outcome.compute(tx, bearing, parties, future) if turned else outcome.NOTHING
    return Rejudged(
        changes.between(standing, wanted),
        before,
        after,
        future.coming,
        tuple(await stored.spoken(tx, turned)),
        computed,
    )


def _who(judgements: Mapping[str, Judgement]) -> Identities:
    return clusters.identities(judgements.values())
