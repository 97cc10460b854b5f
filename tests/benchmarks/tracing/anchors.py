"""From where chains are asked for: lenders and borrowers by their lines, other anchors, filters."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from kb.store.driver import Database
from tests.benchmarks.tracing.reading import rows

DECADES = (2, 3, 4, 5)
BY_LINES = ("lender", "party")  # anchors of which each decade of lines is a kind of its own
MOST = 20  # of a kind
# Asked of the lenders of most lines too; of what is agreed, a part is in force on the day.
FILTERS: Mapping[str, Any] = MappingProxyType({"certainty": "certain", "on": date(2016, 7, 1)})
# Those of some 10^n lines of which one at least may lead to data, the nearest to 10^n first.
_LENDERS = """
MATCH (p:Party) WITH p, COUNT { (p)-[:LENDS]->() } AS lines
WHERE $least <= lines < $most AND EXISTS { (p)-[:LENDS]->()-[:LENT_TO]->()<-[:TO]-() }
RETURN p.id AS id, lines ORDER BY abs(log(lines) - log($about)), id LIMIT $rows
"""
_BORROWERS = """
MATCH (p:Party) WITH p, COUNT { (p)<-[:LENT_TO]-() } AS lines
WHERE $least <= lines < $most AND EXISTS { (p)<-[:TO]-() }
RETURN p.id AS id, lines ORDER BY abs(log(lines) - log($about)), id LIMIT $rows
"""
_GOVERNMENTS = """
MATCH (g:Government)-[:OWNS]->(bank)
WITH g, bank, COUNT { (bank)-[:LENDS]->() } AS lends WHERE lends > 0
RETURN g.id AS id, sum(lends) AS lines ORDER BY lines DESC, id LIMIT $rows
"""
_DATA = """
MATCH (d:DataCategory) WITH d, COUNT { (d)<-[:OF]-() } AS accesses WHERE accesses > 0
RETURN d.id AS id, accesses ORDER BY accesses DESC, id LIMIT $rows
"""
_PARTNERS = """
MATCH (p:Party)-[:PARTNER_IN]->() WITH p, count(*) AS deals
RETURN p.id AS id, deals ORDER BY deals DESC, id LIMIT $rows
"""


@dataclass(frozen=True)
class Kind:
    """Anchors of a kind.

    Attributes:
        name: what they are.
        given: the parameters of a question about each.
    """

    name: str
    given: tuple[Mapping[str, Any], ...]


async def lenders(db: Database, decade: int, most: int) -> list[tuple[str, int]]:
    """Return lenders of some ten to the power of `decade` lines, and how many they have."""
    return await _about(db, _LENDERS, decade, most)


async def kinds(db: Database) -> list[Kind]:
    """Return all kinds of which the graph has any."""
    lending = await _by_lines(db, "lender", _LENDERS)
    found = [
        *lending,
        *await _by_lines(db, "party", _BORROWERS),
        _kind("government", "government", await _all(db, _GOVERNMENTS, rows=MOST)),
        _kind("data", "data", await _all(db, _DATA, rows=MOST)),
        Kind("none", ({},)),
        _kind("partner", "partner", await _all(db, _PARTNERS, rows=MOST)),
        *[_filtered(lending[-1], {name: value}) for name, value in FILTERS.items() if lending],
    ]
    return [kind for kind in found if kind.given]


async def _by_lines(db: Database, anchor: str, cypher: str) -> list[Kind]:
    found = [(n, await _about(db, cypher, n, MOST)) for n in DECADES]
    return [_kind(f"{anchor}, 10^{n} lines", anchor, some) for n, some in found if some]


def _filtered(kind: Kind, given: Mapping[str, Any]) -> Kind:
    [value] = given.values()
    return Kind(f"{value}, {kind.name}", tuple({**one, **given} for one in kind.given))


def _kind(name: str, parameter: str, found: list[tuple[str, int]]) -> Kind:
    return Kind(name, tuple({parameter: id} for id, _ in found))


async def _about(db: Database, cypher: str, decade: int, most: int) -> list[tuple[str, int]]:
    about = 10.0**decade
    bounds = {"least": about / 10**0.5, "most": about * 10**0.5}
    return await _all(db, cypher, about=about, rows=most, **bounds)


async def _all(db: Database, cypher: str, **parameters: Any) -> list[tuple[str, int]]:
    return [(id, lines) async for id, lines in rows(db, cypher, **parameters)]
