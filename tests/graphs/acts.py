"""Measures on parties, and payments between them."""

from itertools import count

from tests.graphs import dates, parties
from tests.graphs.chance import Chance
from tests.graphs.parties import NOBODY, Party
from tests.graphs.rows import Rows, Tables
from tests.graphs.shape import Shape

TABLES: Tables = {
    "measures": (
        *("measure_id", "title"),
        *parties.columns("imposed_by", "targets", "addressed_to"),
        *("kind", "act"),
        *dates.COLUMNS,
    ),
    "payments": (
        *("payment_id", "title"),
        *parties.columns("payer", "payee"),
        *("currency", "amount", "day"),
    ),
}
_KINDS = ("ban", "sanction", "advice", "designation", "inquiry", "interest")
_ACTS = ("sell to", "buy from", "lend to", "share data with", "do business with")
_CURRENCIES = ("USD", "USD", "EUR", "CNY", "GBP")
_LAW = 3  # of `Chance.rank`
_CENTS, _MOST_CENTS = 100_000, 1_000_000_000


def measures(shape: Shape, chance: Chance) -> Rows:
    """Yield measures: whose, against whom, and who is to act."""
    for number in count():
        measure = (f"syn-measure-{number}", f"Measure {number}")
        by = parties.state(chance.rank(len(parties.STATES), _LAW))
        targets = chance.several(1, 20, lambda: _party(shape, chance))
        to = parties.organ(chance.rank(shape.organs, _LAW)) if chance.happens(0.3) else NOBODY
        terms = (chance.one_of(_KINDS), chance.one_of(_ACTS))
        written = dates.written(chance, dates.drawn(chance))
        cells = (*measure, *by, *parties.listed(targets), *to, *terms, *written)
        yield "measures", cells, 1 + len(targets) + (to != NOBODY)


def payments(shape: Shape, chance: Chance) -> Rows:
    """Yield payments."""
    for number in count():
        payment = (f"syn-payment-{number}", f"Payment {number}")
        cents = chance.pareto(_CENTS, _MOST_CENTS)
        terms = (chance.one_of(_CURRENCIES), f"{cents // 100}.{cents % 100:02}", dates.day(chance))
        payer, payee = _party(shape, chance), _party(shape, chance)
        yield "payments", (*payment, *payer, *payee, *terms), 2


def _party(shape: Shape, chance: Chance) -> Party:
    if chance.happens(0.1):
        return parties.bank(chance.rank(shape.banks, _LAW))
    return parties.company(chance.rank(shape.companies, _LAW))
