"""Label expressions: `:A|B&!C`, `IS A`, `:%`, `:$(…)`, and the same of relationship types."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from kb.language import tree
from kb.language.tokens import Token
from kb.language.tree import Items

Kind = Literal["name", "any", "unknown", "not", "and", "or"]


@dataclass(frozen=True)
class Labels:
    """A label expression; `token` is the name itself, where it is one."""

    kind: Kind
    parts: "tuple[Labels, ...]" = ()
    token: Token | None = None

    def names(self) -> Iterator[Token]:
        """Yield the names in it, in their order."""
        if self.token:
            yield self.token
        for part in self.parts:
            yield from part.names()

    def holds(self, borne: frozenset[str]) -> bool | None:
        """Whether it holds of what bears exactly these labels; None where only running it tells."""
        if self.token:
            return self.token.name in borne
        found = [part.holds(borne) for part in self.parts]
        match self.kind:
            case "any":
                return bool(borne)
            case "not":
                return None if found[0] is None else not found[0]
            case "and":
                return False if False in found else None if None in found else True
            case "or":
                return True if True in found else None if None in found else False
        return None

    def requires(self, wanted: frozenset[str]) -> bool:
        """Whether it names one of these labels for whatever fits it, so that an index serves."""
        if self.token:
            return self.token.name in wanted
        match self.kind:
            case "and":
                return any(part.requires(wanted) for part in self.parts)
            case "or":
                return all(part.requires(wanted) for part in self.parts)
        return self.kind == "unknown"


UNKNOWN = Labels("unknown")


def read(items: Items, at: int) -> tuple[Labels | None, int]:
    """Read a label expression where its colon or `IS` stands.

    Returns:
        The expression, None where there is none, and the number of the item after it.
    """
    if not (tree.is_symbol(items[at] if at < len(items) else None, ":") or _is(items, at)):
        return None, at
    return _either(items, at + 1)


def _is(items: Items, at: int) -> bool:
    return tree.word(tree.at(items, at)) == "IS" and tree.word(tree.at(items, at + 1)) not in {
        *("NULL", "NOT", "TYPED", "NORMALIZED", "NFC", "NFD", "NFKC", "NFKD", ""),
    }


def _either(items: Items, at: int) -> tuple[Labels, int]:
    first, at = _both(items, at)
    parts = [first]
    while tree.is_symbol(tree.at(items, at), "|"):
        at += 1
        if tree.is_symbol(tree.at(items, at), ":"):  # as Cypher wrote it once: `:A|:B`
            at += 1
        part, at = _both(items, at)
        parts.append(part)
    return (Labels("or", tuple(parts)) if len(parts) > 1 else first), at


def _both(items: Items, at: int) -> tuple[Labels, int]:
    first, at = _one(items, at)
    parts = [first]
    while tree.is_symbol(tree.at(items, at), "&", ":"):
        part, at = _one(items, at + 1)
        parts.append(part)
    return (Labels("and", tuple(parts)) if len(parts) > 1 else first), at


def _one(items: Items, at: int) -> tuple[Labels, int]:
    begin = at
    while tree.is_symbol(tree.at(items, at), "!"):
        at += 1
    part, after = _bare(items, at)
    return (Labels("not", (part,)) if (at - begin) % 2 else part), after


def _bare(items: Items, at: int) -> tuple[Labels, int]:
    item = tree.at(items, at)
    if tree.is_symbol(item, "%"):
        return Labels("any"), at + 1
    if isinstance(item, tree.Group) and item.is_of("("):
        return _either(item.items, 0)[0], at + 1
    if tree.is_symbol(item, "$"):  # `$(…)`, `$any(…)`, `$all(…)`
        more = 2 if tree.word(tree.at(items, at + 1)) in {"ANY", "ALL"} else 1
        return UNKNOWN, at + more + 1
    if isinstance(item, Token) and item.kind == "parameter":  # `$any(…)` read as a parameter
        return UNKNOWN, at + (2 if tree.is_group(tree.at(items, at + 1), "(") else 1)
    if isinstance(item, Token) and tree.name(item):
        return Labels("name", token=item), at + 1
    return UNKNOWN, at
