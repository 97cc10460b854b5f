"""Whether a part may be planned while another is written: what the one reads, the other leaves.

A plan is made from what stands. Where that is about to change elsewhere only, it is the plan that
would be made afterwards.
"""

from dataclasses import dataclass

from kb.model.claims import Source
from kb.store.planned import Planned


@dataclass(frozen=True)
class _Scope:
    """Ids of what a part is planned from, and of what it writes.

    Attributes:
        things: agreements and sources among them.
    """

    claims: frozenset[str]
    things: frozenset[str]
    facts: frozenset[str]

    def apart(self, other: "_Scope") -> bool:
        return not (
            self.claims & other.claims or self.things & other.things or self.facts & other.facts
        )


def may_begin(written: Planned) -> bool:
    """Say whether anything can be planned while this part is written.

    Which claims are withdrawn, and when sources were published, bears on all that comes next.
    """
    plan = written.plan
    withdraws = plan.withdrawals or plan.marked or plan.unmarked
    return not (withdraws or _changes_source(written))


def holds(planned: Planned, written: Planned) -> bool:
    """Say whether what was planned while the other was written would be planned so after it."""
    return not _changes_source(planned) and _scope(planned).apart(_scope(written))


def _changes_source(part: Planned) -> bool:
    """Say whether it changes a source, whose date bears on all claims that stand in it."""
    return any(isinstance(item, Source) for item in part.plan.difference.things.changed.values())


def _scope(part: Planned) -> _Scope:
    found, touched = part.plan.difference, part.plan.outcome.touched
    named = {id for claim in part.brought.claims for id in (claim.id, *claim.withdraws)}
    things = part.brought.declared.keys() | found.before.keys()
    return _Scope(
        found.stale | named,
        touched.agreements | {part.plan.who.of(id) for id in things},
        touched.facts,
    )
