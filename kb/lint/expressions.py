"""Reading expressions: which properties, labels, subqueries and comparisons stand in them."""

from collections.abc import Callable
from dataclasses import dataclass

from kb.language import clauses, labels, patterns, tree
from kb.language.tokens import Token
from kb.language.tree import Group, Item, Items
from kb.lint import comparisons, values
from kb.lint.reading import Access, Named, Reading, Written
from kb.lint.rows import Ends
from kb.lint.things import Binding, Names, Thing, Value

_SUBQUERIES = frozenset({"EXISTS", "COUNT", "COLLECT"})
_NOT_NAMES = frozenset({"AND", "OR", "XOR", "NOT", "IN", "WHEN", "THEN", "ELSE", "RETURN", "WHERE"})
Subquery = Callable[[Reading, Items, Names], Ends]
Pattern = Callable[[Reading, patterns.Path, Names], Names]


@dataclass(frozen=True)
class Reader:
    """What reads queries and patterns that stand within expressions."""

    query: Subquery
    pattern: Pattern


def read(reader: Reader, reading: Reading, items: Items, names: Names) -> None:
    """Read an expression, or several with what is between them."""
    number = 0
    while number < len(items):
        item = items[number]
        if isinstance(item, Group):
            number = _group(reader, reading, items, number, names)
        elif tree.name(item) and not tree.is_symbol(tree.at(items, number - 1), "."):
            number = _chain(reading, items, number, names)
        else:
            _sign(reading, items, number, names)
            number += 1


def _sign(reading: Reading, items: Items, number: int, names: Names) -> None:
    """Read what is neither a name nor a group: a property of a group, or a comparison."""
    item = items[number]
    if tree.is_symbol(item, ".") and isinstance(tree.at(items, number - 1), Group):
        after = tree.at(items, number + 1)
        if isinstance(after, Token) and tree.name(after):
            reading.accesses.append(Access(after, None))
    elif tree.is_symbol(item, *comparisons.SIGNS):
        comparisons.read(reading, items, number, names)


def _group(reader: Reader, reading: Reading, items: Items, number: int, names: Names) -> int:
    """Read a group; return the number of the item after it."""
    group = items[number]
    assert isinstance(group, Group)  # noqa: S101 - the caller looked
    if group.is_of("(") and patterns.is_path(items, number):
        path = patterns.read(items, number)
        reader.pattern(reading, path, names)
        return max(path.after, number + 1)
    before = tree.at(items, number - 1)
    if group.is_of("{"):
        if tree.word(before) in _SUBQUERIES or clauses.is_query(group.items):
            reader.query(reading, group.items, names)
        else:
            _map(reader, reading, group.items, names, names.get(tree.name(before)))
    else:
        _bound(reader, reading, group.items, names)
    return number + 1


def _map(reader: Reader, reading: Reading, items: Items, names: Names, of: Binding | None) -> None:
    """Read a map, or a projection of a thing to one: keys are names, `.key` a property."""
    rest: list[Item] = []
    for number, item in enumerate(items):
        begins = number == 0 or tree.is_symbol(items[number - 1], ",")
        if isinstance(item, Token) and begins and tree.is_symbol(tree.at(items, number + 1), ":"):
            reading.names.add(item.name or item.text[1:-1])
        elif begins and tree.is_symbol(item, ".") and isinstance(of, Thing):
            key = tree.at(items, number + 1)
            if isinstance(key, Token) and tree.name(key):
                reading.accesses.append(Access(key, None if of.many else of))
        elif not (tree.is_symbol(item, ":") and values.is_key(items, number)):
            rest.append(item)
    read(reader, reading, tuple(rest), names)


def _bound(reader: Reader, reading: Reading, items: Items, names: Names) -> None:
    """Read what is in parentheses or square brackets, where `x IN list` may bind a name."""
    binder = next((n for n in range(len(items)) if _binds(items, n)), None)
    if binder is None:
        _comprehended(reader, reading, items, _path_named(items, names))
        return
    ends = (n for n in range(binder, len(items)) if _ends_list(items[n]))
    end = next(ends, len(items))
    over = items[binder + 2 : end]
    read(reader, reading, items[:binder], names)
    read(reader, reading, over, names)
    inner: dict[str, Binding] = {**names, tree.name(items[binder]): values.element(over, names)}
    if binder and tree.name(items[0]) and tree.is_symbol(tree.at(items, 1), "="):
        inner[tree.name(items[0])] = Value()  # what `reduce` gathers
    read(reader, reading, items[end:], inner)


def _comprehended(reader: Reader, reading: Reading, items: Items, names: Names) -> None:
    """Read what is in brackets and binds nothing by IN; `[(a)-->(b) | b.name]` binds by a path."""
    begin = next((n for n, item in enumerate(items[:3]) if isinstance(item, Group)), None)
    if begin in {0, 2} and patterns.is_path(items, begin) and any(map(_ends_list, items)):
        path = patterns.read(items, begin)
        items, names = items[path.after :], reader.pattern(reading, path, names)
    read(reader, reading, items, names)


def _path_named(items: Items, names: Names) -> Names:
    named = tree.name(tree.at(items, 0)) and tree.is_symbol(tree.at(items, 1), "=")
    return {**names, tree.name(items[0]): Value()} if named else names


def _binds(items: Items, number: int) -> bool:
    before = tree.at(items, number - 1)
    return (
        bool(tree.name(items[number]))
        and tree.word(tree.at(items, number + 1)) == "IN"
        and (before is None or tree.is_symbol(before, ","))
        and any(_ends_list(item) for item in items[number:])
    )


def _ends_list(item: Item) -> bool:
    return tree.word(item) == "WHERE" or tree.is_symbol(item, "|")


def _chain(reading: Reading, items: Items, number: int, names: Names) -> int:
    """Read a name with what follows it by points; return the number of the item after it."""
    first = items[number]
    assert isinstance(first, Token)  # noqa: S101 - the caller looked
    keys: list[Token] = []
    after = number + 1
    while tree.is_symbol(tree.at(items, after), ".") and tree.name(tree.at(items, after + 1)):
        key = items[after + 1]
        assert isinstance(key, Token)  # noqa: S101 - it has a name
        keys.append(key)
        after += 2
    if tree.is_group(tree.at(items, after), "(") and first.word not in _NOT_NAMES:
        return after  # a function, its name perhaps with points in it
    binding = names.get(first.name)
    if keys:
        _access(reading, keys, binding)
    elif tree.is_symbol(tree.at(items, after), ":") and first.word not in _NOT_NAMES:
        return _labelled(reading, items, after, binding)
    return after


def _access(reading: Reading, keys: list[Token], binding: Binding | None) -> None:
    if isinstance(binding, Value) and binding.free:
        return
    of = binding if isinstance(binding, Thing) and not binding.many else None
    reading.accesses.append(Access(keys[0], of))
    reading.accesses += [Access(key, None) for key in keys[1:]]


def _labelled(reading: Reading, items: Items, colon: int, binding: Binding | None) -> int:
    """Read `n:Label` as a condition."""
    expression, after = labels.read(items, colon)
    kind: Named = "label or type"
    if isinstance(binding, Thing):
        kind = "label" if binding.is_node else "type"
    if expression:
        reading.written += [Written(token, kind) for token in expression.names()]
    return max(after, colon + 1)
