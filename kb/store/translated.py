"""The driver's errors as ours, told by the names of their classes: see `kb.store.driver`."""

import re
from collections.abc import Callable
from typing import Any

from kb.config import Connection
from kb.errors import (
    CredentialsRefused,
    DatabaseError,
    DatabaseUnreachable,
    QueryFailed,
    TookTooLong,
    TookTooMuch,
)
from kb.store.bounds import Meter

_PLACE = re.compile(r"\s*\(line (\d+), column (\d+) \(offset: \d+\)\)")
_NO_INDEX = "no such fulltext schema index"
_EXCEPTIONS = "neo4j.exceptions"


class translated:  # noqa: N801 - reads as the phrase it is: `with translated():`
    """Turn the driver's errors into ours; every other error passes.

    Args:
        connection: where to, for the message.
        meter: what counts the bytes of rows; it says why the connection was broken.
        instead: asked for what is told in place of any error, if we broke the connection ourselves.
    """

    def __init__(
        self,
        connection: Connection | None = None,
        meter: Meter | None = None,
        instead: Callable[[], DatabaseError | None] = lambda: None,
    ) -> None:
        self.where = connection.uri if connection else "the connected address"
        self.meter = meter
        self.instead = instead

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, traceback: object) -> None:
        if error is None:
            return
        if (failure := self.instead()) is not None and isinstance(error, Exception):
            raise failure from error
        if isinstance(error, RecursionError):  # the driver reads a list in a list by recursion
            raise TookTooMuch("the answer is nested deeper than can be read") from error
        if self.meter and self.meter.exceeded and not isinstance(error, TookTooMuch):
            what = f"a row of the answer has more than {self.meter.most:,} bytes"
            raise TookTooMuch(f"{what}; ask for less of it") from error
        if (ours := _ours(error, self.where)) is not None:
            raise ours from error


def _ours(error: BaseException, where: str) -> DatabaseError | None:
    kinds = {kind.__name__ for kind in type(error).__mro__ if kind.__module__ == _EXCEPTIONS}
    if "AuthError" in kinds:
        return CredentialsRefused(
            f"Neo4j at {where} refused the user name or password; "
            "set NEO4J_USERNAME and NEO4J_PASSWORD to an account of that server"
        )
    if kinds & {"ServiceUnavailable", "SessionExpired"}:
        return DatabaseUnreachable(
            f"no Neo4j answers at {where}; start it, or check NEO4J_URI ({_first_line(error)})"
        )
    if "ConfigurationError" in kinds:
        return DatabaseUnreachable(
            f"{where} is not an address of a Neo4j; "
            f"write one like bolt://localhost:7687 ({_first_line(error)})"
        )
    if "Neo4jError" in kinds:
        return _failed(error)
    if "DriverError" in kinds:
        return DatabaseUnreachable(f"the connection to {where} broke: {_first_line(error)}")
    return None


def _failed(error: Any) -> DatabaseError:
    code = error.code or ""
    if "DatabaseNotFound" in code:
        return DatabaseUnreachable(
            f"Neo4j has no such database; set NEO4J_DATABASE to one that it has ({error.message})"
        )
    if "TransactionTimedOut" in code:
        return TookTooLong("this did not end within its time; ask for less of it", code)
    if "OutOfMemory" in code:
        return TookTooMuch("this needs more memory than one may have; ask for less", code)
    if _NO_INDEX in error.message:
        what = "the database has not the indexes that this version searches in"
        return QueryFailed(f"{what}; `kb rebuild` makes them, and so does loading", code)
    place = _PLACE.search(error.message)
    said = _one_line(error.message[: place.start()] if place else error.message)
    line, column = (int(place[1]), int(place[2])) if place else (0, 0)
    what = f"Neo4j refused the statement: {error.message} ({code})"
    return QueryFailed(what, code, said, line, column)


def _one_line(message: str) -> str:
    """Return a message without its line breaks, and without the line that only points."""
    lines = (line.strip() for line in message.splitlines())
    return " ".join(" ".join(line.split()) for line in lines if line.strip("^"))


def _first_line(error: BaseException) -> str:
    return str(error).strip().split("\n", 1)[0]
