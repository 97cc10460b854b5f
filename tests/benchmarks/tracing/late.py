"""What is reported late of agreements that a graph has: it moves their ranks, and their parts'.

Of the credit lines and of the partnerships that rank first, with which pages begin, one more source
confirms every second one, and denies each other one.
"""

import csv
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, starmap
from operator import ge
from pathlib import Path

from kb.store.driver import Database
from tests.benchmarks.tracing.reading import rows

MOST = 1_000  # of a kind
_MAPPINGS = Path(__file__).parent / "mappings"
_STANCES = ("confirms", "denies")
_STILL = "reported agreements that rank as before"
_UNORDERED = "reported agreements that rank out of order"
_PARTS = "parts ranked otherwise than their agreement"
_MOVED = "agreements ranked otherwise than before"
WRONG = (_STILL, _UNORDERED, _PARTS, _MOVED)  # none of these is to be there
_HEADINGS = (
    *("report_id", "url", "stance"),
    *("agreement_id", "agreement_title", "party_id", "party_name"),
)
# The tables, and the agreements that each reports on, with one of their parties.
_KINDS = {
    "late-line-reports": "(agreement:CreditLine)<-[:LENDS]-(party)",
    "late-deal-reports": "(agreement:Partnership)<-[:PARTNER_IN]-(party)",
}
_FIRST = """
MATCH {pattern} WHERE NOT agreement.disputed
WITH agreement, min(party.id) AS id ORDER BY agreement.rank LIMIT $most
MATCH (party:Party {{id: id}})
RETURN agreement.id, agreement.title, party.id, party.name, agreement.rank
"""
_RANKS = """
MATCH {pattern} WHERE agreement.id IN $ids
WITH DISTINCT agreement
ORDER BY agreement.disputed, agreement.source_count DESC,
         coalesce(agreement.amount_min, -1.0) DESC, agreement.id
RETURN agreement.id, agreement.rank
"""
_OTHER_PARTS = """
MATCH (party:Party)-[part:LENDS|LENT_TO|IMPLEMENTED_BY|GUARANTEED_BY|PARTNER_IN]-(agreement)
WHERE part.rank IS NULL OR part.rank <> agreement.rank OR part.party <> party.id
RETURN count(*)
"""


@dataclass(frozen=True)
class Reported:
    """Agreements of a kind that are reported on.

    Attributes:
        table: the name of the table that does.
        told: of each agreement what a row tells: its id and title, and a party's.
        ranks: by the ids of agreements, what they were before.
    """

    table: str
    told: tuple[tuple[str, ...], ...]
    ranks: Mapping[str, str]

    async def now(self, db: Database) -> dict[str, str]:
        """Return their ranks, in the order of what agreements are ranked by."""
        cypher = _RANKS.format(pattern=_KINDS[self.table])
        return dict([row async for row in rows(db, cypher, ids=list(self.ranks))])


async def first(db: Database, most: int) -> list[Reported]:
    """Return of each kind those agreements that rank first, at most so many."""
    found = []
    for table, pattern in _KINDS.items():
        told = [row async for row in rows(db, _FIRST.format(pattern=pattern), most=most)]
        ranks = {id: rank for id, *_, rank in told}
        found.append(Reported(table, tuple(row[:-1] for row in told), ranks))
    return found


def write(folder: Path, every: Sequence[Reported]) -> list[Path]:
    """Write tables of reports, and their mappings."""
    for reported in every:
        shutil.copy(_MAPPINGS / f"{reported.table}.yaml", folder)
        with (folder / f"{reported.table}.csv").open("w", newline="", encoding="utf-8") as file:
            table = csv.writer(file)
            table.writerow(_HEADINGS)
            for number, told in enumerate(reported.told):
                url = f"https://papers.example/{reported.table}/{number}"
                table.writerow((number, url, _STANCES[number % 2], *told))
    return [folder / f"{reported.table}.csv" for reported in every]


async def wrong(db: Database, every: Sequence[Reported]) -> dict[str, float]:
    """Count what ranks otherwise than it ought to, once the reports are loaded."""
    found = dict.fromkeys((_STILL, _UNORDERED, _PARTS), 0.0)
    for reported in every:
        now = await reported.now(db)
        found[_STILL] += sum(now[id] == rank for id, rank in reported.ranks.items())
        found[_UNORDERED] += sum(starmap(ge, pairwise(now.values())))
    [[found[_PARTS]]] = [row async for row in rows(db, _OTHER_PARTS)]
    return found


async def lasting(db: Database, every: Sequence[Reported]) -> dict[str, float]:
    """Count what ranks otherwise than before, once the reports are taken back."""
    found = {_MOVED: 0.0}
    for reported in every:
        found[_MOVED] += sum(
            rank != reported.ranks[id] for id, rank in (await reported.now(db)).items()
        )
    [[found[_PARTS]]] = [row async for row in rows(db, _OTHER_PARTS)]
    return found
