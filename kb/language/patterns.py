"""Patterns of Cypher, light: which nodes and relationships a text asks for, and where each stands.

This reads what it knows and leaves the rest: whether a text is Cypher at all is for Neo4j to say.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from kb.language import labels, tree
from kb.language.labels import Labels
from kb.language.tokens import Kind, Place, Token
from kb.language.tree import Group, Item, Items

Direction = Literal["out", "in", "both"]
_FORWARD = frozenset({"->"})
_MOST_DIGITS = 9


@dataclass(frozen=True)
class Length:
    """How many hops a pattern takes; `most` is None where nothing bounds it."""

    least: int
    most: int | None
    place: Place


@dataclass(frozen=True)
class Node:
    """A node pattern.

    Attributes:
        variable: its name; None for one without.
        properties: the map of it, or nothing.
        where: the condition inside of it.
        repeated: whether it stands within a repeated part of a path, and so is a list.
    """

    place: Place
    variable: Token | None = None
    labels: Labels | None = None
    properties: Group | None = None
    where: Items = ()
    repeated: bool = False


@dataclass(frozen=True)
class Relationship:
    """A relationship pattern, between the node pattern before and the one after it.

    Attributes:
        direction: from the one before to the one after it (`out`), the other way, or either.
        length: of one that is repeated.
    """

    place: Place
    direction: Direction
    variable: Token | None = None
    types: Labels | None = None
    properties: Group | None = None
    where: Items = ()
    length: Length | None = None
    repeated: bool = False


Element = Node | Relationship


@dataclass(frozen=True)
class Path:
    """A path pattern: nodes and relationships in turn.

    Attributes:
        variable: the name of the path.
        lengths: of its repeated parts, relationships' own not among them.
        wheres: the conditions within its repeated parts.
        after: the number of the item after it.
    """

    elements: tuple[Element, ...]
    variable: Token | None = None
    lengths: tuple[Length, ...] = ()
    wheres: tuple[Items, ...] = ()
    after: int = 0

    @property
    def nodes(self) -> tuple[Node, ...]:
        """Its node patterns."""
        return tuple(part for part in self.elements if isinstance(part, Node))

    def hops(self) -> Iterator[tuple[Node, Relationship, Node]]:
        """Yield each relationship with the nodes around it."""
        for before, hop, after in zip(
            self.elements, self.elements[1:], self.elements[2:], strict=False
        ):
            match before, hop, after:
                case Node(), Relationship(), Node():
                    yield before, hop, after


def paths(items: Items) -> Iterator[Path]:
    """Yield the paths of a clause's pattern, as it follows MATCH: all of its top level."""
    at = 0
    variable: Token | None = None
    while at < len(items):
        item = items[at]
        if tree.is_symbol(item, "="):
            before = items[at - 1] if at else None
            variable = before if isinstance(before, Token) and tree.name(before) else None
        elif tree.is_symbol(item, ","):
            variable = None
        elif isinstance(item, Group) and item.is_of("("):
            if _is_call(items, at):  # `shortestPath(…)`
                yield from (_named(path, variable) for path in paths(item.items))
            else:
                path = read(items, at)
                yield replace(path, variable=variable)
                at = path.after - 1
        at += 1


def is_path(items: Items, at: int) -> bool:
    """Whether the group here begins a pattern inside of an expression."""
    if not tree.is_group(items[at], "(") or _is_call(items, at):
        return False
    _, after = _arrow(items, at + 1)
    if not after or not tree.is_group(tree.at(items, after), "("):
        return False
    return _looks_like_node(items[at])


def read(items: Items, at: int) -> Path:
    """Read the path that begins at a group in parentheses."""
    found: list[Element] = []
    lengths: list[Length] = []
    wheres: list[Items] = []
    while isinstance(group := tree.at(items, at), Group) and group.is_of("("):
        if _is_subpath(group):
            at = _subpath(items, at, found, lengths, wheres)
        else:
            found.append(_node(group))
            at += 1
        hop, after = _arrow(items, at)
        if not hop or not after or not tree.is_group(tree.at(items, after), "("):
            if not tree.is_group(tree.at(items, at), "("):
                break
            continue  # parts that stand side by side meet in one node
        found.append(hop)
        at = after
    return Path(tuple(found), lengths=tuple(lengths), wheres=tuple(wheres), after=at)


def _named(path: Path, variable: Token | None) -> Path:
    return replace(path, variable=path.variable or variable)


_BEFORE_PATTERNS = frozenset(
    {
        *("MATCH", "WALK", "TRAIL", "ACYCLIC", "SIMPLE", "PATHS", "PATH", "SHORTEST", "ANY", "ALL"),
        *("GROUP", "GROUPS", "ELEMENTS", "RELATIONSHIPS", "CREATE", "INSERT", "MERGE", "WHERE"),
        *(
            "AND",
            "OR",
            "XOR",
            "NOT",
            "IN",
            "WHEN",
            "THEN",
            "ELSE",
            "RETURN",
            "WITH",
            "FILTER",
            "ON",
        ),
    }
)


def _is_call(items: Items, at: int) -> bool:
    """Whether the group is what a function is called with."""
    before = tree.at(items, at - 1)
    return bool(tree.name(before)) and tree.word(before) not in _BEFORE_PATTERNS


def _looks_like_node(group: Item) -> bool:
    """Whether what is in parentheses is a name, labels and a map at most, and no sum."""
    if not isinstance(group, Group):
        return False
    at = 1 if tree.name(tree.at(group.items, 0)) else 0
    rest = tree.at(group.items, at)
    return (
        rest is None
        or tree.is_symbol(rest, ":")
        or tree.word(rest) in {"IS", "WHERE"}
        or (tree.is_group(rest, "{") and at + 1 == len(group.items))
        or (isinstance(rest, Token) and rest.kind is Kind.PARAMETER and at + 1 == len(group.items))
    )


def _is_subpath(group: Group) -> bool:
    """Whether what is in parentheses is a path of its own, as in `((a)-->(b)){1,3}`."""
    first, second = tree.at(group.items, 0), tree.at(group.items, 1)
    named = tree.is_symbol(second, "=") and tree.is_group(tree.at(group.items, 2), "(")
    return tree.is_group(first, "(") or (bool(tree.name(first)) and named)


def _subpath(
    items: Items, at: int, found: list[Element], lengths: list[Length], wheres: list[Items]
) -> int:
    """Read a part of a path in parentheses; return the number of the item after it."""
    group = items[at]
    assert isinstance(group, Group)  # noqa: S101 - the caller looked
    begin = next(n for n, item in enumerate(group.items) if tree.is_group(item, "("))
    inner = read(group.items, begin)
    length, after = _length(items, at + 1)
    found += [
        replace(part, repeated=part.repeated or length is not None) for part in inner.elements
    ]
    lengths += [*inner.lengths, *([length] if length else [])]
    wheres += [*inner.wheres]
    if tree.word(tree.at(group.items, inner.after)) == "WHERE":
        wheres.append(group.items[inner.after + 1 :])
    return after


def _node(group: Group) -> Node:
    variable, expression, properties, where = _filling(group.items)
    return Node(group.place, variable, expression, properties, where)


def _filling(items: Items) -> tuple[Token | None, Labels | None, Group | None, Items]:
    """Read what nodes and relationships have inside: a name, labels, a map and a condition."""
    first = tree.at(items, 0)
    variable = first if isinstance(first, Token) and tree.name(first) else None
    if variable and variable.word in {"IS", "WHERE"} and len(items) > 1:
        variable = None
    expression, at = labels.read(items, 1 if variable else 0)
    properties: Group | None = None
    while at < len(items) and tree.word(items[at]) != "WHERE":
        item = items[at]
        if isinstance(item, Group) and item.is_of("{"):
            properties = item
        at += 1
    return variable, expression, properties, items[at + 1 :]


def _arrow(items: Items, at: int) -> tuple[Relationship | None, int]:
    """Read a relationship with its arrow; the number after it is 0 where there is none."""
    begin = tree.at(items, at)
    if not isinstance(begin, Token) or not begin.is_symbol("-", "<-"):
        return None, 0
    inside = tree.at(items, at + 1)
    filled = inside if isinstance(inside, Group) and inside.is_of("[") else None
    end = tree.at(items, at + (2 if filled else 1))
    if not isinstance(end, Token) or not end.is_symbol("-", "->"):
        return None, 0
    after = at + (3 if filled else 2)
    hop = _relationship(begin, filled, end)
    length, after = _length(items, after)
    return (replace(hop, length=length) if length else hop), after


def _relationship(begin: Token, filled: Group | None, end: Token) -> Relationship:
    left, right = begin.text == "<-", end.text in _FORWARD
    direction: Direction = "both" if left == right else "in" if left else "out"
    if not filled:
        return Relationship(begin.place, direction)
    variable, types, properties, where = _filling(filled.items)
    star = next((n for n, it in enumerate(filled.items) if tree.is_symbol(it, "*")), None)
    length = None if star is None else _star(filled.items, star)
    return Relationship(filled.place, direction, variable, types, properties, where, length)


def _star(items: Items, at: int) -> Length:
    """Read `*`, `*2`, `*1..3`, `*..3` or `*2..`, as it stands within the brackets."""
    sign = items[at]
    low, high, ranged = "", "", False
    for item in items[at + 1 :]:
        if tree.is_symbol(item, ".."):
            ranged = True
        elif isinstance(item, Token) and item.kind is Kind.NUMBER:
            low, high = (low, item.text) if ranged else (item.text, high)
        else:
            break
    # The lexer reads `1.` of `1..3` as it should; what is no number here is none of ours.
    least = _number(low, 1)
    most = _number(high, None) if ranged else _number(low, None)
    return Length(least or 0, most, sign.place)


def _length(items: Items, at: int) -> tuple[Length | None, int]:
    """Read a quantifier: `{1,5}`, `{3}`, `{,5}`, `{1,}`, `+` or `*`."""
    item = tree.at(items, at)
    if tree.is_symbol(item, "+", "*"):
        return Length(1 if tree.is_symbol(item, "+") else 0, None, items[at].place), at + 1
    if not (isinstance(item, Group) and item.is_of("{")):
        return None, at
    texts = [part.text for part in item.items if isinstance(part, Token)]
    if "," not in texts:
        most = _number(texts[0] if texts else "", None)
        return Length(most or 0, most, item.place), at + 1
    comma = texts.index(",")
    least = _number(texts[0] if comma else "", 0)
    most = _number(texts[comma + 1] if comma + 1 < len(texts) else "", None)
    return Length(least or 0, most, item.place), at + 1


def _number(text: str, otherwise: int | None) -> int | None:
    bare = text.replace("_", "")
    return (
        int(bare) if bare.isascii() and bare.isdigit() and len(bare) <= _MOST_DIGITS else otherwise
    )
