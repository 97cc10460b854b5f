"""Which party is meant: by id, else by name, alias or identifier, whatever the case of letters.

The id of a party that was judged to be another means that one.

Accents may be left out. What only comes near, by a typo or in other letters, is never taken
for what is meant: it is told of, and the asker decides.
"""

import unicodedata
from collections.abc import Callable, Mapping
from typing import Any

from kb.errors import AmbiguousParty, UnknownParty
from kb.model import spellings
from kb.queries import lucene, registry, statement
from kb.queries.question import Question
from kb.queries.values import shortened
from kb.store.answers import Row, Transaction

_BY_ID = """
MATCH (p:Party {id: $text}) RETURN p.id AS id
UNION MATCH (:Referent {id: $text})-[:SAME_AS]->(p:Party) RETURN p.id AS id
"""
_BY_NAME = """
CALL db.index.fulltext.queryNodes('party_search', $phrase, {limit: 1000}) YIELD node AS p
RETURN p.id AS id, p.name AS name, coalesce(p.aliases, []) AS aliases,
       coalesce(p.identifiers, []) AS identifiers
"""
_LOADED = "MATCH (t:Throughline {id: 'graph'}) RETURN t.model AS model"
# Identifiers that people give without naming their scheme; others are given as `scheme:value`.
_MOST_LIKE = 5
_BARE_SCHEMES = ("lei", "wikidata")


async def resolve(tx: Transaction, text: str, parameter: str = "") -> str:
    """Return the id of the party that the text means; `parameter` is what gave it.

    Raises:
        UnknownParty: nothing has that id or bears that name.
        AmbiguousParty: several parties bear the name.
    """
    for row in await tx.run(_BY_ID, {"text": text}):
        return str(row["id"])
    shown = shortened(text)
    if not await tx.run(_LOADED):
        raise UnknownParty(
            f"no party is called `{shown}`: nothing is loaded yet; try `kb load FILE`", parameter
        )
    exact = await _called(tx, text)
    if not exact:
        near = ", ".join(f"{row['party']} ({row['name']})" for row in await _like(tx, text))
        hint = f"did you mean {near}?" if near else "give its id, name, alias or identifier"
        raise UnknownParty(f"no party is called `{shown}`; {hint}", parameter)
    if len(exact) > 1:
        what = f"`{shown}` is the name of {', '.join(exact)}; give one of these ids"
        raise AmbiguousParty(what, tuple(exact), parameter)
    return exact[0]


async def resolve_all(
    tx: Transaction, question: Question, parameters: Mapping[str, Any]
) -> dict[str, Any]:
    """Return a question's parameters with the ids of the parties that they name.

    Raises:
        UnknownParty, AmbiguousParty: of the first that is none or several.
    """
    found = dict(parameters)
    for parameter in question.parameters:
        name, given = parameter.name, found[parameter.name]
        if parameter.kind.name != "party" or given is None:
            continue
        if parameter.kind.several:
            found[name] = [await resolve(tx, text, name) for text in given]
        else:
            found[name] = await resolve(tx, given, name)
    return found


async def _called(tx: Transaction, text: str) -> list[str]:
    """Return the ids of the parties that are called so; without accents, if none is with them."""
    wanted = [text, *(f"{scheme}:{text}" for scheme in _BARE_SCHEMES)]
    phrases = map(lucene.phrase, (*wanted, *spellings.of(text)))
    rows = await tx.run(_BY_NAME, {"phrase": " OR ".join(phrases)})
    exact = {row["id"] for row in rows if _bears(row, wanted, str.casefold)}
    return sorted(exact or {row["id"] for row in rows if _bears(row, [text], _without_accents)})


async def _like(tx: Transaction, text: str) -> list[Row]:
    """Return the parties that a search finds, but for those that have only some of the words."""
    search = registry.find((registry.shipped(),), "search")
    asked = statement.of(search, {"text": text}, _MOST_LIKE)
    return [row for row in await tx.run(asked.text, asked.parameters) if row["found_by"] != "some"]


def _bears(row: Row, wanted: list[str], folded: Callable[[str], str]) -> bool:
    names = (row["name"], *row["aliases"], *row["identifiers"])
    return not set(map(folded, names)).isdisjoint(map(folded, wanted))


def _without_accents(text: str) -> str:
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in parts if not unicodedata.combining(sign))
