"""What the names in an expression stand for, and what its value is made of."""

from collections.abc import Iterator

from kb.language import tree
from kb.language.tokens import Kind, Token
from kb.language.tree import Group, Item, Items
from kb.lint.things import DATES, Binding, Names, Thing, Value


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
        return not is_key(items, number - 1)
    return tree.is_symbol(after, ":") and is_key(items, number + 1)


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
    bindings = (names.get(token.name) for token in variables(items))
    values = [binding for binding in bindings if isinstance(binding, Value)]
    dates = DATES & {tree.name(item) for item in tree.walk(items)}
    return Value(
        mentions(items, names),
        dates.union(*(one.dates for one in values)),
        frozenset(_given(items)).union(*(one.given for one in values)),
        any(_is_free(item, names) for item in tree.walk(items)),
    )


def _given(items: Items) -> Iterator[str]:
    """Yield the parameters that an expression is made of."""
    for number, item in enumerate(items):
        if isinstance(item, Group):
            yield from _given(item.items)
        elif isinstance(item, Token) and item.kind is Kind.PARAMETER:
            after = tree.at(items, number + 1)
            which = after.items if isinstance(after, Group) and after.is_of("[") else ()
            index = which[0] if len(which) == 1 else None
            yield f"{item.name}[{index.text}]" if isinstance(index, Token) else item.name


def _is_free(item: Item, names: Names) -> bool:
    if not isinstance(item, Token):
        return False
    if item.kind is Kind.PARAMETER:
        return True
    binding = names.get(tree.name(item))
    return isinstance(binding, Value) and binding.free


def is_key(items: Items, number: int) -> bool:
    """Whether a colon comes after a key, and so says nothing of labels."""
    return number < 2 or tree.is_symbol(items[number - 2], ",")


def element(over: Items, names: Names) -> Binding:
    """Return what one element of a list is."""
    found = value(over, names)
    if isinstance(found, Thing):
        return Value(frozenset({found}))
    return Value(found.mentions, frozenset(), found.given, found.free)
