"""What Neo4j makes of a question's text, held against its header; without running it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kb.errors import InvalidQuestion, Problem, QueryFailed, ThroughlineError
from kb.queries import checks, statement
from kb.queries.question import Question, Suggester
from kb.store.driver import Database

_WRITES = "Statement.AccessMode"
_WRONG_TEXT = ("Statement.SyntaxError", "Statement.SemanticError", _WRITES)
_SUGGESTED = {"value", "label"}
_ADDED = (statement.EDITION, statement.MODEL, statement.KNOWN, statement.ROW)


def check(question: Question, returned: Sequence[str]) -> None:
    """Check the columns that a question returns.

    Raises:
        InvalidQuestion: declared ones are missing, or others are not declared.
    """
    theirs = [name for name in returned if name not in _ADDED]
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


def check_asked(question: Question, returned: Sequence[str]) -> None:
    """Check the columns of a question as the runner asks it.

    Raises:
        InvalidQuestion: they are not those declared, or what the runner added is not among them.
    """
    if not set(_ADDED) <= set(returned):
        what = "the query closes a brace that it did not open"
        problem = Problem(question.file, question.body.line, 1, what, "remove the brace")
        raise InvalidQuestion([problem])
    check(question, returned)


async def check_all(db: Database, questions: Iterable[Question]) -> None:
    """Have Neo4j read many questions.

    Raises:
        InvalidQuestion: with the problems of all.
        DatabaseError: Neo4j does not answer.
    """
    import asyncio  # here, since `kb query` checks none but its own, and its help asks nothing

    # All at once: what takes time is Neo4j's planning, which it does on every processor.
    reading = (check_query(db, question) for question in questions)
    problems: list[Problem] = []
    for failure in filter(None, await asyncio.gather(*reading, return_exceptions=True)):
        if not isinstance(failure, InvalidQuestion):
            raise failure
        problems += failure.problems
    if problems:
        raise InvalidQuestion(problems)


async def check_query(db: Database, question: Question) -> None:
    """Have Neo4j read a question and its suggestions.

    Raises:
        InvalidQuestion: Neo4j cannot read them, they write, or do not return what they declare.
        DatabaseError: Neo4j does not answer.
    """
    nulls = {parameter.name: None for parameter in question.parameters}
    asked = statement.asking(question, nulls, 1, None)
    found = await _columns(db, asked.text, asked.parameters)
    if isinstance(found, _Mistake):
        raise await _mistaken(db, question, nulls)
    check_asked(question, found)
    for name, suggester in question.suggest.items():
        await _check_suggester(db, question, name, suggester)


async def diagnosed(db: Database, question: Question, error: QueryFailed) -> ThroughlineError:
    """Return what to say of a refused question: what is wrong in its file, if that is why."""
    if not _is_wrong(error):
        return error
    try:
        await check_query(db, question)
    except InvalidQuestion as wrong:
        return wrong
    return error


async def _check_suggester(
    db: Database, question: Question, name: str, suggester: Suggester
) -> None:
    begin = question.text.splitlines()[suggester.line - 1].index(suggester.text)
    found = await _columns(db, suggester.text, {checks.PREFIX: ""})
    if isinstance(found, _Mistake):
        raise _invalid(question, suggester.line, begin + found.column, found)
    if set(found) != _SUGGESTED:
        what = f"the suggestion for `{name}` returns {', '.join(sorted(found))}"
        problem = Problem(question.file, suggester.line, 1, what, "return `value` and `label`")
        raise InvalidQuestion([problem])


async def _mistaken(db: Database, question: Question, nulls: Mapping[str, None]) -> InvalidQuestion:
    """Return what is wrong in a query that cannot be asked: in itself, or only in how it ends.

    Raises:
        InvalidQuestion: it does not return what it declares.
    """
    parts = question.body
    found = await _columns(db, f"{parts.options}\n{parts.text}".strip(), nulls)
    if isinstance(found, _Mistake):
        line = parts.line + found.line - 1 - bool(parts.options)
        return _invalid(question, max(line, parts.line), found.column, found)
    check(question, found)  # the order may name a column that is not returned
    last = parts.line + parts.text.rstrip().count("\n")
    what = "the query does not end with its RETURN"
    remedy = "remove what follows that: the header's order and a limit are added"
    return InvalidQuestion([Problem(question.file, last, 1, what, remedy)])


@dataclass(frozen=True)
class _Mistake:
    """What is wrong in a text, and where in it."""

    what: str
    remedy: str
    line: int = 1
    column: int = 1


_WRITING = _Mistake("the query writes", "remove what does: a question only reads")


async def _columns(
    db: Database, text: str, parameters: Mapping[str, object]
) -> list[str] | _Mistake:
    """Return the columns of a text, or what is wrong in it."""
    try:
        described = await db.described(text, parameters)
    except QueryFailed as error:
        if not _is_wrong(error):
            raise
        return _mistake(error)
    return _WRITING if described.writes else described.columns


def _is_wrong(error: QueryFailed) -> bool:
    return any(code in error.code for code in _WRONG_TEXT)


def _mistake(refusal: QueryFailed) -> _Mistake:
    if _WRITES in refusal.code:
        return _WRITING
    line, column = (refusal.line, refusal.column) if refusal.line else (1, 1)
    return _Mistake(refusal.said, "correct the query", line, column)


def _invalid(question: Question, line: int, column: int, found: _Mistake) -> InvalidQuestion:
    return InvalidQuestion([Problem(question.file, line, column, found.what, found.remedy)])
