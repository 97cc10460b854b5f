"""The worlds in a graph, and every chain in them."""

from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from kb.queries import registry, run
from kb.queries.run import Answer
from kb.store import parts
from kb.store.driver import Database
from tests.conftest import Using, wipe
from tests.oracle import chains, worlds
from tests.oracle.chains import Asked, Chain, Fact, Graph, Shape

SEEDS = range(200)
_MOST = 100_000


@dataclass(frozen=True)
class Oracle:
    """A graph as it stands, and what is to be found in it."""

    using: Using
    graph: Graph
    worlds: list[Graph]
    _found: dict[tuple[Shape, Asked], list[Chain]] = field(default_factory=dict)

    def ask(
        self, question: str, limit: int = _MOST, after: str | None = None, **given: Any
    ) -> Answer:
        """Ask a shipped question."""
        found = registry.find((registry.shipped(),), question)
        answer: Answer = self.using(lambda db: run.ask(db, found, given, limit, after))
        return answer

    def defined(self, question: str, **given: Any) -> Answer:
        """Ask a shipped question by its Cypher, where another way is faster."""
        found = replace(registry.find((registry.shipped(),), question), counted=None)
        answer: Answer = self.using(lambda db: run.ask(db, found, given, _MOST))
        return answer

    def every(self, shape: Shape = Shape(), asked: Asked = Asked()) -> list[Chain]:  # noqa: B008 - frozen
        """Return every chain of a shape of which a question may be asked, in order."""
        if (shape, asked) not in self._found:
            worlds = map(asked.of, self.worlds) if asked != Asked() else self.worlds
            every = [
                one
                for world in worlds
                for one in chains.chains(world, shape, certain=asked.certain)
            ]
            self._found[shape, asked] = sorted(every, key=lambda it: chains.place(self.graph, it))
        return self._found[shape, asked]


@pytest.fixture(scope="module")
def oracle(using: Using) -> Oracle:
    """The worlds of all seeds, loaded, and read back into memory."""

    async def make(db: Database) -> Graph:
        await wipe(db)
        await parts.load(db, worlds.DATASET, worlds.rows(SEEDS))
        return await chains.read(db)

    graph = using(make)
    return Oracle(using, graph, _parted(graph))


def _parted(graph: Graph) -> list[Graph]:
    """Part a graph into its worlds, between which there is no fact."""
    facts: dict[str, dict[str, list[tuple[str, str, Fact]]]] = {}
    for type, found in graph.facts.items():
        for fact in found:
            world = facts.setdefault(fact[0].partition("-")[0], {})
            world.setdefault(type, []).append(fact)
    return [Graph(found, graph.nodes, graph.wider) for found in facts.values()]
