"""Which label a statement names a node by, so that an index finds it."""

from functools import cache

from kb.model import graph, schema
from kb.model.ids import FactKey
from kb.project.facts import agreement_of

THINGS = graph.THINGS
DECLARED = (*THINGS, "Referent")


@cache
def broad(labels: tuple[str, ...]) -> str:
    """Return the one label that all nodes with these labels bear."""
    nodes = [node for node in schema.NODES if set(labels) & node.labels]
    shared = frozenset.intersection(*(node.labels for node in nodes))
    return next(label for label in ("Party", "Agreement", *labels) if label in shared)


def anchor(key: FactKey) -> tuple[str, str]:
    """Return the label and id of the node that a claim `STATES` of this fact points to."""
    return _anchoring(key.type), agreement_of(key) or key.right


@cache
def _anchoring(type: str) -> str:
    fact = schema.FACT.get(type)
    if fact is None:
        return broad((type,))
    return broad(tuple(schema.near_labels(fact)) if schema.is_role(fact) else fact.right)
