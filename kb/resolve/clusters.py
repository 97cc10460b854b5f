"""From judgements to who is who: a pure function, whatever the order of the judgements."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kb.model.identities import Identities
from kb.model.judgements import Judgement, Verdict


@dataclass(frozen=True)
class Contradiction:
    """Two ids that are judged to be different, and the same by way of others.

    Attributes:
        path: judgements that lead from the one to the other, each to the next.
    """

    different: Judgement
    path: tuple[Judgement, ...]


def identities(judgements: Iterable[Judgement]) -> Identities:
    """Return who is who. Of the ids of one party the shortest is canonical, or the first of these.

    Which of them are loaded makes no difference, so that loading never moves a party.
    """
    leader: dict[str, str] = {}
    for judgement in judgements:
        if judgement.verdict is Verdict.SAME:
            _join(leader, *judgement.pair)
    found = {id: _lead(leader, id) for id in leader}
    return Identities({id: lead for id, lead in found.items() if id != lead})


def _lead(leader: dict[str, str], id: str) -> str:
    """Return the id that leads another's party, which is then found in one step."""
    lead = id
    while (above := leader.setdefault(lead, lead)) != lead:
        lead = above
    while leader[id] != lead:
        leader[id], id = lead, leader[id]
    return lead


def _join(leader: dict[str, str], one: str, other: str) -> None:
    first, second = sorted((_lead(leader, one), _lead(leader, other)), key=rank)
    leader[second] = first


def rank(id: str) -> tuple[int, str]:
    """Return what the ids of one party are ordered by: the first is canonical."""
    return len(id), id


def contradictions(judgements: Iterable[Judgement]) -> Iterator[Contradiction]:
    """Yield what cannot be true together: two that are different, and each the same as a third."""
    judged = list(judgements)
    who = identities(judged)
    for judgement in judged:
        one, other = judgement.pair
        if judgement.verdict is Verdict.DIFFERENT and who.of(one) == who.of(other):
            yield Contradiction(judgement, _path(judged, one, other))


def _path(judged: list[Judgement], start: str, end: str) -> tuple[Judgement, ...]:
    """Return the shortest way from one id to another by judgements that two are the same."""
    led: dict[str, tuple[Judgement, ...]] = {start: ()}
    reached = [start]
    while end not in led:
        reached = [*_next(judged, reached, led)]
    return led[end]


def _next(
    judged: list[Judgement], reached: list[str], led: dict[str, tuple[Judgement, ...]]
) -> Iterator[str]:
    known = set(reached)
    for judgement in judged:
        for here, there in (judgement.pair, judgement.pair[::-1]):
            if judgement.verdict is Verdict.SAME and here in known and there not in led:
                led[there] = (*led[here], judgement)
                yield there
