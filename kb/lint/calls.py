"""CALL: a subquery, whose arms may each return the same name for another thing, or a procedure."""

from kb.language import tree
from kb.language.clauses import Clause
from kb.language.tree import Group, Items
from kb.lint import expressions
from kb.lint.expressions import Reader
from kb.lint.projections import goes
from kb.lint.reading import Hop, Reading, Scope
from kb.lint.rows import Ends, Rows
from kb.lint.things import Binding, Names, Thing, Value


def read(reader: Reader, reading: Reading, rows: Rows, clause: Clause) -> None:
    """Read a CALL clause, and add to the rows what it returns."""
    items = clause.items
    braced = next((n for n, item in enumerate(items) if tree.is_group(item, "{")), None)
    group = items[braced] if braced is not None else None
    if isinstance(group, Group) and braced in {0, 1}:
        ends = reader.query(reading, group.items, _imported(items[:braced], rows))
        rows.names.update(merged(ends, rows.scope, rows.names))
        return
    for item in items:  # a procedure: its name is none of ours
        if isinstance(item, Group):
            expressions.read(reader, reading, (item,), rows.names)


def _imported(before: Items, rows: Rows) -> dict[str, Binding]:
    """Return the names that a subquery sees: all, or those in the parentheses before it."""
    listed = before[0] if before else None
    if not isinstance(listed, Group) or any(tree.is_symbol(i, "*") for i in listed.items):
        return dict(rows.names)
    wanted = {tree.name(item) for item in listed.items}
    return {name: binding for name, binding in rows.names.items() if name in wanted}


def merged(ends: Ends, scope: Scope, known: Names) -> dict[str, Binding]:
    """Return what the arms of a query return together, and run the rows through it.

    Args:
        known: what the rows have names for besides, before and after it.
    """
    names = [name for name in (ends[0].returned if ends else {}) if name]
    found = {name: _together([end.returned.get(name) for end in ends]) for name in names}
    for end in ends:
        become = {
            id(binding): found[name] for name, binding in end.returned.items() if name in found
        }
        going = (*known.values(), *end.returned.values())
        kept = (hop for hop in end.scope.hops if goes(hop, going))
        scope.hops += [_renamed(hop, become) for hop in kept]
    return found


def _together(bindings: list[Binding | None]) -> Binding:
    things = [binding for binding in bindings if isinstance(binding, Thing)]
    if len(things) < len(bindings):
        mentions = (b.mentions if isinstance(b, Value) else frozenset({b}) for b in bindings if b)
        values = [binding for binding in bindings if isinstance(binding, Value)]
        return Value(
            frozenset().union(*mentions),
            frozenset().union(*(one.dates for one in values)),
            frozenset().union(*(one.given for one in values)),
            any(one.free for one in values),
        )
    first = things[0]
    if all(thing is first for thing in things):
        return first
    many = any(thing.many for thing in things)
    return Thing(first.is_node, first.name, first.place, arms=tuple(things), many=many)


def _renamed(hop: Hop, become: dict[int, Binding]) -> Hop:
    def now(thing: Thing) -> Thing:
        found = become.get(id(thing), thing)
        return found if isinstance(found, Thing) else thing

    return Hop(now(hop.relationship), now(hop.before), now(hop.after), hop.pattern)
