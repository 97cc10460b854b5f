"""Asking a question: parameters in, rows out, in the question's order."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kb.errors import InvalidQuestion, Problem
from kb.queries import cypher, parties, values
from kb.queries.question import Question
from kb.store.driver import Database, Row, Transaction

DEFAULT_LIMIT = 1000
HIGHEST_LIMIT = 100_000
LONGEST_SECONDS = 60.0


@dataclass(frozen=True)
class Answer:
    """Rows in the question's order.

    Attributes:
        parameters: as they were understood, parties as ids.
        truncated: whether there are more rows than the limit let through.
    """

    question: Question
    parameters: dict[str, Any]
    rows: list[Row]
    truncated: bool


async def ask(
    db: Database, question: Question, given: Mapping[str, Any], limit: int = DEFAULT_LIMIT
) -> Answer:
    """Answer a question with at most `limit` rows.

    Raises:
        InvalidParameter, UnknownParty, AmbiguousParty: a parameter does not fit.
        InvalidQuestion: the query does not return the declared columns.
        DatabaseError: Neo4j cannot answer.
    """
    parameters = values.read_all(question.parameters, given)
    async with db.reading(LONGEST_SECONDS) as tx:
        await _resolve_parties(tx, question, parameters)
        columns, rows = await tx.table(_text(question, limit), parameters)
    _check_columns(question, columns)
    declared = [{name: row[name] for name in question.column_names} for row in rows[:limit]]
    return Answer(question, parameters, declared, len(rows) > limit)


def _text(question: Question, limit: int) -> str:
    keys = (f"{key.column} DESC" if key.descending else key.column for key in question.order)
    return cypher.ordered(question.text, ", ".join(keys), limit + 1)


async def _resolve_parties(tx: Transaction, question: Question, parameters: dict[str, Any]) -> None:
    for parameter in question.parameters:
        given = parameters[parameter.name]
        if parameter.kind.name != "party" or given is None:
            continue
        if parameter.kind.several:
            parameters[parameter.name] = [await parties.resolve(tx, text) for text in given]
        else:
            parameters[parameter.name] = await parties.resolve(tx, given)


def _check_columns(question: Question, returned: list[str]) -> None:
    problems = [
        Problem(
            question.file,
            column.line,
            1,
            f"the query returns no column `{column.name}`",
            f"return it, or remove its line; it returns {', '.join(returned)}",
        )
        for column in question.columns
        if column.name not in returned
    ]
    undeclared = [name for name in returned if name not in question.column_names]
    problems += [
        Problem(question.file, 1, 1, f"column `{name}` is not declared", "declare it")
        for name in undeclared
    ]
    if problems:
        raise InvalidQuestion(problems)
