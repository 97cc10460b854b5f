"""Where a search begins: at an index, or at everything there is.

Neo4j chooses its plan by what a database holds, and by which indexes it has; these rules look at
what is written, so that they find the same in an empty database as in a full one. What is found by
an index, or was found before, is an anchor: what hangs on it needs none of its own.
"""

from collections.abc import Iterator

from kb.lint.findings import Found
from kb.lint.reading import Filter, Match, NullTest, Reading, Scope
from kb.lint.things import Thing
from kb.model import graph
from kb.store.schema import INDEXES, Index


def indexes(thing: Thing, name: str) -> tuple[Index, ...]:
    """Return the indexes on a property of such things, whether or not they would serve."""
    labels = graph.LABELS if thing.is_node else graph.TYPES
    return tuple(index for index in INDEXES if index.on[0] == name and index.of in labels)


def serves(found: Filter) -> bool:
    """Whether an index finds by this what is looked for."""
    owners = [index.of for index in indexes(found.thing, found.property)]
    return not found.wrapped and found.thing.requires(owners)


def anchored(scope: Scope, match: Match) -> Iterator[frozenset[Thing]]:
    """Yield the parts of a pattern that a search can begin at."""
    sought = {found.thing for found in scope.filters if serves(found)}
    for part in match.parts:
        if part & (sought | match.bound | scope.known):
            yield part


def _adrift(scope: Scope) -> Iterator[Thing]:
    """Yield the things of parts that no search can begin at."""
    for match in scope.matches:
        found = set(anchored(scope, match))
        for part in match.parts:
            if part not in found:
                yield from part


def scans(reading: Reading) -> Iterator[Found]:
    """Find properties that are looked up in a way that their index cannot serve."""
    for scope in reading.scopes:
        adrift = set(_adrift(scope))
        for found in scope.filters:
            if found.thing in adrift and _is_known(found) and indexes(found.thing, found.property):
                yield from _scan(found)


def _is_known(found: Filter) -> bool:
    """Whether what is written of a thing is in the model; a name that is not is found by itself."""
    thing = found.thing
    return bool(thing.node_kinds() if thing.is_node else thing.relationship_kinds())


def _scan(found: Filter) -> Iterator[Found]:
    owners = [index.of for index in indexes(found.thing, found.property)]
    name = f"`{_of(found.thing)}{found.property}`"
    if found.wrapped:
        if found.thing.requires(owners):
            what = f"no index looks through `{found.wrapped}` at {name}, so all are read"
            yield Found(found.place, "scan", what, "compare the property itself")
    elif found.thing.is_node:
        what = f"no index serves {name} without a label, so every node is read"
        likely = _likely(found.thing, owners)
        remedy = f"write its label, as in `({found.thing.name}:{likely} {{{found.property}: …}})`"
        yield Found(found.place, "scan", what, remedy)
    else:
        what = f"no index serves {name} without its types, so every relationship is read"
        likely = _likely(found.thing, owners)
        remedy = f"write them, as in `[{found.thing.name}:{likely} {{{found.property}: …}}]`"
        yield Found(found.place, "scan", what, remedy)


def _of(thing: Thing) -> str:
    return f"{thing.name}." if thing.name else ""


def _likely(thing: Thing, owners: list[str]) -> str:
    """Return the label or types that would serve: those that it may bear."""
    if thing.is_node:
        borne = {label for kind in thing.node_kinds() for label in kind.labels}
        broad = [label for label in graph.THINGS if label in owners]
        return next((of for of in (*broad, *owners) if of in borne), owners[0])
    fitting = [of for of in owners if thing.fits(frozenset({of}))] or owners
    return "|".join(fitting[:2]) + ("|…" if len(fitting) > 2 else "")


def null_tests(reading: Reading) -> Iterator[Found]:
    """Find null tests on what a search would begin at, where no arm of WHEN has its own search."""
    for scope in reading.scopes:
        adrift = set(_adrift(scope))
        for test in scope.null_tests:
            if test.thing in adrift and _is_indexed(test) and test.parameter not in reading.asked:
                yield _null_test(test)


def _is_indexed(test: NullTest) -> bool:
    owners = [index.of for index in indexes(test.thing, test.property)]
    return bool(owners) and (test.thing.requires(owners) or not test.thing.is_written())


def _null_test(test: NullTest) -> Found:
    name = f"`{_of(test.thing)}{test.property}`"
    what = (
        f"where `${test.parameter}` may be null no index serves {name}, "
        "and the search begins at everything"
    )
    remedy = f"write an arm each: `WHEN ${test.parameter} IS NOT NULL THEN {{ … }} ELSE {{ … }}`"
    return Found(test.place, "null-test", what, remedy)
