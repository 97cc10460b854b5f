"""Declarations to nodes: one thing that several dossiers declare is one node."""

from collections.abc import Iterable
from dataclasses import dataclass, fields

from kb.model import schema, spellings
from kb.model.claims import Declaration, Source
from kb.model.graph import DECLARED_OF_ALL, NAME_OF, SPELLINGS
from kb.model.identities import EACH_ITSELF, Identities

DECLARED = DECLARED_OF_ALL | frozenset(NAME_OF.values()) | {SPELLINGS}


@dataclass(frozen=True)
class Node:
    """A thing as it stands in the graph, before what claims state of it."""

    id: str
    labels: frozenset[str]
    properties: tuple[tuple[str, str | bool | tuple[str, ...]], ...]
    broader: tuple[str, ...] = ()


def project(
    declared: Iterable[tuple[str, Declaration]], who: Identities = EACH_ITSELF
) -> tuple[Node, ...]:
    """Compute the nodes that dossiers declare, in the order of their ids.

    The name is that of the first dossier by its id; the others' names become aliases. Of a party
    of several ids it is what its canonical one is called, where anybody declares that.
    """

    def rank(pair: tuple[str, Declaration]) -> tuple[bool, str, str]:
        dossier, declaration = pair
        return who.of(declaration.id) != declaration.id, dossier, declaration.id

    by_id: dict[str, list[Declaration]] = {}
    for _, declaration in sorted(declared, key=rank):
        by_id.setdefault(who.of(declaration.id), []).append(declaration)
    return tuple(_node(id, by_id[id]) for id in sorted(by_id))


def _node(id: str, declared: list[Declaration]) -> Node:
    first = declared[0]
    group = schema.NODE[first.label].group
    names = [d.name for d in declared if d.name]
    aliases = {*(alias for d in declared for alias in d.aliases), *names[1:]} - {*names[:1]}
    values: dict[str, str | bool | tuple[str, ...]] = {
        NAME_OF[group]: names[0] if names else "",
        "aliases": tuple(sorted(aliases)),
        SPELLINGS: spellings.of(*names[:1], *aliases) if group == "party" else (),
        "country": next((d.country for d in declared if d.country), ""),
        "identifiers": tuple(sorted({i for d in declared for i in d.identifiers})),
        "collective": any(d.collective for d in declared),
    }
    return Node(
        id,
        frozenset().union(*(schema.NODE[d.label].labels for d in declared)),
        tuple((name, value) for name, value in values.items() if value),
        tuple(sorted({d.broader for d in declared if d.broader})),
    )


def sources(declared: Iterable[tuple[str, Source]]) -> tuple[Source, ...]:
    """Compute the sources that dossiers declare: what the first leaves open, the next fills."""
    by_id: dict[str, Source] = {}
    for _, source in sorted(declared, key=lambda pair: pair[0]):
        known = by_id.get(source.id, source)
        filled = {f.name: getattr(known, f.name) or getattr(source, f.name) for f in fields(Source)}
        by_id[source.id] = Source(**filled)
    return tuple(by_id[id] for id in sorted(by_id))
