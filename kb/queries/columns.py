"""The columns that a query returns, held against those that its header declares."""

import re
from collections.abc import Sequence

from kb.errors import InvalidQuestion, Problem, QueryFailed, ThroughlineError
from kb.queries import statement
from kb.queries.question import Question
from kb.store.driver import Database

_WRONG_TEXT = ("Statement.SyntaxError", "Statement.SemanticError")
_PLACE = re.compile(r"\(line (\d+), column (\d+) \(offset: \d+\)\)")


def check(question: Question, returned: Sequence[str]) -> None:
    """Check the columns of an answer.

    Raises:
        InvalidQuestion: declared ones are missing, or others are not declared.
    """
    theirs = [name for name in returned if not name.startswith(statement.OURS)]
    if set(theirs) == set(question.column_names):
        return
    problems = [
        Problem(
            question.file,
            column.line,
            1,
            f"the query returns no column `{column.name}`",
            f"return it, or remove its line; it returns {', '.join(sorted(theirs))}",
        )
        for column in question.columns
        if column.name not in theirs
    ]
    problems += [
        Problem(question.file, 1, 1, f"column `{name}` is not declared", "declare it")
        for name in theirs
        if name not in question.column_names
    ]
    raise InvalidQuestion(problems)


async def check_query(db: Database, question: Question) -> None:
    """Have Neo4j read a question without running it, and check its columns.

    Raises:
        InvalidQuestion: Neo4j cannot read it, or it does not return what it declares.
        DatabaseError: Neo4j does not answer.
    """
    parts = question.body
    nulls = {parameter.name: None for parameter in question.parameters}
    try:
        returned = await db.columns(f"{parts.options}\n{parts.text}".strip(), nulls)
    except QueryFailed as error:
        if any(code in error.code for code in _WRONG_TEXT):
            raise _located(question, str(error), parts.line - 1 - bool(parts.options)) from error
        raise
    check(question, returned)


async def diagnosed(db: Database, question: Question, error: QueryFailed) -> ThroughlineError:
    """Return what to say of a refused question: what is wrong in its file, if that is why."""
    if not any(code in error.code for code in _WRONG_TEXT):
        return error
    try:
        await check_query(db, question)
    except InvalidQuestion as wrong:
        return wrong
    return error


def _located(question: Question, refusal: str, before: int) -> InvalidQuestion:
    place = _PLACE.search(refusal)
    line, column = (int(place[1]) + before, int(place[2])) if place else (1, 1)
    said = refusal.removeprefix("Neo4j refused the statement: ")
    what = " ".join(said.partition(" (line ")[0].split())
    return InvalidQuestion([Problem(question.file, line, column, what, "correct the query")])
