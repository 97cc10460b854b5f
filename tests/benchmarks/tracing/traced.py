"""A graph that is traced: its Neo4j, which runs, and its facts in memory."""

from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import AsyncExitStack, ExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass

from kb.config import Connection, Settings
from kb.engine import process
from kb.store.driver import Database, connect
from tests.benchmarks.tracing import anchors
from tests.benchmarks.tracing.columns import Graph
from tests.benchmarks.tracing.reading import read, rows


@dataclass(frozen=True)
class Lender:
    """A lender to ask about: `number` is Neo4j's, by which columns have him."""

    id: str
    number: int
    lines: int


@dataclass(frozen=True)
class Home:
    """Where a graph is; `size` is how many relationships it has that are facts."""

    size: int
    settings: Settings
    connection: Connection


@dataclass(frozen=True)
class Traced:
    """A graph.

    Attributes:
        lenders: one for each number of lines that is asked for, as far as there is one.
        all_lenders: the ids of all by their numbers.
        data: those of kinds of data.
    """

    home: Home
    db: Database
    graph: Graph
    lenders: tuple[Lender, ...]
    all_lenders: dict[int, str]
    data: dict[int, str]

    @property
    def name(self) -> str:
        """Its name in tables."""
        return f"{self.home.size:,} facts"


@contextmanager
def started(homes: Sequence[tuple[int, Settings]]) -> Iterator[list[Home]]:
    """Start the Neo4j of each size's home, and stop them when the block ends."""
    with ExitStack() as until:
        found = []
        for size, settings in homes:
            until.callback(process.stop, settings)
            found.append(Home(size, settings, process.ensure(settings)))
        yield found


@asynccontextmanager
async def opened(homes: Sequence[Home]) -> AsyncIterator[list[Traced]]:
    """Connect to each, and take what chains run through into memory."""
    async with AsyncExitStack() as until:
        dbs = [await until.enter_async_context(connect(home.connection)) for home in homes]
        yield [await _traced(home, db) for home, db in zip(homes, dbs, strict=True)]


async def _traced(home: Home, db: Database) -> Traced:
    graph = await read(db)
    every = await _named(db, "MATCH (x:Party) WHERE EXISTS { (x)-[:LENDS]->() }")
    numbers = {id: number for number, id in every.items()}
    largest = [one for n in anchors.DECADES for one in await anchors.lenders(db, n, 1)]
    lenders = tuple(Lender(id, numbers[id], lines) for id, lines in largest)
    data = await _named(db, "MATCH (x:DataCategory)")
    return Traced(home, db, graph, lenders, every, data)


async def _named(db: Database, match: str) -> dict[int, str]:
    [[numbers, ids]] = [
        row async for row in rows(db, f"{match} RETURN collect(id(x)), collect(x.id)")
    ]
    return dict(zip(numbers, ids, strict=True))
