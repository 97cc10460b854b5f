"""FollowTheMoney's own export to Cypher, sent as its documentation sends it.

That is `ftm export-cypher`, piped into cypher-shell: one statement for each node and edge, each a
transaction of its own. Here the driver sends them, which starts no Java. The file has entities, one
a line; what is measured is the sending alone. What is to be in the database is counted by the
package's own graph of all entities.
"""

import io
import json
from pathlib import Path
from time import perf_counter

import neo4j
from followthemoney.export.neo4j import CypherGraphExporter
from followthemoney.graph import Graph
from followthemoney.proxy import EntityProxy
from followthemoney.types import registry

from tests.benchmarks.peers import records


def _statements(entities: list[EntityProxy]) -> list[str]:
    script = io.StringIO()
    exporter = CypherGraphExporter(script)
    for entity in entities:
        exporter.write(entity)
    exporter.finalize()
    return [line.rstrip(";") for line in script.getvalue().splitlines()]


def _expected(entities: list[EntityProxy]) -> tuple[int, int]:
    graph = Graph(edge_types=[registry.entity])
    for entity in entities:
        graph.add(entity)
    nodes = {node.id for node in graph.iternodes() if node.id is not None}
    return len(nodes), len({edge.id for edge in graph.iteredges()})


def main() -> None:
    """Write the entities, and tell how long that took."""
    told = records.given()
    with Path(told.file).open(encoding="utf-8") as lines:
        entities = [EntityProxy.from_dict(json.loads(line)) for line in lines]
    statements = _statements(entities)
    auth = (told.username, told.password)
    with neo4j.GraphDatabase.driver(told.uri, auth=auth) as driver, driver.session() as session:
        began = perf_counter()
        for statement in statements:
            session.run(statement).consume()
        records.done(perf_counter() - began, *_expected(entities))


if __name__ == "__main__":
    main()
