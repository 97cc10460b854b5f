"""Which party is meant: by id, else by name, alias or identifier, whatever the case of letters."""

from collections.abc import Mapping
from typing import Any

from kb.errors import AmbiguousParty, UnknownParty
from kb.queries import lucene
from kb.queries.question import Question
from kb.queries.values import shortened
from kb.store.answers import Row, Transaction

_BY_ID = """
MATCH (p:Party {id: $text}) RETURN p.id AS id
"""
_BY_NAME = """
CALL db.index.fulltext.queryNodes('party_search', $phrase, {limit: 1000}) YIELD node AS p
RETURN p.id AS id, p.name AS name, coalesce(p.aliases, []) AS aliases,
       coalesce(p.identifiers, []) AS identifiers
"""
_LOADED = "MATCH (t:Throughline {id: 'graph'}) RETURN t.model AS model"
# Identifiers that people give without naming their scheme; others are given as `scheme:value`.
_BARE_SCHEMES = ("lei", "wikidata")


async def resolve(tx: Transaction, text: str, parameter: str = "") -> str:
    """Return the id of the party that the text means; `parameter` is what gave it.

    Raises:
        UnknownParty: nothing has that id or bears that name.
        AmbiguousParty: several parties bear the name.
    """
    if await tx.run(_BY_ID, {"text": text}):
        return text
    shown = shortened(text)
    if not await tx.run(_LOADED):
        raise UnknownParty(
            f"no party is called `{shown}`: nothing is loaded yet; try `kb load FILE`", parameter
        )
    wanted = [text, *(f"{scheme}:{text}" for scheme in _BARE_SCHEMES)]
    rows = await tx.run(_BY_NAME, {"phrase": " OR ".join(map(lucene.phrase, wanted))})
    exact: list[str] = sorted({row["id"] for row in rows if _bears(row, wanted)})
    if not exact:
        like = [row for row in rows if text.casefold() in " ".join(_names(row))][:5]
        near = ", ".join(f"{row['id']} ({row['name']})" for row in like)
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


def _bears(row: Row, wanted: list[str]) -> bool:
    return not _names(row).isdisjoint(text.casefold() for text in wanted)


def _names(row: Row) -> set[str]:
    return {name.casefold() for name in (row["name"], *row["aliases"], *row["identifiers"])}
