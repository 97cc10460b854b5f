"""Writing judgements, and the graph as it is by them."""

from collections.abc import Iterator
from datetime import datetime

from kb.model.judgements import Judgement
from kb.store.records import Properties
from kb.store.rejudged import Rejudged
from kb.store.writes import claims, facts, referents
from kb.store.writes.statement import Write


def of(found: Rejudged) -> Iterator[Write]:
    """Yield what writes judgements, and all that comes out otherwise by them."""
    gone, written = found.judgements.removed, found.judgements.written.values()
    yield Write("CALL (row) { MATCH (j:Judgement {id: row}) DELETE j }", gone)
    yield Write("MERGE (j:Judgement {id: row.id}) SET j = row", [_stored(one) for one in written])
    yield from facts.removed(found.outcome)
    yield from _unlinked(found)
    yield from referents.turned(found.before, found.after, found.outcome)
    yield from claims.statements(found.claims, found.after)
    yield from claims.speakers(found.spoken, found.after)
    yield from facts.written(found.outcome)


def _stored(judgement: Judgement) -> Properties:
    return {
        "id": judgement.id,
        "one": judgement.one,
        "other": judgement.other,
        "verdict": str(judgement.verdict),
        "by": judgement.by,
        "at": datetime.fromisoformat(judgement.at),
        "why": judgement.why or None,
        "score": judgement.score,
    }


def _unlinked(found: Rejudged) -> Iterator[Write]:
    ids = [claim.id for claim in found.claims]
    yield Write("CALL (row) { MATCH (:Claim {id: row})-[r:STATES]->() DELETE r }", ids)
    ids = [claim for claim, _ in found.spoken]
    yield Write("CALL (row) { MATCH (:Claim {id: row})-[r:SAID_BY]->() DELETE r }", ids)
