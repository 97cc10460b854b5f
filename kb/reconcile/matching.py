"""Which candidates a query has, in which order, and which one is the match: a pure function.

An identifier that is given decides. Otherwise a candidate is the match if its names are the same to
the automatic threshold and no other comes near it. Clients take a match without asking anybody, so
that where something speaks against it there is none.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kb.candidates.candidate import Candidate
from kb.reconcile import features, kinds, said
from kb.reconcile.queries import Query
from kb.resolve.compare import AUTOMATIC, CANDIDATE
from kb.resolve.identifiers import Numbers, decide
from kb.resolve.profile import Profile

APART = 0.05  # of the score, by which the best is better than the next one


@dataclass(frozen=True)
class Found:
    """A party that a query may mean.

    Attributes:
        likeness: how likely, from 0 to 1; None if it was found by its id and nothing was compared.
        by_id: the query's text is its id.
    """

    profile: Profile
    likeness: float | None
    by_id: bool = False


def found_by(candidates: Sequence[Candidate], same_id: Profile | None) -> list[Found]:
    """Return each party once that was found, by its names and identifiers or by its id."""
    found = {one.party: Found(one.profile, one.score) for one in candidates}
    if same_id:
        likeness = found[same_id.id].likeness if same_id.id in found else None
        found[same_id.id] = Found(same_id, likeness, by_id=True)
    return list(found.values())


def results(query: Query, found: Sequence[Found]) -> list[dict[str, Any]]:
    """Return the candidates of a query, the best first, as the specification has them."""
    judged = [_judged(query, one) for one in found if _is_of_type(query, one.profile)]
    kept = sorted((one for one in judged if one.fits), key=lambda one: one.rank)
    match = _match(query, kept)
    return [one.answer(one is match) for one in kept[: query.limit]]


@dataclass(frozen=True)
class _Judged:
    found: Found
    identified: bool  # by an identifier that is given as one
    meant: bool  # by the text, which is its id or looks like an identifier of it
    country: bool | None  # whether it is the one asked for; None where one of them is not known

    @property
    def score(self) -> float:
        return 1.0 if self.identified or self.meant else self.found.likeness or 0.0

    @property
    def fits(self) -> bool:
        return self.identified or self.meant or self.country is not False

    @property
    def rank(self) -> tuple[bool, float, str]:
        return (not self.identified, -self.score, self.found.profile.id)

    def answer(self, match: bool) -> dict[str, Any]:
        profile = self.found.profile
        borne = self.identified or (self.meant and not self.found.by_id)
        names = None if borne else self.found.likeness
        told = {
            features.NAME: None if names is None else round(names, 3),
            features.ID: self.found.by_id,
            features.IDENTIFIERS: borne,
            features.COUNTRY: self.country,
        }
        return {
            "id": profile.id,
            "name": said.name(profile),
            "description": said.of(profile),
            "type": [kinds.of(label) for label in kinds.sorted_of(profile.kinds)],
            "score": round(self.score * 100, 1),
            "match": match,
            "features": [
                {"id": id, "value": value} for id, value in told.items() if value is not None
            ],
        }


def _judged(query: Query, found: Found) -> _Judged:
    profile = found.profile
    country = profile.country in query.countries if query.countries and profile.country else None
    where = next(iter(query.countries)) if len(query.countries) == 1 else ""
    meant = found.by_id or _bears(found, query.looks_like, where)
    return _Judged(found, _bears(found, query.identifiers, where), meant, country)


def _bears(found: Found, identifiers: Sequence[str], where: str) -> bool:
    """Say whether a party bears identifiers; a number of one country, under a name that is alike.

    Args:
        found: the party.
        identifiers: those that were given.
        where: the country that was given with them; empty for none.
    """
    theirs = Numbers(found.profile.identifiers, found.profile.country)
    decided = decide(Numbers(identifiers, where), theirs)
    alike = (found.likeness or 0.0) >= CANDIDATE
    return bool(decided.same) and not decided.different and (alike or not decided.national)


def _is_of_type(query: Query, profile: Profile) -> bool:
    match query.strict:
        case "all":
            return query.kinds <= profile.kinds
        case "any" if query.kinds:
            return bool(query.kinds & profile.kinds)
    return True  # the candidates are of kinds that may be meant


def _match(query: Query, kept: Sequence[_Judged]) -> _Judged | None:
    identified = [one for one in kept if one.identified]
    able = identified or kept
    if not able or able[0].found.profile.collective:
        return None
    if identified:
        return identified[0] if len(identified) == 1 else None
    best, nearest = able[0].score, max((one.score for one in able[1:]), default=0)
    alone = best >= AUTOMATIC and nearest <= best - APART
    against = query.unread or able[0].country is False
    return able[0] if alone and not against else None
