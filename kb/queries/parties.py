"""Which party is meant: by id, else by name, alias or identifier, whatever the case of letters."""

import re

from kb.errors import AmbiguousParty, UnknownParty
from kb.store.driver import Row, Transaction

_BY_ID = """
MATCH (p:Party {id: $text}) RETURN p.id AS id
"""
_BY_NAME = """
CALL db.index.fulltext.queryNodes('party_names', $phrase, {limit: 1000}) YIELD node AS p
RETURN p.id AS id, p.name AS name, coalesce(p.aliases, []) AS aliases,
       coalesce(p.identifiers, []) AS identifiers
"""
_LOADED = "MATCH (t:Throughline {id: 'graph'}) RETURN t.model AS model"
_SPECIAL = re.compile(r'(["\\])')


async def resolve(tx: Transaction, text: str) -> str:
    """Return the id of the party that the text means.

    Raises:
        UnknownParty: nothing has that id or bears that name.
        AmbiguousParty: several parties bear the name.
    """
    if await tx.run(_BY_ID, {"text": text}):
        return text
    if not await tx.run(_LOADED):
        raise UnknownParty(f"no party is called `{text}`: nothing is loaded yet; try `kb load FILE`")
    phrase = '"' + _SPECIAL.sub(r"\\\1", text) + '"'
    rows = await tx.run(_BY_NAME, {"phrase": phrase})
    exact: list[str] = sorted({row["id"] for row in rows if _bears(row, text)})
    if not exact:
        near = ", ".join(f"{row['id']} ({row['name']})" for row in rows[:5])
        hint = f"did you mean {near}?" if near else "give its id, name, alias or identifier"
        raise UnknownParty(f"no party is called `{text}`; {hint}")
    if len(exact) > 1:
        raise AmbiguousParty(f"`{text}` is the name of {', '.join(exact)}; give one of these ids")
    return exact[0]


def _bears(row: Row, text: str) -> bool:
    # An identifier is stored with its scheme and may be given with or without it.
    bare = [identifier.partition(":")[2] for identifier in row["identifiers"]]
    names = [row["name"], *row["aliases"], *row["identifiers"], *bare]
    return text.casefold() in {name.casefold() for name in names}
