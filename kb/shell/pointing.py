"""An error as it is told at the prompt: a sentence, the line at fault, a caret under the column."""

import difflib
import re

from kb.errors import InvalidStatement, QueryFailed, StatementRefused, ThroughlineError
from kb.language.tokens import Place

_INVALID = re.compile(r"(Invalid input '(.*)'): expected (.*)", re.DOTALL)
_EXPECTED = re.compile(r"'([^']+)'")
_FEW = 6  # alternatives that a person reads


def told(error: ThroughlineError, text: str, at: Place) -> str:
    """Say what is wrong with a statement, and where if Neo4j names a place.

    Args:
        error: what running it raised, or what the guard refused it for.
        text: the statement as Neo4j had it.
        at: where it begins in the whole of what is read, whose lines are counted.
    """
    if isinstance(error, StatementRefused | InvalidStatement):
        return _refused(error, text, at)
    if not isinstance(error, QueryFailed) or error.said == str(error):
        return str(error)
    if not error.line:
        return f"Neo4j refused the statement: {error.said}"
    return _drawn(_shorter(error.said), text, error.line, error.column, at)


def _refused(error: StatementRefused | InvalidStatement, text: str, at: Place) -> str:
    problem = error.problem if isinstance(error, StatementRefused) else error.problems[0]
    said = f"{_shorter(problem.what)}; {problem.remedy}"
    return _drawn(said, text, problem.line, problem.column, at) if problem.line else said


def _drawn(what: str, text: str, line: int, column: int, at: Place) -> str:
    shown, width = _pointed(text, line, column)
    return f"line {at.line + line - 1}: {what}\n  {shown}\n  {' ' * width}^"


def _shorter(what: str) -> str:
    """Say what was meant rather than all that Neo4j would have taken."""
    found = _INVALID.match(what)
    expected = _EXPECTED.findall(found[3]) if found else []
    if found and (close := difflib.get_close_matches(found[2].upper(), expected, n=1)):
        return f"{found[1]}; did you mean {close[0]}?"
    if found and len(expected) > _FEW:
        return f"{found[1]} here"
    return what


def _pointed(text: str, line: int, column: int) -> tuple[str, int]:
    """Return a line, and how many cells of a terminal stand before its column.

    Neo4j counts in units of UTF-16, as Java does.
    """
    from rich.cells import cell_len  # here, since most statements are right

    lines = text.split("\n")
    whole = lines[line - 1] if line <= len(lines) else ""
    before = whole.encode("utf-16-le")[: 2 * (column - 1)].decode("utf-16-le", "ignore")
    return _flat(whole), cell_len(_flat(before))


def _flat(text: str) -> str:
    return "".join(character if character.isprintable() else " " for character in text)
