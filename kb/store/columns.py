"""What counting reads of a graph: facts as columns of whole numbers, many thousand at a time.

A record costs the driver as much as a hundred numbers do. So the server collects each column and
cuts it into vectors, which the driver passes on as bytes. A day becomes a number that orders as it
does; to count the days from another takes three times as long.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Literal

from kb.store.answers import Parameters, Row, Transaction

NODES_AT_ONCE = 50_000
AT_ONCE = 250_000  # facts that the server collects, so that its memory stays flat
LONGEST = 4096  # of a vector
OWN, ELSEWHERE = -1, -2  # in place of the agreement by which a fact is dated
_YEAR = 512
# By type: the end that is the agreement in which the fact is a role.
_AGREEMENT = {"LENDS": "b", "LENT_TO": "a", "PARTNER_IN": "b", "OPENS": "a", "TO": "a", "OF": "a"}
_ALL = "MATCH (a)-[r:{type}]->(b) WITH a, r, b SKIP $skipped LIMIT $rows"
_SOME = """
UNWIND $nodes AS number MATCH ({end}) WHERE id({end}) = number
MATCH (a{label})-[r:{type}]->(b)
"""

_EVERY_LINE = "MATCH (line:CreditLine)"
_THESE_LINES = "UNWIND $nodes AS number MATCH (line) WHERE id(line) = number WITH line"
_LINES = """
WHERE ($pledges OR coalesce(line.status, '') <> 'pledge')
  AND ($outside_totals OR coalesce(line.in_totals, '') <> 'no')
RETURN line.currency AS currency, collect(id(line)) AS lines,
       collect(coalesce(line.amount_min, NaN)) AS least,
       collect(coalesce(line.amount_max, NaN)) AS most
ORDER BY currency
"""
_THESE_PARTIES = "UNWIND $nodes AS number MATCH (p) WHERE id(p) = number WITH p"
_GROUPS = " WHERE p.collective IS NOT NULL RETURN collect(id(p)) AS numbers"
_PARTY = "MATCH (p:Party {id: $id}) RETURN collect(id(p)) AS numbers"
_KINDS = """
MATCH (:DataCategory {id: $id})<-[:BROADER]-{0,20}(kind:DataCategory)
RETURN collect(DISTINCT id(kind)) AS numbers
"""
_NAMED = """
UNWIND $numbers AS number MATCH (n) WHERE id(n) = number
RETURN collect([number, n.id, n.name]) AS named
"""


def number(day: date) -> int:
    """Return a day as a number."""
    return day.year * _YEAR + day.timetuple().tm_yday


def day(numbered: int) -> date:
    """Return the day of a number."""
    year, of_year = divmod(numbered, _YEAR)
    return date(year, 1, 1) + timedelta(days=of_year - 1)


async def facts(tx: Transaction, type: str, known_on: date | None) -> dict[str, bytes]:
    """Return all facts of a type as columns of 64 bits a number, the highest byte first.

    Ends are told by Neo4j's own numbers of nodes. `dated` is that of the agreement whose dates the
    fact carries, or `OWN` or `ELSEWHERE`; it is `OWN` too where the fact has surely begun before it
    may end, since such facts surely meet whenever they have their dates in common. `disputed` is 0
    or 1.

    Args:
        known_on: leaves out what nobody had published by then, the fact or its agreement.
    """
    [total] = await tx.run(f"MATCH ()-[r:{type}]->() RETURN count(r) AS facts")
    parts: list[Parameters] = [
        {"skipped": skipped, "rows": AT_ONCE, "known_on": known_on}
        for skipped in range(0, total["facts"], AT_ONCE)
    ]
    return await _read(tx, _ALL.format(type=type), _AGREEMENT[type], parts)


async def facts_of(
    tx: Transaction,
    type: str,
    end: Literal["left", "right"],
    nodes: Sequence[int],
    known_on: date | None,
) -> dict[str, bytes]:
    """Return as such columns the facts of a type that have some nodes at one end.

    Of those who own, only governments count.
    """
    parts: list[Parameters] = [
        {"nodes": nodes[first : first + NODES_AT_ONCE], "known_on": known_on}
        for first in range(0, len(nodes), NODES_AT_ONCE)
    ]
    label = ":Government" if type == "OWNS" else ""
    pattern = _SOME.format(end="a" if end == "left" else "b", type=type, label=label)
    return await _read(tx, pattern, _AGREEMENT.get(type), parts)


async def _read(
    tx: Transaction, pattern: str, agreement: str | None, parts: Sequence[Parameters]
) -> dict[str, bytes]:
    columns = _columns(agreement)
    text = _facts(pattern, agreement, columns)
    found: dict[str, list[bytes]] = {name: [] for name in columns}
    for given in parts:
        async for row in tx.packed(text, given):
            for name, part in row.items():
                found[name].append(part)
    return {name: b"".join(packed) for name, packed in found.items()}


async def lines(
    tx: Transaction, pledges: bool, outside_totals: bool, nodes: Sequence[int] | None = None
) -> list[Row]:
    """Return credit lines by currency, in its order: numbers of nodes, and amounts or NaN.

    Args:
        pledges, outside_totals: whether those count too that are no more, or that their sources
            say not to add up.
        nodes: those that are meant; None: all.
    """
    found = _EVERY_LINE if nodes is None else _THESE_LINES
    given = {"pledges": pledges, "outside_totals": outside_totals, "nodes": nodes}
    return await tx.run(found + _LINES, given)


async def groups(tx: Transaction, nodes: Sequence[int] | None = None) -> list[int]:
    """Return the numbers of the parties that stand for an unnamed group.

    Args:
        nodes: those of the parties that are meant; None: all.
    """
    found = "MATCH (p:Party)" if nodes is None else _THESE_PARTIES
    [row] = await tx.run(found + _GROUPS, {"nodes": nodes})
    return list(row["numbers"])


async def party(tx: Transaction, id: str) -> list[int]:
    """Return the number of a party, or nothing where there is none."""
    return await _numbers(tx, _PARTY, id)


async def kinds(tx: Transaction, id: str) -> list[int]:
    """Return the numbers of a kind of data and of all narrower ones."""
    return await _numbers(tx, _KINDS, id)


async def _numbers(tx: Transaction, text: str, id: str) -> list[int]:
    [row] = await tx.run(text, {"id": id})
    return list(row["numbers"])


async def named(tx: Transaction, numbers: Sequence[int]) -> dict[int, tuple[str, str | None]]:
    """Return the id and the name of each of some nodes, by number."""
    found: dict[int, tuple[str, str | None]] = {}
    for first in range(0, len(numbers), AT_ONCE):
        [row] = await tx.run(_NAMED, {"numbers": numbers[first : first + AT_ONCE]})
        found |= {number: (id, name) for number, id, name in row["named"]}
    return found


def _columns(agreement: str | None) -> Mapping[str, str]:
    # Of facts of the same dates it matters only where each may end before it has surely begun.
    dated = (
        f"CASE WHEN r.begins_latest <= r.ends_earliest THEN {OWN}"
        f" WHEN r.dated_by = {agreement}.id THEN id({agreement}) WHEN r.dated_by = r.id THEN {OWN}"
        f" ELSE {ELSEWHERE} END"
    )
    return {
        "left": "id(a)",
        "right": "id(b)",
        "begins": _numbered("begins_earliest"),
        "begun": _numbered("begins_latest"),
        "ended": _numbered("ends_earliest"),
        "ends": _numbered("ends_latest"),
        "dated": dated if agreement else str(OWN),
        "disputed": "CASE WHEN r.disputed THEN 1 ELSE 0 END",
    }


def _numbered(name: str) -> str:
    return f"r.{name}.year * {_YEAR} + r.{name}.ordinalDay"


def _facts(pattern: str, agreement: str | None, columns: Mapping[str, str]) -> str:
    collected = ", ".join(f"collect({column}) AS `{name}`" for name, column in columns.items())
    cut = ", ".join(f"`{name}`[at..at + {LONGEST}] AS `{name}`" for name in columns)
    vectors = ", ".join(
        f"vector(`{name}`, size(`{name}`), INTEGER) AS `{name}`" for name in columns
    )
    known = "r.known_from <= $known_on"
    if agreement:
        known += f" AND {agreement}.known_from <= $known_on"
    return f"""
CYPHER 25
{pattern}
WITH a, r, b WHERE $known_on IS NULL OR {known}
WITH {collected}
WITH * WHERE size(`left`) > 0
UNWIND range(0, size(`left`) - 1, {LONGEST}) AS at
WITH {cut}
RETURN {vectors}
"""
