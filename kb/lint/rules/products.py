"""Patterns that nothing joins: every row of the one meets every row of the other."""

from collections.abc import Iterator

from kb.lint.findings import Found
from kb.lint.reading import Filter, Match, Reading, Scope
from kb.lint.rules.starts import indexes
from kb.lint.things import Thing

Part = frozenset[Thing]


def find(reading: Reading) -> Iterator[Found]:
    """Find parts of a pattern, or of several MATCHes in a row, that nothing joins.

    A node found by its unique id is one row at most, and multiplies nothing; what an equation joins
    (`a.country = b.country`) is no product either.
    """
    for scope in reading.scopes:
        single = {found.thing for found in scope.filters if _is_unique(found)} | scope.known
        for stage in sorted({match.stage for match in scope.matches}):
            rows = [match for match in scope.matches if match.stage == stage]
            yield from _products(scope, rows, single)


def _is_unique(found: Filter) -> bool:
    owners = [index.of for index in indexes(found.thing, found.property) if index.unique]
    return found.equal and not found.wrapped and found.thing.requires(owners)


def _products(scope: Scope, rows: list[Match], single: set[Thing]) -> Iterator[Found]:
    first: Part | None = None
    for match in rows:
        loose = [
            part
            for part in _joined(scope, match.parts)
            if not _is_single(part, single) and not part & match.bound
        ]
        if match.linked and len(loose) < 2:
            continue
        for part in loose:
            if first is None:
                first = part
                continue
            yield _product(first, part)


def _is_single(part: Part, single: set[Thing]) -> bool:
    """Whether a part is one row at most: all of its nodes, or its only relationship, are one."""
    hops = [thing for thing in part if not thing.is_node]
    nodes = {thing for thing in part if thing.is_node}
    return nodes <= single or (len(hops) == 1 and hops[0] in single)


def _joined(scope: Scope, parts: tuple[Part, ...]) -> list[Part]:
    """Put together the parts that an equation joins."""
    found = list(parts)
    for equation in scope.filters:
        ends = {equation.thing, *equation.others}
        if equation.equal and equation.others:
            touching = [part for part in found if part & ends]
            found = [part for part in found if not part & ends]
            found += [frozenset().union(*touching)] if touching else []
    return found


def _product(first: Part, second: Part) -> Found:
    begin = min(second, key=lambda thing: thing.place)
    other = min(first, key=lambda thing: thing.place)
    what = (
        f"nothing joins {begin.shown()} to {other.shown()}, "
        "so every row of the one meets every row of the other"
    )
    return Found(
        begin.place, "cartesian-product", what, "join them by a relationship, or ask for one only"
    )
