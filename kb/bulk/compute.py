"""The second pass: one part's things, sources and facts, computed and written."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import TypeVar

from kb.bulk import claims, parts, tables
from kb.bulk.pages import Pages
from kb.bulk.parts import Part, Spilled
from kb.errors import InvalidValue
from kb.model.claims import Claim, Declaration, Source, Stance
from kb.model.ids import FactKey
from kb.project import facts, nodes
from kb.project.facts import Fact
from kb.store import clashes, records
from kb.store.clashes import Clash

Item = TypeVar("Item", Declaration, Source, Claim)
_SOURCE = tables.nodes(("Source",))
_DECLARES = tables.relationships("DECLARES")
_DECLARES_SOURCE = tables.relationships("DECLARES", "Source")


@dataclass(frozen=True)
class Known:
    """What every part has to know.

    Attributes:
        folder: where rows are written.
        count: how many parts there are.
        datasets: the ids of all datasets, in their order.
        sources: those in which claims stand, by id.
        gone: the claims that have been taken back.
        named: the claims that others take back, whether or not these count.
    """

    folder: Path
    count: int
    datasets: tuple[str, ...]
    sources: Mapping[str, Source]
    gone: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Computed:
    """What became of a part.

    Attributes:
        things, facts: how many each dataset has in it; a fact is that of the first.
        named: those of the claims that others take back which are here.
        clashes: what makes it impossible to load, each with its dataset.
    """

    things: Counter[int] = field(default_factory=Counter)
    facts: Counter[int] = field(default_factory=Counter)
    named: frozenset[str] = frozenset()
    clashes: tuple[tuple[int, Clash], ...] = ()


@dataclass(frozen=True)
class _Items:
    """What a part holds, each item of a dataset once, by the dataset's place and its own id."""

    declared: dict[tuple[int, str], Declaration]
    sources: dict[tuple[int, str], Source]
    claims: dict[tuple[int, str], Claim]


def compute(number: int, spilled: tuple[Spilled, ...], known: Known) -> Computed:
    """Compute a part and write its rows."""
    part = parts.gather(spilled, number)
    items = _items(part)
    if found := tuple(_clashes(known, items)):
        return Computed(clashes=found)
    pages = Pages()
    try:
        _claims(pages, known, items.claims)
        _sources(pages, known, items.sources)
        own = _facts(pages, known, number, part)
        _things(pages, known, items.declared, own)
    except InvalidValue as error:
        return Computed(clashes=((0, Clash("", error.what, error.remedy)),))
    pages.write(known.folder)
    return Computed(
        Counter(at for at, _ in (*items.declared, *items.sources)),
        _credited(known, part, own),
        known.named & {id for _, id in items.claims},
    )


def _items(part: Part) -> _Items:
    sources: dict[tuple[int, str], Source] = {}
    for at, source in part.sources:
        sources.setdefault((at, source.id), source)
    declared: dict[tuple[int, str], Declaration] = {}
    for at, item in part.declared:
        declared.setdefault((at, item.id), item)
    for told in part.told:
        for one in told.spoken:
            if one.row:  # that of a row before it stands already
                declared.setdefault((told.dataset, one.declaration.id), one.declaration)
    return _Items(
        declared,
        sources,
        {(at, claim.id): claim for at, claim in part.claims},
    )


def _clashes(known: Known, items: _Items) -> Iterator[tuple[int, Clash]]:
    if len(known.datasets) > 1:
        yield from _between(known, items.declared, clashes.of_things)
        yield from _between(known, items.sources, clashes.of_sources)
        yield from _between(known, items.claims, _of_claims)


def _of_claims(mine: Claim, by: str, theirs: Claim) -> Iterator[Clash]:
    return clashes.of_claims(mine, by, theirs.content)


def _between(
    known: Known,
    items: Mapping[tuple[int, str], Item],
    clash: Callable[[Item, str, Item], Iterator[Clash]],
) -> Iterator[tuple[int, Clash]]:
    """Yield in what a dataset contradicts one before it."""
    by_id = sorted(items, key=lambda key: (key[1], key[0]))
    for _, same in groupby(by_id, key=lambda key: key[1]):
        first, *others = same
        for key in others:
            for found in clash(items[key], known.datasets[first[0]], items[first]):
                yield key[0], found


def _claims(pages: Pages, known: Known, brought: Mapping[tuple[int, str], Claim]) -> None:
    for claim in {id: claim for (_, id), claim in brought.items()}.values():
        claims.write(pages, claim, known.gone)
    for (at, _), claim in brought.items():
        claims.bring(pages, known.datasets[at], (claim,))


def _sources(pages: Pages, known: Known, declared: Mapping[tuple[int, str], Source]) -> None:
    by_dossier = ((known.datasets[at], source) for (at, _), source in declared.items())
    for source in nodes.sources(by_dossier):
        pages.add(_SOURCE, _SOURCE.row((source.id,), records.source(source)))
    for (at, id), source in declared.items():
        row = _DECLARES_SOURCE.row((known.datasets[at], id), records.source(source))
        pages.add(_DECLARES_SOURCE, row)


def _facts(pages: Pages, known: Known, number: int, part: Part) -> list[Fact]:
    """Compute the part's own facts, and write those that are relationships."""
    # A claim that several datasets bring counts once; what was forwarded stands by itself.
    count = known.count
    said = {
        (c.id, parts.of_fact(c.statements[0].key, count)): c
        for _, c in (*part.opening, *part.bearing)
    }
    found = facts.project(said.values(), known.sources, known.gone)
    own = [fact for fact in found if parts.of_fact(fact.key, count) == number]
    for fact in own:
        if fact.key.left:
            table = tables.relationships(fact.key.type)
            pages.add(table, table.row((fact.key.left, fact.key.right), records.fact(fact)))
    return own


def _things(
    pages: Pages,
    known: Known,
    declared: Mapping[tuple[int, str], Declaration],
    own: Iterable[Fact],
) -> None:
    stated = {fact.key.id: records.fact(fact) for fact in own if not fact.key.left}
    by_dossier = ((known.datasets[at], item) for (at, _), item in declared.items())
    for node in nodes.project(by_dossier):
        table = tables.nodes(node.labels)
        properties = {**dict(node.properties), **stated.get(node.id, {})}
        pages.add(table, table.row((node.id,), properties))
        for broader in node.broader:
            pages.link("BROADER", node.id, broader)
    for (at, id), item in declared.items():
        row = _DECLARES.row((known.datasets[at], id), records.declaration(item))
        pages.add(_DECLARES, row)


def _credited(known: Known, part: Part, own: list[Fact]) -> Counter[int]:
    """Count the facts of each dataset: a fact is that of the first which asserts it."""
    if len(known.datasets) == 1:
        return Counter({0: len(own)})
    first: dict[FactKey, int] = {}
    for at, claim in (*part.opening, *part.bearing):
        if claim.id not in known.gone:
            for statement in claim.statements:
                if statement.stance is Stance.ASSERTS:
                    first[statement.key] = min(at, first.get(statement.key, at))
    return Counter(first[fact.key] for fact in own)
