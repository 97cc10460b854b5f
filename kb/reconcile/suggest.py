"""Suggestions of parties, types and properties, by what has been typed of them."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from kb.model.legible import legible
from kb.queries import run
from kb.queries.question import Question
from kb.reconcile import kinds, known, properties, said
from kb.reconcile.given import Place
from kb.store.answers import Row
from kb.store.driver import Database

QUESTION = "search"
PAGE = 20
FURTHEST = 1000  # suggestions that can be skipped
SECONDS = 5.0


def cursor(sent: str | None) -> int:
    """Read how many suggestions to skip.

    Raises:
        InvalidParameter: it is no number, or too large.
    """
    plain = sent is None or (sent.isascii() and sent.isdecimal() and len(sent) < 5)
    skipped = int(sent or 0) if plain else FURTHEST + 1
    if skipped > FURTHEST:
        place = Place("cursor", "the parameter `cursor`")
        raise place.wrong(f"is no whole number from 0 to {FURTHEST}; give how many to skip")
    return skipped


async def entities(db: Database, question: Question, prefix: str, skip: int) -> dict[str, Any]:
    """Return the parties that are meant: who has that id, then as searching ranks them.

    Raises:
        DatabaseError: Neo4j cannot answer.
    """
    text = legible(prefix)
    if not text:
        return _page([], 0)
    async with db.reading(SECONDS) as tx:
        own = await known.by_ids(tx, [text])
    found = await run.ask(db, question, {"text": text}, skip + PAGE + 1)
    first = [_entity(one.id, one.name, one.kinds, said.of(one)) for one in own.values()]
    ids = {one["id"] for one in first}
    rest = [_of_row(row) for row in found.rows if row["party"] not in ids]
    return _page([*first, *rest], skip)


def types(prefix: str, skip: int) -> dict[str, Any]:
    """Return the types that a beginning may become."""
    return _page(_begun(map(kinds.described, kinds.LABELS), prefix), skip)


def of_properties(question: Question, prefix: str, skip: int) -> dict[str, Any]:
    """Return the properties that a beginning may become."""
    every = properties.every(question).values()
    return _page(_begun([one.told for one in every], prefix), skip)


def _begun(every: Iterable[dict[str, Any]], prefix: str) -> list[dict[str, Any]]:
    begun = legible(prefix).lower()
    return [
        one
        for one in every
        if one["id"].lower().startswith(begun)
        or any(word.startswith(begun) for word in one["name"].lower().split())
    ]


def _page(every: Sequence[dict[str, Any]], skip: int) -> dict[str, Any]:
    """Return a page, and where there are more, the cursor by which OpenRefine asks for them."""
    after = skip + PAGE
    more = {"cursor": after} if after < len(every) and after <= FURTHEST else {}
    return {"result": list(every[skip:after]), **more}


def _of_row(row: Row) -> dict[str, Any]:
    also = [row["matched"]] if row["matched"] not in {None, row["name"]} else []
    told = said.description(row["kinds"], row["country"], also)
    return _entity(row["party"], row["name"], row["kinds"], told)


def _entity(id: str, name: str | None, labels: Collection[str], told: str) -> dict[str, Any]:
    # Its types by their ids alone: OpenRefine writes them into its cells as they are.
    notable = kinds.sorted_of(labels)
    return {"id": id, "name": name or id, "description": told, "notable": notable}
