"""What was known on a day: of all that dossiers bring, what sources published by then bear out.

A claim counts by the source in which it stands, from the last day on which that may have been
published, as a fact's `known_from` does; what a later claim takes back still stands. Judgements on
who is who and declarations are no source's: of what is spoken of by then, all of them hold.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kb.model.claims import Declaration, Dossier
from kb.model.identities import Identities
from kb.project import nodes


@dataclass(frozen=True)
class _Known:
    """Ids of sources and things.

    Attributes:
        published: sources that were published by the day.
        later: sources that were published, and not by then.
        spoken: what known claims speak of, and the wider kinds of it.
        unknown: what only later claims speak of, and later sources of which nobody speaks by then.
    """

    published: frozenset[str]
    later: frozenset[str]
    spoken: frozenset[str]
    unknown: frozenset[str]


def on(day: date, dossiers: Sequence[Dossier], who: Identities) -> tuple[Dossier, ...]:
    """Return what each dossier brings that was known on a day; one that brings nothing is left out.

    Args:
        day: what was published on it is known.
        dossiers: all that are loaded.
        who: who is who: who speaks of a party speaks of it by all of its ids.
    """
    published, later = _published(day, dossiers)
    told = [
        replace(one, claims=tuple(claim for claim in one.claims if claim.source in published))
        for one in dossiers
    ]
    kinds = wider(thing for one in dossiers for thing in one.declarations)
    spoken = with_wider(who.every(_named(told)), kinds)
    ever = with_wider(who.every(_named(dossiers)), kinds)
    known = _Known(published, later, spoken, (ever | later) - spoken)
    cut = ((before, _cut(one, known)) for before, one in zip(dossiers, told, strict=True))
    return tuple(one for before, one in cut if one.declared or not before.declared)


def _published(day: date, dossiers: Iterable[Dossier]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the ids of the sources that were published by the day, and later."""
    declared = ((one.id, source) for one in dossiers for source in one.sources)
    dated = {s.id: s.known_from for s in nodes.sources(declared) if s.known_from is not None}
    published = frozenset(id for id, known_from in dated.items() if known_from <= day)
    return published, frozenset(dated) - published


def _named(dossiers: Iterable[Dossier]) -> set[str]:
    return {id for one in dossiers for claim in one.claims for id in claim.named}


def _cut(dossier: Dossier, known: _Known) -> Dossier:
    """Leave what a dossier declares and was known.

    What no claim speaks of at all is as old as the dossier, which begins with its first source.
    """
    own = {source.id for source in dossier.sources}
    begun = bool(own & known.published) or not own & known.later

    def stays(id: str) -> bool:
        return id in known.spoken or (begun and id not in known.unknown)

    return replace(
        dossier,
        sources=tuple(source for source in dossier.sources if stays(source.id)),
        declarations=tuple(thing for thing in dossier.declarations if stays(thing.id)),
    )


def wider(declared: Iterable[Declaration]) -> Mapping[str, frozenset[str]]:
    """Return which kinds of data each kind is said to be one of, by its id."""
    found: dict[str, set[str]] = defaultdict(set)
    for thing in declared:
        if thing.broader:
            found[thing.id].add(thing.broader)
    return {id: frozenset(kinds) for id, kinds in found.items()}


def with_wider(ids: Iterable[str], kinds: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Return the ids, and those of the kinds of data that these belong to, up to the widest."""
    found, new = set[str](), set(ids)
    while new:
        found |= new
        new = {kind for id in new for kind in kinds.get(id, ())} - found
    return frozenset(found)
