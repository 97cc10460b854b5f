"""Questions whose rows are found faster than by their Cypher, by `kb.counting`.

Their Cypher is the definition, and it is what runs where NumPy is not installed.
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from functools import partial
from importlib.util import find_spec
from itertools import islice
from time import monotonic
from typing import TYPE_CHECKING, Any

from kb.errors import GraphChanged
from kb.queries import statement
from kb.queries.question import Question
from kb.store import schema
from kb.store.answers import Row, Table, Transaction
from kb.store.driver import Database

if TYPE_CHECKING:
    from kb.counting.answer import Answer
    from kb.counting.reading import Opened

    Counting = Callable[[Transaction, Mapping[str, Any]], Awaitable[Answer | None]]

# Around one of these `chain_summary` counts; of the whole graph it would have to make each chain.
_ANCHORS = ("party", "lender", "government")
_SOON = 0.001  # seconds; none would be for ever


def applies(question: Question, parameters: Mapping[str, Any]) -> bool:
    """Say whether a question is to be counted as it is asked, and can be here."""
    if question.counted == "chain_summary" and all(parameters[name] is None for name in _ANCHORS):
        return False
    return question.counted is not None and find_spec("numpy") is not None


@asynccontextmanager
async def asking(
    db: Database,
    question: Question,
    parameters: Mapping[str, Any],
    limit: int,
    after: Sequence[Any] | None,
) -> AsyncIterator[Table]:
    """Answer what `kb.queries.statement.asking` asks, with columns of the same names.

    A graph that is loaded into meanwhile is counted once more. Where that happens again, the answer
    may be of both editions, as that of the question's Cypher may be, which reads as long.

    Raises:
        GraphChanged: what was counted was gone both times, before its names were read.
        OtherModel: the graph is of another model, and lacks what is counted.
        DatabaseError: Neo4j cannot answer, or not in the question's time.
    """
    opened = _opener(db, question.limits.seconds)
    async with opened() as tx:
        told, answer = await _counted(opened, tx, question, parameters)
    rows = answer.after(after) if answer else iter(())
    columns = [*told, statement.ROW, *question.column_names]
    yield Table(columns, _records(columns, told, islice(rows, limit)))


def _opener(db: Database, seconds: float) -> "Opened":
    """Return what opens transactions that all end after so many seconds from now."""
    end = monotonic() + seconds
    return lambda: db.reading(max(end - monotonic(), _SOON))


async def _counted(
    opened: "Opened", tx: Transaction, question: Question, parameters: Mapping[str, Any]
) -> tuple[Row, "Answer | None"]:
    """Return how the graph stands, and the answer where all parties that were given are known."""
    from kb.counting import answer  # with NumPy, which other questions need not wait for

    counts: dict[str, Counting] = {
        "exposure": partial(answer.exposed, opened),
        "chain_summary": answer.summed,
    }
    count = counts[str(question.counted)]
    for last in (False, True):
        [told] = await tx.run(statement.standing(question), parameters)
        schema.check(told[statement.MODEL])
        if not told[statement.KNOWN]:
            return told, None
        found = await count(tx, parameters)
        [after] = await tx.run(statement.standing(question), parameters)
        if found and (last or after == told):
            return told, found
    raise GraphChanged("the graph was loaded into while it was counted; ask again after the load")


async def _records(
    columns: Sequence[str], told: Row, rows: Iterable[Row]
) -> AsyncIterator[tuple[Any, ...]]:
    """Yield rows as Neo4j gives them: without any, one comes that has none."""
    empty = dict.fromkeys(columns) | told
    found = False
    for row in rows:
        found = True
        full = {**told, statement.ROW: True, **row}
        yield tuple(full[name] for name in columns)
    if not found:
        yield tuple(empty.values())
