"""How a statement is refused: what for, where, and what would do."""

from kb.errors import InvalidStatement, Problem, StatementRefused
from kb.language.tokens import Place, Token

STATEMENT = "statement"


def at(where: Place | Token | None, what: str, remedy: str) -> StatementRefused:
    """Return the refusal of a statement for what stands at a place of it; None: for all of it."""
    return StatementRefused(_problem(where, what, remedy))


def wrong(where: Place | Token | None, what: str, remedy: str) -> InvalidStatement:
    """Return the same where no Neo4j could read it."""
    return InvalidStatement([_problem(where, what, remedy)])


def _problem(where: Place | Token | None, what: str, remedy: str) -> Problem:
    place = where.place if isinstance(where, Token) else where
    line, column = (place.line, place.column) if place else (0, 0)
    return Problem(STATEMENT, line, column, what, remedy)
