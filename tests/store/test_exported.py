"""Reading the whole graph: what is told of each thing, by whom, and resting on what."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from kb.ingest import dossier
from kb.model.claims import Declaration, Source, Stance, Statement
from kb.model.ids import FactKey
from kb.model.money import Money
from kb.model.told import Between, Held, Told
from kb.store import exported, load
from kb.store.driver import Database
from tests.conftest import Using
from tests.ingest.written import write

TEXT = """\
dossier: small
sources:
  gazette: {publisher: The Gazette, published: 2018}
  wire: {publisher: Wire, published: 2018}
parties:
  companies: {mill: Mill}
  banks: {bank: {name: Bank, aliases: [B], identifiers: {lei: X}}}
payments: {fee: A fee}
data: {mail: Mail}
source: gazette
claims:
- says: Bank owns half of Mill.
  id: half
  at: half
  by: mill
  cites: wire
  asserts: {bank: {owns: {mill: {share: 50, period: first}}}}
- says: Bank paid Mill.
  id: paid
  at: paid
  asserts: {fee: {payer: bank, payee: mill, amount: EUR 5}}
- says: It did not.
  id: denial
  at: did not
  denies: {fee: {}}
- says: It takes that back.
  at: back
  withdraws: denial
"""
BANK = Declaration("bank", "Bank", "Bank", ("B",), "", ("lei:X",))
MILL = Declaration("mill", "Company", "Mill")


async def _all(db: Database) -> list[Any]:
    async with db.reading() as tx:
        found: list[Any] = []
        for stream in (exported.parties(tx), exported.between(tx), exported.held(tx)):
            found += await _taken(stream)
        return [*found, await exported.others(tx)]


async def _taken(stream: AsyncIterator[Any]) -> list[Any]:
    return [one async for one in stream]


def test_everything_is_read_with_who_says_it(empty: Using, tmp_path: Path) -> None:
    read = dossier.read(write(tmp_path, TEXT))
    sources = {source.id: source for source in read.dossier.sources}
    empty(lambda db: load.load(db, read))
    owns = FactKey("OWNS", "bank", "mill", period="first")
    fee, pays, paid = (
        FactKey("Payment", "", "fee"),
        FactKey("PAYS", "bank", "fee"),
        FactKey("PAID_TO", "fee", "mill"),
    )
    amount = Statement(fee, Stance.ASSERTS, "amount", "EUR 5", money=Money("EUR", 5, 5))
    *things, others = empty(_all)
    assert things[:2] == [BANK, MILL]
    assert [_sorted(one) for one in things[2:]] == [
        Between(
            owns,
            BANK,
            MILL,
            _told(
                "half",
                sources["wire"],
                Statement(owns, Stance.ASSERTS),
                Statement(owns, Stance.ASSERTS, "share", "50"),
                by="mill",
            ),
        ),
        Held(
            Declaration("fee", "Payment", "A fee"),
            _told(
                "paid",
                sources["gazette"],
                *(Statement(key, Stance.ASSERTS) for key in (pays, paid, fee)),
                amount,
            ),
            (BANK, MILL),
        ),
    ]
    assert others == {"DataCategory": 1}


def _told(claim: str, source: Source, *stated: Statement, by: str = "") -> tuple[Told, ...]:
    return tuple(sorted((Told(claim, one, (source,), by) for one in stated), key=repr))


def _sorted(one: Between | Held) -> Between | Held:
    told = tuple(sorted(one.told, key=repr))
    if isinstance(one, Held):
        return Held(one.thing, told, one.parties)
    return Between(one.key, one.left, one.right, told)


def test_what_names_a_merged_party_by_another_id_is_told_of_the_party(merged: Using) -> None:
    async def ends(db: Database) -> set[tuple[str, str, str]]:
        async with db.reading() as tx:
            found = [*await _taken(exported.between(tx)), *await _taken(exported.held(tx))]
        keys = {told.statement.key for one in found for told in one.told}
        return {(key.type, key.left, key.right) for key in keys}

    assert merged(ends) == {
        ("CreditLine", "", "credit"),
        ("CreditLine", "", "loan"),
        ("LENDS", "export-bank", "credit"),
        ("LENDS", "export-bank", "loan"),
        ("LENT_TO", "credit", "maker"),
        ("OWNS", "export-bank", "maker"),
        ("OWNS", "state", "export-bank"),
    }
