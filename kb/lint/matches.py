"""MATCH: the things that its pattern binds, what joins them, and what they are found by."""

from collections.abc import Iterator

from kb.language import patterns, tree
from kb.language.clauses import Clause
from kb.language.labels import Labels
from kb.language.patterns import Element, Node, Path, Relationship
from kb.language.tokens import Token
from kb.language.tree import Group, Items
from kb.lint import conditions, expressions, values
from kb.lint.expressions import Reader
from kb.lint.reading import Access, Filter, Hop, Match, Named, Reading, Written
from kb.lint.rows import Rows
from kb.lint.things import Binding, Thing, Value

Parts = list[set[Thing]]


def read(reader: Reader, reading: Reading, rows: Rows, clause: Clause) -> None:
    """Read a MATCH clause."""
    _match(reader, reading, rows, tuple(patterns.paths(clause.items)), clause)


def alone(reader: Reader, reading: Reading, rows: Rows, path: Path) -> None:
    """Read a pattern that stands in an expression."""
    _match(reader, reading, rows, (path,), Clause("", None))


def _match(
    reader: Reader, reading: Reading, rows: Rows, paths: tuple[Path, ...], clause: Clause
) -> None:
    bound = {b for b in rows.names.values() if isinstance(b, Thing)}
    before = dict(rows.names)
    sure = clause.word != "OPTIONAL MATCH"
    parts = [path(reader, reading, rows, one, sure) for one in paths]
    conditions.read(reader, reading, rows, clause.where)
    if parts:
        at_place = clause.at.place if clause.at else paths[0].elements[0].place
        linked = bool(_earlier(paths, clause.where, before))
        found = tuple(map(frozenset, _joined(parts)))
        rows.scope.matches.append(
            Match(at_place, found, frozenset(bound), linked, rows.scope.stage)
        )


def _earlier(paths: tuple[Path, ...], where: Items, before: dict[str, Binding]) -> set[str]:
    """Return the names from before that a clause speaks of."""
    items: list[tree.Item] = list(where)
    for one in paths:
        for element in one.elements:
            items += [*(element.properties.items if element.properties else ()), *element.where]
            items += [element.variable] if element.variable else []
    return {token.name for token in values.variables(tuple(items))} & set(before)


def path(
    reader: Reader, reading: Reading, rows: Rows, found: Path, sure: bool = True
) -> set[Thing]:
    """Read one path; return the things in it.

    Args:
        sure: whether all rows that go on have it; else it says nothing of what was there before.
    """
    things = {id(element): _thing(reading, rows, element, sure) for element in found.elements}
    for before, hop, after in found.hops():
        joined = Hop(things[id(hop)], things[id(before)], things[id(after)], hop)
        reading.hops.append(joined)
        rows.scope.hops.append(joined)
    reading.lengths += [length for length in found.lengths if length.most is None]
    for element in found.elements:
        _inside(reader, reading, rows, element, things[id(element)])
    for where in found.wheres:
        expressions.read(reader, reading, where, rows.names)
    if found.variable:
        rows.names[found.variable.name] = Value(frozenset(things.values()))
    return set(things.values())


def _thing(reading: Reading, rows: Rows, element: Element, sure: bool) -> Thing:
    """Return what a node or relationship pattern stands for: what has its name, or a new thing."""
    is_node = isinstance(element, Node)
    name = element.variable.name if element.variable else ""
    known = rows.names.get(name) if name else None
    expression = element.labels if isinstance(element, Node) else element.types
    many = element.repeated or (isinstance(element, Relationship) and element.length is not None)
    thing = known if isinstance(known, Thing) else Thing(is_node, name, element.place, many=many)
    if thing is not known:
        rows.scope.own.add(thing)
    if isinstance(known, Value):
        rows.scope.known.add(thing)
    if name:
        rows.names[name] = thing
    if expression:
        _write(reading, expression, is_node)
        if thing is not known or (sure and thing in rows.scope.own):
            thing.expressions.append(expression)
    if isinstance(element, Relationship) and element.length and element.length.most is None:
        reading.lengths.append(element.length)
    return thing


def _write(reading: Reading, expression: Labels, is_node: bool) -> None:
    of: Named = "label" if is_node else "type"
    reading.written += [Written(token, of) for token in expression.names()]


def _inside(reader: Reader, reading: Reading, rows: Rows, element: Element, thing: Thing) -> None:
    """Read the map and the condition that stand inside of a pattern."""
    for key, given in _entries(element.properties):
        reading.accesses.append(Access(key, thing))
        expressions.read(reader, reading, given, rows.names)
        if not thing.many:
            others = values.mentions(given, rows.names) - {thing}
            rows.scope.filters.append(Filter(thing, key.name, key.place, "", others))
    if element.where:
        inner = Rows(dict(rows.names), rows.scope)
        conditions.read(reader, reading, inner, element.where)


def _entries(group: Group | None) -> Iterator[tuple[Token, Items]]:
    """Yield the keys of a pattern's map with what each has to be."""
    items = group.items if group else ()
    keys = [
        number
        for number in range(len(items))
        if tree.is_symbol(tree.at(items, number + 1), ":")
        and (number == 0 or tree.is_symbol(items[number - 1], ","))
    ]
    for order, number in enumerate(keys):
        end = keys[order + 1] - 1 if order + 1 < len(keys) else len(items)
        key = items[number]
        if isinstance(key, Token) and key.name:
            yield key, items[number + 2 : end]


def _joined(parts: Parts) -> Parts:
    """Put together what shares a thing."""
    found: Parts = []
    for part in parts:
        touching = [other for other in found if other & part]
        found = [other for other in found if not other & part]
        found.append(part.union(*touching))
    return found
