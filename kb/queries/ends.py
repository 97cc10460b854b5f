"""What a chain is to lead to: in which parts of `chain` something may stand at its other end."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kb.errors import AmbiguousParty, UnknownParty
from kb.queries import run, suggest
from kb.queries.question import Question
from kb.store.answers import Row
from kb.store.driver import Database


@dataclass(frozen=True)
class End:
    """The other end of chains.

    Attributes:
        name: what it is called.
        parts: for each part that it may have in a chain, that parameter of `chain`.
    """

    name: str
    parts: tuple[Mapping[str, Any], ...]


async def find(db: Database, party: Question, chain: Question, text: str) -> End:
    """Return what a text means as an end.

    Args:
        party, chain: the questions of these names.
        text: the id, name, alias or identifier of a party, or the id of a kind of data.

    Raises:
        UnknownParty, AmbiguousParty: of the parameter `to`, which is what this is asked by.
        InvalidParameter, DatabaseError: as asking does.
    """
    try:
        profile = (await run.ask(db, party, {"party": text})).rows[0]
    except AmbiguousParty as error:
        raise AmbiguousParty(str(error), error.candidates, "to") from error
    except UnknownParty as error:
        for found in await suggest.suggest(db, chain, "data", text):
            if found.value == text:
                return End(found.label or text, ({"data": text},))
        raise UnknownParty(str(error), "to") from error
    return End(profile["name"], tuple({part: profile["party"]} for part in _parts(profile)))


def _parts(profile: Row) -> list[str]:
    """Return the parts that a party has; who has none of them is looked for as what it is."""
    governs = "Government" in profile["kinds"]
    has = {"government": governs, "lender": profile["lends"], "partner": profile["partnerships"]}
    return [part for part, so in has.items() if so] or [
        "lender" if "Bank" in profile["kinds"] else "partner"
    ]
