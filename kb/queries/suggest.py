"""Values for a parameter by what has been typed of them, for shells and pages that complete."""

from dataclasses import dataclass

from kb.errors import Fault, InvalidParameter
from kb.model import spellings
from kb.queries import cypher, lucene
from kb.queries.question import Kind, Parameter, Question
from kb.store.driver import Database

MOST = 20
_SECONDS = 5.0
_PARTIES_BY_WORDS = """
CALL db.index.fulltext.queryNodes('party_search', $words, {limit: $most}) YIELD node AS p, score
RETURN p.id AS value, p.name AS label ORDER BY score DESC, value LIMIT $most
"""
_PARTIES_BY_ID = """
MATCH (p:Party) WHERE p.id STARTS WITH $prefix
RETURN p.id AS value, p.name AS label ORDER BY value LIMIT $most
"""


@dataclass(frozen=True)
class Suggestion:
    """A value that may be meant, and what it stands for."""

    value: str
    label: str | None = None


async def suggest(
    db: Database, question: Question, parameter: str, prefix: str
) -> list[Suggestion]:
    """Return at most `MOST` values of a parameter that what is typed may become.

    Raises:
        InvalidParameter: the question has no such parameter.
        DatabaseError: Neo4j cannot answer.
    """
    declared = _declared(question, parameter)
    if fixed := choices(declared.kind):
        return [Suggestion(value) for value in fixed if value.startswith(prefix)]
    if parameter in question.suggest:
        return await _asked(db, question.suggest[parameter].text, prefix)
    if declared.kind.name == "party":
        return await _parties(db, prefix)
    return []


def choices(kind: Kind) -> tuple[str, ...]:
    """Return all values of a type, where they can be listed."""
    return ("true", "false") if kind.name == "bool" else kind.choices


def is_possible(question: Question, parameter: Parameter) -> bool:
    """Return whether values of a parameter can be suggested."""
    kind = parameter.kind
    return bool(choices(kind)) or kind.name == "party" or parameter.name in question.suggest


def _declared(question: Question, name: str) -> Parameter:
    for parameter in question.parameters:
        if parameter.name == name:
            return parameter
    known = ", ".join(parameter.name for parameter in question.parameters) or "none"
    what = f"there is no parameter `{name}`; this question takes {known}"
    raise InvalidParameter(Fault("parameter", what))


async def _asked(db: Database, text: str, prefix: str) -> list[Suggestion]:
    parts = cypher.body(text)
    whole = (
        f"{parts.options} CALL () {{ {parts.text} }} "
        "RETURN DISTINCT value, label ORDER BY value LIMIT $most"
    )
    return await _rows(db, whole, {"prefix": prefix, "most": MOST})


async def _parties(db: Database, prefix: str) -> list[Suggestion]:
    found = await _rows(db, _PARTIES_BY_ID, {"prefix": prefix, "most": MOST})
    begun = filter(None, map(lucene.begun, (prefix, *spellings.of(prefix))))
    if words := " OR ".join(f"({each})" for each in begun):
        found += await _rows(db, _PARTIES_BY_WORDS, {"words": words, "most": MOST})
    return list(dict.fromkeys(found))[:MOST]


async def _rows(db: Database, text: str, parameters: dict[str, object]) -> list[Suggestion]:
    async with db.asking(text, parameters, _SECONDS) as table:
        return [Suggestion(str(value), label) for value, label in await table.take(MOST)]
