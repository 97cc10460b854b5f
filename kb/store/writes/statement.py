"""A statement and its rows, and how they are sent."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from kb.model import graph
from kb.store.answers import Transaction

BATCH = 5_000
NODE = {kind.labels: sorted(kind.properties) for kind in graph.NODES}
RELATIONSHIP = {kind.type: sorted(kind.properties) for kind in graph.RELATIONSHIPS}


@dataclass(frozen=True)
class Write:
    """One statement and the rows that it is run for; `dataset` is the id of whose load it is."""

    cypher: str
    rows: Sequence[Any]
    dataset: str = ""


async def run(tx: Transaction, writes: Iterable[Write]) -> None:
    """Run them, in batches."""
    await send(tx, (batch for write in writes for batch in batched(write)))


async def send(tx: Transaction, batches: Iterable[Write]) -> None:
    """Run what is in batches already."""
    for batch in batches:
        await tx.run(batch.cypher, {"rows": batch.rows, "dataset": batch.dataset})


def batched(write: Write) -> Iterator[Write]:
    """Yield a statement as it is sent: for each batch of its rows; without rows, not at all."""
    cypher = f"UNWIND $rows AS row {write.cypher}"
    for start in range(0, len(write.rows), BATCH):
        yield Write(cypher, write.rows[start : start + BATCH], write.dataset)


def given(properties: Iterable[str]) -> str:
    """Return a map of these properties, each as the row's `p` has it."""
    return f"{{{', '.join(f'`{name}`: row.p.`{name}`' for name in properties)}}}"


def setting(properties: Iterable[str]) -> str:
    """Return what sets these properties of `x`, its id aside; what `p` lacks is removed."""
    named = (name for name in properties if name != "id")
    return "SET " + ", ".join(f"x.`{name}` = row.p.`{name}`" for name in named)
