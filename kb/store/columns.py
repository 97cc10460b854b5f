"""What counting reads of a graph: facts as columns of whole numbers, many thousand at a time.

A record costs the driver as much as a hundred numbers do. So the server collects each column and
cuts it into vectors, which the driver passes on as bytes. A day becomes a number that orders as it
does; to count the days from another takes three times as long.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from kb.store.answers import Row, Transaction

AT_ONCE = 250_000  # facts that the server collects, so that its memory stays flat
LONGEST = 4096  # of a vector
OWN, ELSEWHERE = -1, -2  # in place of the agreement by which a fact is dated
_YEAR = 512
# By type: the end that is the agreement in which the fact is a role.
_AGREEMENT = {"LENDS": "b", "LENT_TO": "a", "PARTNER_IN": "b", "OPENS": "a", "TO": "a", "OF": "a"}

LINES = """
MATCH (line:CreditLine)
WHERE ($pledges OR coalesce(line.status, '') <> 'pledge')
  AND ($outside_totals OR coalesce(line.in_totals, '') <> 'no')
RETURN line.currency AS currency, collect(id(line)) AS lines,
       collect(coalesce(line.amount_min, NaN)) AS least,
       collect(coalesce(line.amount_max, NaN)) AS most
ORDER BY currency
"""
_GROUPS = "MATCH (p:Party) WHERE p.collective IS NOT NULL RETURN collect(id(p)) AS numbers"
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
    columns = _columns(_AGREEMENT[type])
    text = _facts(type, _AGREEMENT[type], columns)
    found: dict[str, list[bytes]] = {name: [] for name in columns}
    for skipped in range(0, total["facts"], AT_ONCE):
        given = {"skipped": skipped, "rows": AT_ONCE, "known_on": known_on}
        async for row in tx.packed(text, given):
            for name, part in row.items():
                found[name].append(part)
    return {name: b"".join(parts) for name, parts in found.items()}


async def lines(tx: Transaction, pledges: bool, outside_totals: bool) -> list[Row]:
    """Return credit lines by currency, in its order: numbers of nodes, and amounts or NaN."""
    return await tx.run(LINES, {"pledges": pledges, "outside_totals": outside_totals})


async def groups(tx: Transaction) -> list[int]:
    """Return the numbers of the parties that stand for an unnamed group."""
    [row] = await tx.run(_GROUPS)
    return list(row["numbers"])


async def named(tx: Transaction, numbers: Sequence[int]) -> dict[int, tuple[str, str | None]]:
    """Return the id and the name of each of some nodes, by number."""
    found: dict[int, tuple[str, str | None]] = {}
    for first in range(0, len(numbers), AT_ONCE):
        [row] = await tx.run(_NAMED, {"numbers": numbers[first : first + AT_ONCE]})
        found |= {number: (id, name) for number, id, name in row["named"]}
    return found


def _columns(agreement: str) -> Mapping[str, str]:
    # Of facts of the same dates it matters only where each may end before it has surely begun.
    dated = (
        f"CASE WHEN r.begins_latest <= r.ends_earliest THEN {OWN}"
        f" WHEN r.dated_by = {agreement}.id THEN id({agreement}) WHEN r.dated_by = r.id THEN {OWN}"
    )
    return {
        "left": "id(a)",
        "right": "id(b)",
        "begins": _numbered("begins_earliest"),
        "begun": _numbered("begins_latest"),
        "ended": _numbered("ends_earliest"),
        "ends": _numbered("ends_latest"),
        "dated": f"{dated} ELSE {ELSEWHERE} END",
        "disputed": "CASE WHEN r.disputed THEN 1 ELSE 0 END",
    }


def _numbered(name: str) -> str:
    return f"r.{name}.year * {_YEAR} + r.{name}.ordinalDay"


def _facts(type: str, agreement: str, columns: Mapping[str, str]) -> str:
    collected = ", ".join(f"collect({column}) AS `{name}`" for name, column in columns.items())
    cut = ", ".join(f"`{name}`[at..at + {LONGEST}] AS `{name}`" for name in columns)
    vectors = ", ".join(
        f"vector(`{name}`, size(`{name}`), INTEGER) AS `{name}`" for name in columns
    )
    known = f"r.known_from <= $known_on AND {agreement}.known_from <= $known_on"
    return f"""
CYPHER 25
MATCH (a)-[r:{type}]->(b)
WITH a, r, b SKIP $skipped LIMIT $rows
WITH a, r, b WHERE $known_on IS NULL OR {known}
WITH {collected}
UNWIND range(0, size(left) - 1, {LONGEST}) AS at
WITH {cut}
RETURN {vectors}
"""
