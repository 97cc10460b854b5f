"""Conditions: which property each part that has to hold compares, and how."""

from collections.abc import Iterator
from itertools import pairwise

from kb.language import labels, tree
from kb.language.tokens import Kind, Token
from kb.language.tree import Group, Item, Items
from kb.lint import expressions, values
from kb.lint.expressions import Reader
from kb.lint.reading import Filter, NullTest, Reading
from kb.lint.rows import Rows
from kb.lint.things import Names, Thing

_EQUAL = frozenset({"="})
_RANGES = frozenset({"<", "<=", ">", ">="})


def read(reader: Reader, reading: Reading, rows: Rows, items: Items) -> None:
    """Read a condition on the rows."""
    expressions.read(reader, reading, items, rows.names)
    for part in parted(items, "AND"):
        _part(rows, part)


def parted(items: Items, word: str) -> Iterator[Items]:
    """Yield the parts of a condition between these words, out of their parentheses."""
    if len(items) == 1 and isinstance(items[0], Group) and items[0].is_of("("):
        items = items[0].items
    begins = [-1, *(n for n, item in enumerate(items) if tree.word(item) == word), len(items)]
    if len(begins) == 2:
        if items:
            yield items
        return
    for begin, end in pairwise(begins):
        yield from parted(items[begin + 1 : end], word)


def _part(rows: Rows, part: Items) -> None:
    words = {tree.word(item) for item in part}
    if words & {"NOT", "XOR"} and "NULL" not in words:
        return
    either = tuple(parted(part, "OR"))
    if len(either) > 1:
        _either(rows, either)
        return
    scope, names = rows.scope, rows.names
    _labelled(rows, part)
    scope.known |= set(_identified(names, part))
    found = list(filters(names, part))
    scope.filters += found
    scope.null_tests += _coalesced(names, part)


def _labelled(rows: Rows, part: Items) -> None:
    """Add `n:Label` to what is written for it."""
    thing = rows.names.get(tree.name(tree.at(part, 0)))
    expression, after = labels.read(part, 1)
    if isinstance(thing, Thing) and thing in rows.scope.own and expression and after == len(part):
        thing.expressions.append(expression)


def _identified(names: Names, part: Items) -> Iterator[Thing]:
    """Yield things that are given by another name, `n = m`, or by Neo4j's id."""
    for number, item in enumerate(part):
        if tree.is_symbol(item, "=") or tree.word(item) == "IN":
            for side in (part[:number], part[number + 1 :]):
                call = tree.at(side, 1)
                by_id = tree.word(tree.at(side, 0)) in {"ELEMENTID", "ID"} and isinstance(
                    call, Group
                )
                named = call.items if by_id and isinstance(call, Group) else side
                thing = names.get(tree.name(tree.at(named, 0)))
                if len(named) == 1 and isinstance(thing, Thing):
                    yield thing


def _either(rows: Rows, either: tuple[Items, ...]) -> None:
    """Read `A OR B`: a null test, or a look-up of several."""
    names = rows.names
    tested = [found for part in either if (found := _null_of(part))]
    for parameter in tested:
        for part in either:
            for one in parted(part, "AND"):
                if any(_is_parameter(item, parameter.name) for item in tree.walk(one)):
                    rows.scope.null_tests += [
                        NullTest(found.thing, found.property, parameter.name, parameter.place)
                        for found in filters(names, one)
                    ]
    each = [list(filters(names, part)) for part in either]
    sought = {(one.thing, one.property) for found in each for one in found}
    if all(each) and len(sought) == 1:
        rows.scope.filters.append(each[0][0])


def _null_of(part: Items) -> Token | None:
    """Return the parameter of `$parameter IS NULL`."""
    if [tree.word(item) for item in part[1:]] != ["IS", "NULL"]:
        return None
    first = part[0]
    return first if isinstance(first, Token) and first.kind is Kind.PARAMETER else None


def _is_parameter(item: Item, name: str) -> bool:
    return isinstance(item, Token) and item.kind is Kind.PARAMETER and item.name == name


def _coalesced(names: Names, part: Items) -> Iterator[NullTest]:
    """Yield the null test that `n.id = coalesce($parameter, n.id)` is."""
    for number, item in enumerate(part):
        if tree.word(item) != "COALESCE" or not isinstance(
            group := tree.at(part, number + 1), Group
        ):
            continue
        first = tree.at(group.items, 0)
        other = part[: number - 1] if number else part[number + 3 :]
        owned = _property(names, other)
        if not owned or not isinstance(first, Token) or first.kind is not Kind.PARAMETER:
            continue
        if owned[0] in values.mentions(group.items, names):
            yield NullTest(owned[0], owned[1].name, first.name, first.place)


def filters(names: Names, part: Items) -> Iterator[Filter]:
    """Yield what one comparison says of properties; of `a <= x <= b` both."""
    signs = [number for number in range(len(part)) if _sign(part, number)]
    for order, number in enumerate(signs):
        begin = _end_of(part, signs[order - 1]) if order else 0
        end = signs[order + 1] if order + 1 < len(signs) else len(part)
        left, right = part[begin:number], part[_end_of(part, number) : end]
        equal = _sign(part, number) in {"=", "IN"}
        yield from _compared(names, left, right, equal)
        if _sign(part, number) not in {"IN", "STARTS"}:
            yield from _compared(names, right, left, equal)


def _sign(part: Items, number: int) -> str:
    """Return the sign of a comparison that an index may serve; empty for everything else."""
    item = part[number]
    if tree.is_symbol(item, *_EQUAL, *_RANGES) and isinstance(item, Token):
        return item.text
    if tree.word(item) == "IN":
        return "IN"
    is_start = tree.word(item) == "STARTS" and tree.word(tree.at(part, number + 1)) == "WITH"
    return "STARTS" if is_start else ""


def _end_of(part: Items, number: int) -> int:
    return number + (2 if _sign(part, number) == "STARTS" else 1)


def _compared(names: Names, side: Items, other: Items, equal: bool) -> Iterator[Filter]:
    others = values.mentions(other, names)
    wrapped = ""
    owned = _property(names, side)
    call = tree.at(side, 1)
    if not owned and len(side) == 2 and tree.name(side[0]) and isinstance(call, Group):
        wrapped, owned = tree.name(side[0]), _property(names, call.items)
    if owned and other and owned[0] not in others:
        thing, key = owned
        yield Filter(thing, key.name, key.place, wrapped, others, equal)


def _property(names: Names, side: Items) -> tuple[Thing, Token] | None:
    """Return whose property an expression is, if it is nothing more."""
    if len(side) != 3 or not tree.is_symbol(side[1], "."):
        return None
    thing, key = names.get(tree.name(side[0])), side[2]
    if isinstance(thing, Thing) and not thing.many and isinstance(key, Token) and key.name:
        return thing, key
    return None
