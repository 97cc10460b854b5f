"""From a question to what a driver runs: its text in its order, cut after so many rows.

`of` is for any driver, py2neo among them: the question alone. `asking` adds what the runner needs
to know with the rows, in the same statement, since every further one costs as much as the question.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kb.queries import values
from kb.queries.cypher import Body
from kb.queries.question import Key, Question

# What we add to a query is named so; no parameter or column of a question is.
OURS = "kb_"
LIMIT = "kb_limit"
EDITION = "kb_edition"
KNOWN = "kb_known"
MODEL = "kb_model"
ROW = "kb_row"
_AFTER = "kb_after_"
EDITION_OF_GRAPH = "MATCH (t:Throughline {id: 'graph'}) RETURN t.edition AS edition"
_EDITION = "OPTIONAL MATCH (kb_graph:Throughline {id: 'graph'})"


@dataclass(frozen=True)
class Statement:
    """A text of Cypher and its parameters, for any driver."""

    text: str
    parameters: dict[str, Any]


def of(question: Question, given: Mapping[str, Any], limit: int) -> Statement:
    """Return the question as one statement for any driver, at most `limit` rows.

    Parties have to be given by id: finding them by name is a question of its own.

    Raises:
        InvalidParameter: a parameter does not fit.
    """
    parameters = values.asked(question, given)
    parts = question.body
    columns = ", ".join(map(_quoted, question.column_names))
    text = f"CALL () {{\n{_first(question, parts)}\n}}\nRETURN {columns}\n{_cut(question)}"
    filled = _filled(question, limit, None)
    return Statement(f"{parts.options} {text}".strip(), {**parameters, **filled, LIMIT: limit})


def asking(
    question: Question, parameters: Mapping[str, Any], limit: int, after: Sequence[Any] | None
) -> Statement:
    """Return the question with the graph's edition, and whether the parties given are ids.

    Where it has no rows, one row comes on which `ROW` is null.

    Args:
        question: what is asked.
        parameters: a value for each of its parameters.
        limit: the most rows.
        after: the values of the order's columns in the row after which to go on; None: begin.
    """
    parts = question.body
    begins = after is None or question.pages
    inner = _first(question, parts) if begins else _further(question, parts)
    text = (
        f"{parts.options} {_preamble(question)} OPTIONAL CALL () {{\nCALL () {{\n"
        f"{inner}\n}}\nRETURN *, true AS {ROW}\n}}\nRETURN *\n{_cut(question)}"
    )
    marks = {f"{_AFTER}{place}": value for place, value in enumerate(after or ())}
    filled = _filled(question, limit, after) if question.pages else marks
    return Statement(text.strip(), {**parameters, **filled, LIMIT: limit})


def standing(question: Question) -> str:
    """Return what asks the graph's edition and model, and whether the parties given are ids."""
    return f"{_preamble(question)} RETURN {EDITION}, {MODEL}, {KNOWN}"


def _filled(question: Question, limit: int, after: Sequence[Any] | None) -> dict[str, Any]:
    """Return the parameters by which a query that has pages gives one of them."""
    if question.pages is None:
        return {}
    behind = None if after is None else list(after)
    return {question.pages.behind: behind, question.pages.rows: limit}


def _preamble(question: Question) -> str:
    known = [
        f"all(kb_id IN ${p.name} WHERE EXISTS {{ MATCH (:Party {{id: kb_id}}) }})"
        if p.kind.several
        else f"(${p.name} IS NULL OR EXISTS {{ MATCH (:Party {{id: ${p.name}}}) }})"
        for p in question.parameters
        if p.kind.name == "party"
    ]
    return (
        f"{_EDITION} WITH kb_graph.edition AS {EDITION}, kb_graph.model AS {MODEL}, "
        f"{' AND '.join(known) or 'true'} AS {KNOWN}"
    )


def _first(question: Question, parts: Body) -> str:
    # The order stands inside too: Neo4j then cuts before it computes what the order does not need,
    # and it sees that the outer order is there already.
    if question.pages:
        return parts.text
    return f"{parts.text}\n{_cut(question)}"


def _further(question: Question, parts: Body) -> str:
    return (
        f"CALL () {{\n{parts.text}\n}}\n"
        f"WITH * WHERE {_follows(question.order)}\nRETURN *\n{_cut(question)}"
    )


def _cut(question: Question) -> str:
    if question.pages:  # to put its rows in the order in which they come, all would be found
        return f"LIMIT ${LIMIT}"
    keys = (_quoted(key.column) + (" DESC" if key.descending else "") for key in question.order)
    return f"ORDER BY {', '.join(keys)}\nLIMIT ${LIMIT}"


def _follows(order: Sequence[Key]) -> str:
    """Say that a row comes after the marked one: later in one key, and level in all before it."""
    level: list[str] = []
    cases = []
    for place, key in enumerate(order):
        mark, column = f"${_AFTER}{place}", _quoted(key.column)
        cases.append(" AND ".join([*level, _later(key, column, mark)]))
        level.append(f"({column} = {mark} OR ({column} IS NULL AND {mark} IS NULL))")
    return " OR ".join(f"({case})" for case in cases)


def _later(key: Key, column: str, mark: str) -> str:
    # Cypher's order puts null last, and first where it descends.
    if key.descending:
        return f"({column} < {mark} OR ({mark} IS NULL AND {column} IS NOT NULL))"
    return f"({column} > {mark} OR ({column} IS NULL AND {mark} IS NOT NULL))"


def _quoted(name: str) -> str:
    return f"`{name}`"
