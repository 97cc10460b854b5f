"""Claims to facts. Each rule stands in `kb.project.combine` and `kb.project.terms`.

A fact exists when a claim that counts asserts it. An agreement is a fact of its own, whose id is
the agreement's; its roles carry its dates unless they have narrower ones. An access of which
nobody gives a date is dated by the one partnership that opens it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from operator import attrgetter

from kb.model import schema
from kb.model.claims import Claim, Source, Stance, Statement
from kb.model.ids import FactKey
from kb.model.spans import Span
from kb.project import ranks, terms
from kb.project.terms import Dates, Properties, Value

_ORDER = attrgetter("type", "left", "right", "role", "period")


@dataclass(frozen=True)
class Fact:
    """One fact as it stands in the graph.

    Attributes:
        dated_by: the id whose dates it carries: its own, its agreement's, or, for an access
            without dates, its partnership's.
        planned_end: whether the end is a plan that nobody reports as carried out.
        claim_count: claims that assert it.
        source_count: independent sources among them: what claims cite, else where they stand;
            sources that one claim leans on together are one.
        denial_count: claims that deny it as a whole.
        disputed: whether it, or the agreement it is a role in, is denied.
        conflicts: fields on which its sources contradict each other, or that a claim denies.
        qualified: fields that a claim narrows.
        estimated: fields of which only estimates are known.
        known_from: the day by which the first claim that asserts it was published.
        properties: the values of its declared fields, and its amount.
        party: of a part in a ranked agreement: who has it.
        rank: the standing of the agreement that it is, or is a part in, where these are ranked.
    """

    key: FactKey
    dated_by: str
    span: Span
    planned_end: bool
    claim_count: int
    source_count: int
    denial_count: int
    disputed: bool
    conflicts: tuple[str, ...]
    qualified: tuple[str, ...]
    estimated: tuple[str, ...]
    known_from: date
    properties: tuple[tuple[str, Value], ...]
    party: str = ""
    rank: str = ""


@dataclass(frozen=True)
class _Heard:
    """What is said of one fact.

    Attributes:
        asserted, others: the statements in that stance, and those in another.
        asserting: the claims that assert it, by id.
        denying: ids of the claims that deny it as a whole.
    """

    asserted: list[Statement] = field(default_factory=list)
    others: list[Statement] = field(default_factory=list)
    asserting: dict[str, Claim] = field(default_factory=dict)
    denying: set[str] = field(default_factory=set)

    def add(self, statement: Statement, claim: Claim) -> None:
        """Take note of a statement and of the claim that makes it."""
        if statement.stance is Stance.ASSERTS:
            self.asserted.append(statement)
            self.asserting[claim.id] = claim
            return
        self.others.append(statement)
        if statement.stance is Stance.DENIES and not statement.field:
            self.denying.add(claim.id)


@dataclass(frozen=True)
class _Dated:
    """Dates and the id they belong to."""

    by: str
    dates: Dates


def project(
    claims: Iterable[Claim], sources: Mapping[str, Source], withdrawn: frozenset[str]
) -> tuple[Fact, ...]:
    """Compute the facts that the claims make, in the order of their keys.

    Args:
        claims: all that bear on the facts asked for, in any order.
        sources: the sources in which the claims stand, by id.
        withdrawn: ids of claims that have been taken back.
    """
    heard = _by_fact(claim for claim in claims if claim.id not in withdrawn)
    existing = {key: said for key, said in heard.items() if said.asserted}
    dated = _dated(existing)
    denied = {key.id for key, said in existing.items() if not key.left and said.denying}
    order = sorted(existing, key=_ORDER)
    return _ranked(_fact(key, existing[key], dated[key], denied, sources) for key in order)


def _by_fact(claims: Iterable[Claim]) -> dict[FactKey, _Heard]:
    heard: dict[FactKey, _Heard] = {}
    for claim in claims:
        for statement in claim.statements:
            said = heard.get(statement.key)
            if said is None:
                said = heard[statement.key] = _Heard()
            said.add(statement, claim)
    return heard


def _dated(existing: Mapping[FactKey, _Heard]) -> dict[FactKey, _Dated]:
    own = {key: terms.dates(said.asserted) for key, said in existing.items()}
    agreements = {key.id: _Dated(key.id, dates) for key, dates in own.items() if not key.left}
    opened: dict[str, list[str]] = {}
    for key in existing:
        if key.type == "OPENS":
            opened.setdefault(key.right, []).append(key.left)
    for access, partnerships in opened.items():
        undated = access in agreements and not _has_dates(agreements[access].dates)
        if undated and len(partnerships) == 1 and partnerships[0] in agreements:
            agreements[access] = agreements[partnerships[0]]
    return {key: _of(key, dates, agreements) for key, dates in own.items()}


def _has_dates(dates: Dates) -> bool:
    return dates.begins_stated or dates.ends_stated


def _of(key: FactKey, own: Dates, agreements: Mapping[str, _Dated]) -> _Dated:
    agreement = agreements.get(agreement_of(key))
    if agreement is None:
        return _Dated(key.id, own)
    if not key.left or not _has_dates(own):
        return agreement
    return _Dated(key.id, terms.inherited(own, agreement.dates))


def _ranked(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Rank agreements, and the parts that parties have in them by these."""
    found = tuple(facts)
    by_agreement = {fact.key.id: _rank(fact) for fact in found if _is_ranked(fact.key)}
    return tuple(_with_rank(fact, by_agreement) for fact in found)


def _is_ranked(key: FactKey) -> bool:
    return not key.left and schema.NODE[key.type].ranked


def _rank(agreement: Fact) -> str:
    amount = dict(agreement.properties).get("amount_min")
    least = amount if isinstance(amount, float) else None
    return ranks.rank(agreement.disputed, agreement.source_count, least, agreement.key.id)


def _with_rank(fact: Fact, by_agreement: Mapping[str, str]) -> Fact:
    key = fact.key
    agreement = agreement_of(key)
    rank = by_agreement.get(agreement, "")
    if not rank or (key.left and key.type not in _PARTS):
        return fact
    party = key.left and (key.right if key.left == agreement else key.left)
    return replace(fact, party=party, rank=rank)


_PARTS = frozenset(fact.type for fact in schema.FACTS if schema.is_ranked(fact))
_ROLES = {fact.type: fact.block for fact in schema.FACTS if schema.is_role(fact)}


def agreement_of(key: FactKey) -> str:
    """Return the id of the agreement that a fact is, or is a role in; empty for neither."""
    if not key.left:
        return key.right
    end = _ROLES.get(key.type)
    if end is None:
        return ""
    return key.left if end == "left" else key.right


def _fact(
    key: FactKey,
    said: _Heard,
    dated: _Dated,
    denied: set[str],
    sources: Mapping[str, Source],
) -> Fact:
    asserting = said.asserting.values()
    denied_fields = terms.fields_with(Stance.DENIES, said.others)
    stated: Properties = terms.properties(key, said.asserted)
    return Fact(
        key=key,
        dated_by=dated.by,
        span=dated.dates.span,
        planned_end=dated.dates.planned,
        claim_count=len(asserting),
        source_count=_independent(claim.origins for claim in asserting),
        denial_count=len(said.denying),
        disputed=bool(said.denying) or agreement_of(key) in denied,
        conflicts=tuple(sorted({*dated.dates.conflicts, *stated.conflicts, *denied_fields})),
        qualified=terms.fields_with(Stance.QUALIFIES, said.others),
        estimated=terms.estimated(said.asserted),
        known_from=min(_published(sources[claim.source]) for claim in asserting),
        properties=stated.values,
    )


def _independent(origins: Iterable[frozenset[str]]) -> int:
    """Count the groups into which sources fall that some claim leans on together."""
    groups: list[frozenset[str]] = []
    for sources in origins:
        if not groups:
            groups = [sources]
            continue
        apart = [group for group in groups if not group & sources]
        groups = [*apart, sources.union(*(group for group in groups if group & sources))]
    return len(groups)


def _published(source: Source) -> date:
    if source.known_from is None:
        raise ValueError(f"{source.id} has claims and no date of publication")
    return source.known_from
