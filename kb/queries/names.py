"""What things are called, by their ids."""

from collections.abc import Callable, Iterable

from kb.queries import run
from kb.queries.question import Question
from kb.store.driver import Database

Find = Callable[[str], Question]


async def of(db: Database, find: Find, ids: Iterable[str]) -> dict[str, str]:
    """Return the names of things by their ids; what has no name, or is not known, is left out.

    Args:
        find: gives the question of a name.

    Raises:
        DatabaseError: as asking does.
    """
    wanted = list(dict.fromkeys(ids))
    if not wanted:
        return {}
    answer = await run.ask(db, find("names"), {"ids": wanted}, len(wanted))
    return {row["id"]: row["name"] for row in answer.rows if row["name"]}
