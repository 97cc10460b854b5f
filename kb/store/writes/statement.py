"""A statement and its rows, and how they are sent."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kb.errors import NodesMissing
from kb.model import graph
from kb.store.answers import Transaction

BATCH = 5_000
NODE = {kind.labels: sorted(kind.properties) for kind in graph.NODES}
RELATIONSHIP = {kind.type: sorted(kind.properties) for kind in graph.RELATIONSHIPS}


@dataclass(frozen=True)
class Write:
    """One statement and the rows that it is run for.

    Attributes:
        dataset: the id of whose load it is.
        makes: how many relationships each row makes, if that is known: a row whose nodes are not
            there would make none, and nobody would be told.
    """

    cypher: str
    rows: Sequence[Any]
    dataset: str = ""
    makes: int = 0


async def run(tx: Transaction, writes: Iterable[Write]) -> None:
    """Run them, in batches."""
    await send(tx, (batch for write in writes for batch in batched(write)))


async def send(tx: Transaction, batches: Iterable[Write]) -> None:
    """Run what is in batches already.

    Raises:
        NodesMissing: rows found nothing to stand on.
    """
    for batch in batches:
        made = await tx.made(batch.cypher, {"rows": batch.rows, "dataset": batch.dataset})
        if batch.makes and made != batch.makes * len(batch.rows):
            raise NodesMissing(len(batch.rows) - made // batch.makes, len(batch.rows), batch.cypher)


def batched(write: Write) -> Iterator[Write]:
    """Yield a statement as it is sent: for each batch of its rows; without rows, not at all."""
    cypher = f"UNWIND $rows AS row {write.cypher}"
    for start in range(0, len(write.rows), BATCH):
        yield replace(write, cypher=cypher, rows=write.rows[start : start + BATCH])


def given(properties: Iterable[str]) -> str:
    """Return a map of these properties, each as the row's `p` has it."""
    return f"{{{', '.join(f'`{name}`: row.p.`{name}`' for name in properties)}}}"


def setting(properties: Iterable[str]) -> str:
    """Return what sets these properties of `x`, its id aside; what `p` lacks is removed."""
    named = (name for name in properties if name != "id")
    return "SET " + ", ".join(f"x.`{name}` = row.p.`{name}`" for name in named)
