"""What Neo4j says of a statement without running it."""

from collections.abc import Iterator
from dataclasses import dataclass

from kb.errors import QueryFailed
from kb.language import options
from kb.language.tokens import Place
from kb.language.tree import DEEPEST, too_deep
from kb.lint.files import Statement
from kb.lint.findings import Found
from kb.store.driver import Database
from kb.store.plans import Notice

_WRITES = "Statement.AccessMode"
_DEPRECATED = "01N0"
_TOO_DEEP = (f"more than {DEEPEST} brackets stand in each other", "write it in parts, by WITH")
_WRITING = ("writes", "the statement writes", "remove what does: facts are computed from claims")


@dataclass(frozen=True)
class Explained:
    """What Neo4j finds, and the columns of what it would return.

    Attributes:
        read: whether it could read the statement at all.
    """

    found: tuple[Found, ...]
    read: bool = True
    columns: tuple[str, ...] = ()


async def explain(db: Database, statement: Statement) -> Explained:
    """Have Neo4j read a statement.

    Raises:
        DatabaseError: Neo4j does not answer.
    """
    if deep := too_deep(statement.tokens):
        return Explained((Found(deep.place, "syntax", *_TOO_DEEP),), read=False)
    try:
        described = await db.described(_text(statement), statement.parameters, notices=True)
    except QueryFailed as error:
        if _WRITES in error.code:
            return Explained((Found(statement.tokens[0].place, *_WRITING),))
        return Explained((_mistake(statement, error),), read=False)
    found = [*_deprecated(statement, described.notices)]
    if described.writes:
        found.append(Found(statement.tokens[0].place, *_WRITING))
    return Explained(tuple(found), columns=tuple(described.columns))


def _text(statement: Statement) -> str:
    """Return the statement without an EXPLAIN or PROFILE of its own, which would be a second one.

    A PROFILE would run it.
    """
    text, begin = statement.text, statement.tokens[0].start
    for token in options.before(statement.tokens):
        if token.word in options.EXPLAINING:
            at = token.start - begin
            text = text[:at] + " " * len(token.text) + text[at + len(token.text) :]
    return text


def _mistake(statement: Statement, error: QueryFailed) -> Found:
    place = _placed(statement, max(error.line, 1), error.column if error.line else 1)
    return Found(place, "syntax", error.said, "correct the statement")


def _deprecated(statement: Statement, notices: tuple[Notice, ...]) -> Iterator[Found]:
    for notice in notices:
        if notice.status.startswith(_DEPRECATED):
            what = notice.what.partition(". ")[2].rstrip(".").strip() or notice.what
            place = _placed(statement, notice.line, notice.column)
            yield Found(place, "deprecated", what, "write what replaces it")


def _placed(statement: Statement, line: int, column: int) -> Place:
    """Return where in the file a place of the statement is.

    Neo4j counts columns in UTF-16, where a sign outside of its plane counts twice.
    """
    first = statement.tokens[0].place
    lines = statement.text.split("\n")
    line = min(max(line, 1), len(lines))
    units = lines[line - 1].encode("utf-16-le", "surrogatepass")[: 2 * max(column - 1, 0)]
    column = len(units.decode("utf-16-le", "ignore")) + 1
    return Place(first.line + line - 1, column + (first.column - 1 if line == 1 else 0))
