"""Rows of a register that nobody keeps, and ways to load them."""

from collections.abc import Awaitable, Callable, Coroutine, Iterable
from datetime import date
from typing import Any

from kb.ingest.taken import Remark, Taken
from kb.model.claims import Brought, Claim, Declaration, Source, Stance, Statement
from kb.model.dates import Days
from kb.model.ids import FactKey
from kb.queries import registry, run
from kb.store import parts
from kb.store.answers import Row
from kb.store.dataset import Dataset
from kb.store.driver import Database
from kb.store.parts import Pace, Summary, Told

Load = Callable[[Database], Coroutine[Any, Any, Summary]]

_DAY = Days(date(2020, 1, 1), date(2020, 1, 1))
REGISTER = Source("register", "A register", "Registrar", _DAY, "2020-01-01")
DATASET = Dataset("rows", "Rows", (REGISTER,), "rows.csv", "first")


def lending(number: int, bank: str = "lender", share: str = "", kind: str = "Bank") -> Taken:
    """A row that says who lent to whom; each borrower is its own."""
    loan, borrower = f"loan-{number}", f"borrower-{number}"
    things = (
        Declaration(bank, kind, f"The {bank}"),
        Declaration(borrower, "Company", f"Borrower {number}"),
        Declaration(loan, "CreditLine", f"Loan {number}"),
    )
    keys = [
        FactKey("CreditLine", "", loan),
        FactKey("LENDS", bank, loan),
        FactKey("LENT_TO", loan, borrower),
        FactKey("OWNS", bank, borrower),
    ]
    statements = [Statement(key, Stance.ASSERTS) for key in keys]
    if share:
        statements.append(Statement(keys[3], Stance.ASSERTS, "share", share))
    id, says = f"row-{number}", f"Row {number}"
    claim = Claim(id, id, says, f"row {number}", "register", tuple(statements))
    return Taken(number, Brought((), things, (claim,)))


def lendings(count: int) -> list[Taken]:
    return [lending(number) for number in range(2, count + 2)]


def loading(items: Iterable[Taken | Remark], dataset: Dataset = DATASET) -> Load:
    return lambda db: parts.load(db, dataset, items, pace=Pace(3))


def telling(items: Iterable[Taken | Remark], heard: list[Remark]) -> Load:
    return lambda db: parts.load(db, DATASET, items, Told(heard.append), pace=Pace(3))


def journaled(db: Database) -> Awaitable[list[Row]]:
    return db.read(
        "MATCH (l:Load) RETURN l.dossier AS dossier, l.done AS done, l.finished AS finished, "
        "l.rows AS rows, l.refused AS refused, l.created AS created ORDER BY l.at"
    )


async def states(db: Database) -> list[str]:
    """Return what the log says of each load, the first one first."""
    question = registry.find((registry.shipped(),), "changes")
    return [row["state"] for row in reversed((await run.ask(db, question, {}, 10)).rows)]
