"""Tokens grouped by their brackets, and by `CASE … END`, so that what is inside is one item."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kb.language.tokens import Place, Token

_CLOSES = {"(": ")", "[": "]", "{": "}", "CASE": "END"}
_CLOSING = frozenset({")", "]", "}"})
# Nobody writes so deep by hand. Of a mistake at 100 brackets Neo4j never says anything: its reader
# runs out of stack, and the connection hangs.
DEEPEST = 60


@dataclass(frozen=True)
class Group:
    """What stands between two brackets.

    Attributes:
        open: the opening bracket, or the word CASE.
        items: what is between, without the brackets.
    """

    open: Token
    items: "tuple[Item, ...]"

    @property
    def place(self) -> Place:
        """Where it opens."""
        return self.open.place

    def is_of(self, bracket: str) -> bool:
        """Whether it opens with this bracket."""
        return self.open.text == bracket


Item = Token | Group
Items = tuple[Item, ...]


@dataclass
class _Open:
    """A group that is not closed yet; `token` is None for the text as a whole."""

    token: Token | None
    items: list[Item]

    @property
    def sign(self) -> str:
        return (self.token.word or self.token.text) if self.token else ""


def at(items: Items, number: int) -> Item | None:
    """Return an item; None outside of them."""
    return items[number] if 0 <= number < len(items) else None


def tree(found: Sequence[Token]) -> Items | None:
    """Group tokens; None where brackets do not match, or stand too deep in each other."""
    opened = [_Open(None, [])]
    for number, token in enumerate(found):
        if _opens(found, number):
            opened.append(_Open(token, []))
            if len(opened) > DEEPEST:
                return None
        elif token.is_symbol(*_CLOSING):
            if not _closes(opened, token):
                return None
        elif opened[-1].sign == "CASE" and token.word == "END" and _is_keyword(found, number):
            _close(opened)
        else:
            opened[-1].items.append(token)
    while opened[-1].sign == "CASE":
        _dissolve(opened)
    return tuple(opened[0].items) if len(opened) == 1 else None


def too_deep(found: Sequence[Token]) -> Token | None:
    """Return the first bracket that stands too deep in others, whether or not they are closed."""
    depth = 0
    for token in found:
        if token.is_symbol("(", "[", "{"):
            depth += 1
        elif token.is_symbol(*_CLOSING):
            depth = max(depth - 1, 0)
        if depth > DEEPEST:
            return token
    return None


def walk(items: Items) -> Iterator[Item]:
    """Yield all items, those within groups after their group."""
    for item in items:
        yield item
        if isinstance(item, Group):
            yield from walk(item.items)


def is_symbol(item: Item | None, *symbols: str) -> bool:
    """Whether an item is one of these symbols."""
    return isinstance(item, Token) and item.is_symbol(*symbols)


def is_group(item: Item | None, bracket: str) -> bool:
    """Whether an item is a group in these brackets."""
    return isinstance(item, Group) and item.is_of(bracket)


def word(item: Item | None) -> str:
    """Return a word in capitals; empty for everything else."""
    return item.word if isinstance(item, Token) else ""


def name(item: Item | None) -> str:
    """Return what a word or quoted name is called; empty for everything else."""
    is_name = isinstance(item, Token) and item.kind in {"word", "name"}
    return item.name if is_name and isinstance(item, Token) else ""


def _opens(found: Sequence[Token], number: int) -> bool:
    token = found[number]
    return token.is_symbol("(", "[", "{") or (token.word == "CASE" and _is_keyword(found, number))


def _is_keyword(found: Sequence[Token], number: int) -> bool:
    """Whether CASE or END is no name here, as it is in `end.told`, `n.end` and `AS end`."""
    before = found[number - 1] if number else None
    after = found[number + 1] if number + 1 < len(found) else None
    if before and (before.is_symbol(".", ":") or before.word == "AS"):
        return False
    return not (after and after.is_symbol(".", ":"))


def _closes(opened: list[_Open], token: Token) -> bool:
    """Close the group that a bracket ends; say whether it ends one."""
    while opened[-1].sign == "CASE":
        _dissolve(opened)
    matches = _CLOSES.get(opened[-1].sign) == token.text
    if matches:
        _close(opened)
    return matches


def _close(opened: list[_Open]) -> None:
    done = opened.pop()
    if done.token:
        opened[-1].items.append(Group(done.token, tuple(done.items)))


def _dissolve(opened: list[_Open]) -> None:
    """Take back that CASE opened anything: its END never came."""
    done = opened.pop()
    if done.token:
        opened[-1].items += [done.token, *done.items]
