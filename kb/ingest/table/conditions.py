"""Which rows something holds of: `where: {flow: Loan}`, `unless: {amount: ""}`."""

from collections.abc import Callable

from kb.ingest.page import Page
from kb.ingest.table.columns import Columns
from kb.ingest.table.template import Values
from kb.ingest.tree import Mapping, Scalar, Sequence, Tree

Holds = Callable[[Values], bool]
KEYS = ("where", "unless")


def always(_values: Values) -> bool:
    """Hold of every row."""
    return True


def read(page: Page, columns: Columns, block: Mapping) -> Holds:
    """Read `where` and `unless` of a block: all of the first hold, and not all of the second."""
    where = _all(page, columns, block.get("where"))
    unless = _all(page, columns, block.get("unless"))
    if where is None and unless is None:
        return always
    if unless is None:
        return where or always
    if where is None:
        return lambda values: not unless(values)
    return lambda values: where(values) and not unless(values)


def _all(page: Page, columns: Columns, tree: Tree | None) -> Holds | None:
    block = page.mapping(tree, "a condition")
    if block is None:
        return None
    page.known_keys(block, columns.columns)
    places = columns.places
    wanted = [
        (places[name.text], _texts(page, value))
        for name, value in block.items
        if name.text in places
    ]
    return lambda values: all(_meets(values[place], texts) for place, texts in wanted)


def _texts(page: Page, tree: Tree) -> frozenset[str]:
    """Return the texts of which one must stand there; an empty one is met by an empty cell."""
    if isinstance(tree, Scalar):
        return frozenset({tree.text})
    if isinstance(tree, Sequence) and all(isinstance(item, Scalar) for item in tree.items):
        return frozenset(item.text for item in tree.items if isinstance(item, Scalar))
    page.wrong(tree.mark, "a condition is no text and no list of texts", "write `name: [a, b]`")
    return frozenset()


def _meets(parts: tuple[str, ...], texts: frozenset[str]) -> bool:
    return not texts.isdisjoint(parts) if any(parts) else "" in texts
