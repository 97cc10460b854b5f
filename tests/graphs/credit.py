"""Credit lines as a register lists them, and what papers report of some.

Lenders have the law 4 and borrowers 3 (`Chance.rank`): a few banks lend most, and of a great many
borrowers a few borrow much. Amounts follow a bounded Pareto law over five orders of magnitude, as
those of the LDBC Financial Benchmark's loans spread over four.
"""

from itertools import count

from tests.graphs import dates, parties
from tests.graphs.chance import Chance
from tests.graphs.parties import NOBODY, Party
from tests.graphs.rows import Rows, Tables
from tests.graphs.shape import Shape

_LINE = ("line_id", "title")
_REPORT = ("report_id", "url", "stance")
TABLES: Tables = {
    "credit-lines": (
        *_LINE,
        *parties.columns("lender", "co_lenders", "borrower", "guarantor"),
        *("currency", "amount", "status", "interest", "maturity"),
        *dates.COLUMNS[:-1],
        "estimated",
    ),
    "credit-reports": (
        *_REPORT,
        *_LINE,
        *parties.columns("lender", "borrower"),
        *("currency", "amount", "begins"),
    ),
}
LENDERS, BORROWERS = 4, 3
_CURRENCIES = ("USD", "USD", "USD", "USD", "EUR", "EUR", "CNY", "CNY", "GBP", "JPY")
_STATUSES = (
    *("implementation",) * 5,
    *("completion",) * 4,
    *("commitment", "pledge", "suspended", "cancelled"),
)
_STANCES = ("confirms",) * 8 + ("denies lender", "denies borrower")
_SMALLEST, _LARGEST = 100, 10_000_000  # thousands


def lines(shape: Shape, chance: Chance) -> Rows:
    """Yield credit lines, and after each what is reported of it."""
    for number in count():
        line = (f"syn-line-{number}", f"Credit line {number}")
        lender = _bank(shape, chance)
        others = []
        if chance.happens(0.25):
            others = chance.several(1, 6, lambda: _bank(shape, chance), but=[lender])
        borrower = _borrower(shape, chance, [lender, *others])
        guarantor = parties.state_of(borrower) if chance.happens(0.12) else NOBODY
        terms = _terms(chance)
        *written, estimated = dates.written(chance, dates.drawn(chance))
        if terms[1] and chance.happens(0.2):
            estimated = parties.SEVERAL.join(filter(None, ("amount", estimated)))
        named = (*lender, *parties.listed(others), *borrower, *guarantor)
        cells = (*line, *named, *terms, *written, estimated)
        yield "credit-lines", cells, 2 + len(others) + (guarantor != NOBODY)
        if chance.happens(0.12):
            said = (terms[0], terms[1], written[0])
            yield from _reports(chance, number, (*line, *lender, *borrower), said)


def _bank(shape: Shape, chance: Chance) -> Party:
    return parties.bank(chance.rank(shape.banks, LENDERS))


def _borrower(shape: Shape, chance: Chance, lenders: list[Party]) -> Party:
    kind = chance.draw()
    if kind < 0.08 and (bank := _bank(shape, chance)) not in lenders:
        return bank
    if kind < 0.12:
        return parties.organ(chance.rank(shape.organs, BORROWERS))
    if kind < 0.15:
        return parties.organization(chance.rank(shape.organizations, BORROWERS))
    return parties.company(chance.rank(shape.companies, BORROWERS))


def _terms(chance: Chance) -> tuple[str, ...]:
    currency, amount = "", ""
    if chance.happens(0.85):
        currency, amount = chance.one_of(_CURRENCIES), _amount(chance)
    interest = f"{chance.below(1200) / 100:.2f}" if chance.happens(0.6) else ""
    maturity = str(chance.below(30) + 1) if chance.happens(0.5) else ""
    status = chance.one_of(_STATUSES) if chance.happens(0.9) else ""
    return currency, amount, status, interest, maturity


def _amount(chance: Chance) -> str:
    amount = chance.pareto(_SMALLEST, _LARGEST)
    kind = chance.draw()
    if kind < 0.9:
        return f"{amount}k"
    return f"{amount}k.." if kind < 0.95 else f"{amount}k..{2 * amount}k"


def _reports(
    chance: Chance, number: int, named: tuple[str, ...], said: tuple[str, str, str]
) -> Rows:
    """Yield what one paper or two report of a line: the same, something else, or a denial."""
    for report in range(2 if chance.happens(0.3) else 1):
        stance = chance.one_of(_STANCES)
        url = f"https://papers.example/{number}/{report}"
        told = _told(chance, *said) if stance == "confirms" else ("", "", "")
        yield "credit-reports", (f"{number}-{report}", url, stance, *named, *told), 0


def _told(chance: Chance, currency: str, amount: str, begins: str) -> tuple[str, str, str]:
    kind = chance.draw()
    if kind < 0.2 and amount and ".." not in amount:
        return currency, f"{int(amount[:-1]) * 2}k", begins
    if kind < 0.4 and begins[:1].isdigit() and ".." not in begins:
        return currency, amount, dates.year_beside(begins)
    return currency, amount, begins
