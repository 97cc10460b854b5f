"""Reading expressions: which properties, labels, subqueries and comparisons stand in them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kb.language import clauses, labels, patterns, tree
from kb.language.tokens import Kind, Token
from kb.language.tree import Group, Item, Items
from kb.lint.reading import Access, Comparison, Named, Reading, Written
from kb.lint.rows import Ends
from kb.lint.things import BEGINS, ENDS, Binding, Names, Thing, Value

_COMPARED = frozenset({"<", "<=", ">", ">="})
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


def variables(items: Items) -> Iterator[Token]:
    """Yield the words that may be variables, also those within groups."""
    for number, item in enumerate(items):
        if isinstance(item, Group):
            yield from variables(item.items)
        elif tree.name(item) and not _is_key_or_label(items, number):
            yield item


def _is_key_or_label(items: Items, number: int) -> bool:
    """Whether a word is a property after its point, a label after its colon, or a map's key."""
    before, after = tree.at(items, number - 1), tree.at(items, number + 1)
    if tree.is_symbol(before, "."):
        return True
    if tree.is_symbol(before, ":"):
        return not _is_key(items, number - 1)
    return tree.is_symbol(after, ":") and _is_key(items, number + 1)


def mentions(items: Items, names: Names) -> frozenset[Thing]:
    """Return the things that an expression is made of."""
    found: set[Thing] = set()
    for token in variables(items):
        binding = names.get(token.name)
        if isinstance(binding, Thing):
            found.add(binding)
        elif binding:
            found |= binding.mentions
    return frozenset(found)


def value(items: Items, names: Names) -> Binding:
    """Return what an expression's name stands for."""
    if len(items) == 1 and (found := names.get(tree.name(items[0]))):
        return found
    sides = {side for token in variables(items) for side in _sides_of(names.get(token.name))}
    for item in tree.walk(items):
        if name := tree.name(item):
            sides |= {"begins"} if name in BEGINS else {"ends"} if name in ENDS else set()
    free = any(_is_free(item, names) for item in tree.walk(items))
    return Value(mentions(items, names), frozenset(sides), free)


def _sides_of(binding: Binding | None) -> frozenset[str]:
    return binding.sides if isinstance(binding, Value) else frozenset()


def _is_free(item: Item, names: Names) -> bool:
    if not isinstance(item, Token):
        return False
    if item.kind is Kind.PARAMETER:
        return True
    binding = names.get(tree.name(item))
    return isinstance(binding, Value) and binding.free


def _sign(reading: Reading, items: Items, number: int, names: Names) -> None:
    """Read what is neither a name nor a group: a property of a group, or a comparison."""
    item = items[number]
    if tree.is_symbol(item, ".") and isinstance(tree.at(items, number - 1), Group):
        after = tree.at(items, number + 1)
        if isinstance(after, Token) and tree.name(after):
            reading.accesses.append(Access(after, None))
    elif tree.is_symbol(item, *_COMPARED):
        left, right = _operand(items, number, -1), _operand(items, number, 1)
        denied = tree.word(tree.at(items, number - len(left) - 1)) == "NOT"
        first = tree.is_symbol(item, "<", "<=")
        _compare(reading, left if first else right, right if first else left, names, denied)


def _operand(items: Items, number: int, step: int) -> Items:
    """Return what stands on one side of a sign: a name with its properties, or a call."""
    first = last = number + step
    while isinstance(tree.at(items, last), Group) or tree.name(tree.at(items, last)):
        following = tree.at(items, last + step)
        if tree.is_symbol(following, "."):
            last += 2 * step
        elif _is_call(
            tree.at(items, min(last, last + step)), tree.at(items, max(last, last + step))
        ):
            last += step
        else:
            break
    return items[min(first, last) : max(first, last) + 1] if last >= 0 else ()


def _is_call(name: Item | None, group: Item | None) -> bool:
    return bool(tree.name(name)) and isinstance(group, Group)


def _compare(reading: Reading, left: Items, right: Items, names: Names, denied: bool) -> None:
    """Read that the left is, or by NOT is not, before the right."""
    if not left or not right:
        return
    one, other = value_of_side(left, names), value_of_side(right, names)
    same = tree.name(left[0]) and tree.name(left[0]) == tree.name(right[0])
    if one is None or other is None or (same and len(left) > 1):
        return
    sides = (one.sides, other.sides)
    if sides == (frozenset({"begins"}), frozenset({"ends"})):
        if denied:
            return  # that one does not begin before the other ends asks that they are apart
        begin, end = one, other
    elif sides == (frozenset({"ends"}), frozenset({"begins"})):
        begin, end = other, one
    else:
        return
    reading.comparisons.append(Comparison(begin.mentions or None, end.mentions or None))


def value_of_side(items: Items, names: Names) -> Value | None:
    """Return one side of a comparison as a value with its sides; None for a thing itself."""
    found = value(items, names)
    return found if isinstance(found, Value) else None


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
        elif not (tree.is_symbol(item, ":") and _is_key(items, number)):
            rest.append(item)
    read(reader, reading, tuple(rest), names)


def _is_key(items: Items, number: int) -> bool:
    """Whether a colon comes after a key, and so says nothing of labels."""
    return number < 2 or tree.is_symbol(items[number - 2], ",")


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
    inner: dict[str, Binding] = {**names, tree.name(items[binder]): element(over, names)}
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


def element(over: Items, names: Names) -> Binding:
    """Return what one element of a list is."""
    found = value(over, names)
    if isinstance(found, Thing):
        return Value(frozenset({found}))
    return Value(found.mentions, frozenset(), found.free)


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
