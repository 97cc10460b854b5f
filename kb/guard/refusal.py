"""How a statement is refused: what for, where, and what would do."""

from kb.errors import InvalidStatement, Problem, StatementRefused
from kb.language.tokens import Token

STATEMENT = "statement"


def at(where: Token | None, what: str, remedy: str) -> StatementRefused:
    """Return the refusal of a statement for what begins with a token of it; None: for all of it."""
    return StatementRefused(_problem(where, what, remedy))


def wrong(where: Token | None, what: str, remedy: str) -> InvalidStatement:
    """Return the same where no Neo4j could read it."""
    return InvalidStatement([_problem(where, what, remedy)])


def _problem(where: Token | None, what: str, remedy: str) -> Problem:
    line, column = (where.place.line, where.place.column) if where else (0, 0)
    return Problem(STATEMENT, line, column, what, remedy)
