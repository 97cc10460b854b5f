"""Who in the graph a new party may be, through the full-text index."""

import asyncio
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from kb.candidates.candidate import Candidate, profile
from kb.model import schema, spellings
from kb.queries import lucene
from kb.resolve import keys
from kb.resolve.likeness import likeness
from kb.resolve.profile import Profile
from kb.resolve.words import check_installed
from kb.store.answers import Transaction

INDEX = "party_search"
MOST_NAMES = 10  # of one party that are looked for
_LOOKED_AT = 40  # parties that the index finds, of which names are compared
_FOUND = """
CALL db.index.fulltext.queryNodes($index, $asked, {limit: $most}) YIELD node AS p
RETURN labels(p) AS labels, properties(p) AS properties
"""


async def for_names(
    tx: Transaction,
    names: Sequence[str],
    kinds: Collection[str] = (),
    identifiers: Sequence[str] = (),
    limit: int = 10,
) -> list[Candidate]:
    """Return the parties that one of these names or identifiers may mean, the likeliest first.

    A slip in a word, another order of words and an abbreviation that a party has as an alias are
    found too. Parties below `kb.resolve.compare.CANDIDATE` are listed as well, as a person may know
    better; those that cannot be meant (of another kind, another LEI) are not. A group of which
    nobody names the members is listed like a party, and is for the asker to leave alone.

    Args:
        names: what the party is called, of which the first `MOST_NAMES` count.
        kinds: labels, any one of which it may have; none where that is unknown.
        identifiers: each as `scheme:value`.
        limit: how many to return at the most.

    Raises:
        MissingExtra: what names are compared by is not installed.
        QueryFailed: the index is missing.
    """
    label = schema.narrowest(kinds) if len(kinds) == 1 else ""
    own = Profile("", tuple(names[:MOST_NAMES]), _labels(label), identifiers=tuple(identifiers))
    found = await found_for(tx, own, _LOOKED_AT)
    parties = [one for one in found if _may_be(one.kind, kinds)]
    # In a thread, since a server has others to answer while names are compared.
    return (await asyncio.to_thread(_ranked, own, parties))[:limit]


def _ranked(own: Profile, parties: Sequence[Profile]) -> list[Candidate]:
    # A group is nobody's match, and yet what a person may look for by its name.
    found = (Candidate(one, likeness(own, replace(one, collective=False))) for one in parties)
    likely = (one for one in found if one.score > 0)
    return sorted(likely, key=lambda one: (-one.score, one.party))


async def found_for(tx: Transaction, own: Profile, most: int) -> list[Profile]:
    """Return the parties that the index finds by a party's names and identifiers, unjudged.

    Raises:
        MissingExtra: what names are compared by is not installed.
        QueryFailed: the index is missing.
    """
    check_installed()
    names = own.names[:MOST_NAMES]
    words = [word for name in _written(names) for word in keys.searched(name)]
    # By its words `E.ON` is not found, and of a great many that have one of them it comes first.
    asked = lucene.alike(words, (*names, *own.identifiers))
    if not asked:
        return []
    rows = await tx.run(_FOUND, {"index": INDEX, "asked": asked, "most": most})
    return [profile(row["labels"], row["properties"]) for row in rows]


def _written(names: Sequence[str]) -> Iterator[str]:
    """Yield names as they are, and as they are spelled in Latin letters."""
    for name in names:
        yield from (name, *spellings.of(name))


def _labels(label: str) -> frozenset[str]:
    return schema.NODE[label].labels if label else frozenset()


def _may_be(kind: str, kinds: Collection[str]) -> bool:
    known = [label for label in kinds if label in schema.NODE]
    return not known or not all(schema.clash(kind, label) for label in known)
