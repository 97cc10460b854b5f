"""WITH, RETURN and what else gives names to values."""

from collections.abc import Iterable, Iterator, Mapping

from kb.language import tree
from kb.language.clauses import Clause
from kb.language.tokens import Token
from kb.language.tree import Group, Items
from kb.lint import conditions, expressions, values
from kb.lint.expressions import Reader
from kb.lint.reading import Hop, Reading, Scope
from kb.lint.rows import Rows
from kb.lint.things import FREE, Binding, Thing

_GATHERS = frozenset(
    {
        *("COUNT", "COLLECT", "SUM", "MIN", "MAX", "AVG", "STDEV", "STDEVP"),
        *("PERCENTILECONT", "PERCENTILEDISC"),
    }
)


def read(reader: Reader, reading: Reading, rows: Rows, clause: Clause) -> None:
    """Read WITH or RETURN: what goes on has the names it gives, and no others."""
    items = clause.items
    gathers = tree.word(tree.at(items, 0)) == "DISTINCT"
    if gathers:
        items = items[1:]
    going: dict[str, Binding] = {}
    for part in _parted(items):
        expression, alias = _aliased(part)
        expressions.read(reader, reading, expression, rows.names)
        gathers = gathers or _gathers(expression)
        if tree.is_symbol(part[0], "*"):
            going = {**rows.names, **going}
        elif alias:
            going[alias] = values.value(expression, rows.names)
            reading.names.add(alias)
    if gathers:
        _gather(rows.scope, going)
    if clause.word == "RETURN":
        rows.returned = going
        rows.names = {**rows.names, **going}
    else:
        rows.names = going
    conditions.read(reader, reading, rows, clause.where)


def bind(reader: Reader, reading: Reading, rows: Rows, clause: Clause) -> None:
    """Read UNWIND, LET, YIELD, LOAD CSV or FOREACH: each adds names to those that are there."""
    if clause.word in {"UNWIND", "LOAD CSV"}:
        expression, alias = _aliased(clause.items)
        expressions.read(reader, reading, expression, rows.names)
        free = clause.word == "LOAD CSV"
        rows.names[alias] = FREE if free else values.element(expression, rows.names)
        reading.names.add(alias)
    elif clause.word == "LET":
        _let(reader, reading, rows, clause.items)
    elif clause.word == "YIELD":
        rows.names.update({_aliased(part)[1]: _yielded(part) for part in _parted(clause.items)})
    else:
        _each(reader, reading, rows, clause.items)
    conditions.read(reader, reading, rows, clause.where)


def _let(reader: Reader, reading: Reading, rows: Rows, items: Items) -> None:
    for part in _parted(items):
        name, given = tree.name(part[0]), part[2:]
        expressions.read(reader, reading, given, rows.names)
        rows.names[name] = values.value(given, rows.names)
        reading.names.add(name)


def _each(reader: Reader, reading: Reading, rows: Rows, items: Items) -> None:
    """Read FOREACH: what its name stands for, and what it does, is not looked into."""
    for item in items:
        if isinstance(item, Group):
            names = {**rows.names, tree.name(tree.at(item.items, 0)): FREE}
            expressions.read(reader, reading, item.items, names)


def _yielded(part: Items) -> Binding:
    """Return what a procedure yields: by their usual names nodes and relationships."""
    first = part[0]
    name = tree.name(first)
    if name in {"node", "relationship"} and isinstance(first, Token):
        return Thing(name == "node", _aliased(part)[1], first.place)
    return FREE


def _parted(items: Items) -> Iterator[Items]:
    begin = 0
    for number, item in enumerate((*items, None)):
        if item is None or tree.is_symbol(item, ","):
            if items[begin:number]:
                yield items[begin:number]
            begin = number + 1


def _aliased(part: Items) -> tuple[Items, str]:
    """Part an expression from the name that it is given; a name alone is its own."""
    for number in range(len(part) - 2, 0, -1):
        if tree.word(part[number]) == "AS":
            return part[:number], tree.name(part[number + 1])
    return part, tree.name(part[0]) if len(part) == 1 else ""


def _gathers(items: Items) -> bool:
    """Whether an expression gathers many rows into one; a subquery's does not."""
    for number, item in enumerate(items):
        if isinstance(item, Group) and not item.is_of("{"):
            word = tree.word(tree.at(items, number - 1))
            if (item.is_of("(") and word in _GATHERS) or _gathers(item.items):
                return True
    return False


def _gather(scope: Scope, going: Mapping[str, Binding]) -> None:
    """Forget what the rows ran through, save what goes on under names of its own."""
    scope.chains.append(tuple(scope.hops))
    scope.hops = [hop for hop in scope.hops if goes(hop, going.values())]
    scope.stage += 1


def goes(hop: Hop, going: Iterable[Binding]) -> bool:
    """Whether a relationship goes on, or both of its ends."""
    kept = {binding for binding in going if isinstance(binding, Thing)}
    return hop.relationship in kept or (hop.before in kept and hop.after in kept)
