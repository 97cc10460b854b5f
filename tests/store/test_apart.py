"""What is planned while something else is written: the same as planned afterwards."""

from dataclasses import replace
from datetime import date
from typing import TypedDict, Unpack

import pytest

from kb.ingest.taken import Taken
from kb.model.claims import Brought, Claim, Declaration, Source, Stance, Statement
from kb.model.dates import UNKNOWN, Days
from kb.model.ids import FactKey
from kb.store import parts
from kb.store.dataset import Dataset
from kb.store.hash import graph_hash
from kb.store.parts import Pace
from tests.conftest import Using, Work, wipe

_DAY = Days(date(2020, 1, 1), date(2020, 1, 1))
_YEAR = Days(date(2020, 1, 1), date(2020, 12, 31))
_REGISTER = Source("register", "A register", "Registrar", _DAY, "2020-01-01")
_ROWS = Dataset("rows", "Rows", (_REGISTER,), "rows.csv")

_BANK = Declaration("bank", "Bank", "The bank")
_MAKER = Declaration("maker", "Company", "The maker")
_LINE = Declaration("loan", "CreditLine", "The loan")
_DEAL = Declaration("deal", "Partnership", "The deal")
_ACCESS = Declaration("access", "DataAccess", "The access")

_LOAN = FactKey("CreditLine", "", "loan")
_LENDS = FactKey("LENDS", "bank", "loan")
_OWNS = FactKey("OWNS", "bank", "maker")
_PARTNERSHIP = FactKey("Partnership", "", "deal")
_OPENS = FactKey("OPENS", "deal", "access")


class _More(TypedDict, total=False):
    """What few claims have."""

    withdraws: tuple[str, ...]


def _asserted(key: FactKey, field: str = "", value: str = "") -> Statement:
    return Statement(key, Stance.ASSERTS, field, value, _YEAR if field == "begins" else UNKNOWN)


def _row(
    number: int, things: tuple[Declaration, ...], *stated: Statement, **more: Unpack[_More]
) -> Taken:
    id = f"row-{number}"
    claim = Claim(id, id, f"Row {number}", f"row {number}", "register", stated, **more)
    return Taken(number, Brought((), things, (claim,)))


_FIRST = _row(1, (_BANK, _MAKER), _asserted(FactKey("Bank", "", "bank")))
TANGLED = {
    "terms of one agreement": [
        _row(2, (_LINE,), _asserted(_LOAN), _asserted(_LENDS)),
        _row(3, (_LINE,), _asserted(_LOAN, "begins", "2020")),
        _row(4, (_LINE,), Statement(_LENDS, Stance.DENIES)),
    ],
    "one fact between parties": [
        _row(2, (_BANK, _MAKER), _asserted(_OWNS)),
        _row(3, (_BANK, _MAKER), _asserted(_OWNS, "share", "51%")),
        _row(4, (_BANK, _MAKER), Statement(_OWNS, Stance.DENIES)),
    ],
    "what a partnership opens": [
        _row(2, (_DEAL, _ACCESS), _asserted(_PARTNERSHIP), _asserted(_OPENS)),
        _row(3, (_DEAL,), _asserted(_PARTNERSHIP, "begins", "2020")),
        _row(4, (_ACCESS,), _asserted(FactKey("DataAccess", "", "access"))),
    ],
    "claims that are taken back": [
        _row(2, (_BANK, _MAKER), _asserted(_OWNS)),
        _row(3, (_BANK, _LINE), _asserted(_LOAN), _asserted(_LENDS)),
        _row(4, (_LINE,), _asserted(_LOAN, "begins", "2020"), withdraws=("row-2",)),
        _row(5, (_BANK, _MAKER), _asserted(_OWNS, "share", "51%"), withdraws=("row-4",)),
    ],
}


def _paced(rows: list[Taken], pace: Pace, dataset: Dataset = _ROWS) -> Work:
    return lambda db: parts.load(db, dataset, [_FIRST, *rows], pace=pace)


@pytest.mark.parametrize("rows", TANGLED.values(), ids=TANGLED)
def test_rows_that_bear_on_each_other_make_the_same_graph_planned_ahead_or_not(
    empty: Using, rows: list[Taken]
) -> None:
    hashes = set()
    for pace in (Pace(1, ahead=False), Pace(1), Pace(2), Pace(100)):
        empty(wipe)
        summary = empty(_paced(rows, pace))
        hashes.add((empty(graph_hash), summary.did.claims))
    assert len(hashes) == 1


def test_rows_are_known_from_the_day_that_their_source_has_now_planned_ahead_or_not(
    empty: Using,
) -> None:
    later = replace(_REGISTER, published=Days(date(2021, 1, 1), date(2021, 1, 1)))
    rows = TANGLED["one fact between parties"]
    hashes = set()
    for pace in (Pace(1, ahead=False), Pace(1), Pace(100)):
        empty(wipe)
        empty(_paced([], Pace()))
        empty(_paced(rows, pace, replace(_ROWS, sources=(later,))))
        hashes.add(empty(graph_hash))
    assert len(hashes) == 1
