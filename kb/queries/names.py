"""What things are called, by their ids."""

from collections.abc import Iterable

from kb.queries import run
from kb.queries.question import Find
from kb.queries.values import MOST_THINGS
from kb.store.driver import Database


async def of(db: Database, find: Find, ids: Iterable[str]) -> dict[str, str]:
    """Return the names of things by their ids; what has no name, or is not known, is left out.

    Args:
        find: gives the question of a name.

    Raises:
        DatabaseError: as asking does.
    """
    wanted = list(dict.fromkeys(ids))
    named: dict[str, str] = {}
    for at in range(0, len(wanted), MOST_THINGS):
        given = {"ids": wanted[at : at + MOST_THINGS]}
        answer = await run.ask(db, find("things"), given, MOST_THINGS)
        named |= {row["thing"]: row["name"] for row in answer.rows if row["name"]}
    return named
