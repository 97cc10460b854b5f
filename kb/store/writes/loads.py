"""All that a plan writes, in the order in which it can be written."""

from collections.abc import Iterator

from kb.store.plan import Plan
from kb.store.writes import claims, facts, referents, things
from kb.store.writes.statement import Write


def of(plan: Plan) -> Iterator[Write]:
    """Yield what writes a plan."""
    if plan.difference.retitled:
        titled = "MERGE (d:Dossier {id: $dataset}) SET d.title = row"
        yield Write(titled, [plan.title or None], plan.dataset)
    yield from facts.removed(plan.outcome)
    yield from claims.unbrought(plan)
    yield from things.undeclared(plan)
    yield from things.written(plan.outcome)
    yield from things.sources(plan)
    yield from things.declared(plan)
    yield from referents.standing(plan)
    yield from claims.written(plan)
    yield from facts.written(plan.outcome)
