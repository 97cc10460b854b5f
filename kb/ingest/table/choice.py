"""One value of several ways to have it: a text, or a list of texts each with its conditions.

begins:
- {value: "{signed}", where: {estimated: "No"}}
- {value: "{year}"}
"""

from collections.abc import Callable

from kb.ingest.table import conditions, template
from kb.ingest.table.conditions import Holds
from kb.ingest.table.draft import Draft
from kb.ingest.table.template import Slot, Values
from kb.ingest.tree import Mapping as Block
from kb.ingest.tree import Sequence, Tree

KEYS = ("value", *conditions.KEYS)
Pick = Callable[[Values], tuple[str, ...]]


def read(draft: Draft, tree: Tree, name: str) -> Pick:
    """Return what gives a row's texts for a key: those of the first way whose conditions hold."""
    ways = [
        (holds, pick)
        for holds, value in alternatives(draft, tree)
        if (pick := _texts(draft, value, name)) is not None
    ]

    if len(ways) == 1 and ways[0][0] is conditions.always:
        return ways[0][1]  # as nearly all are

    def pick_first(values: Values) -> tuple[str, ...]:
        return next((pick(values) for holds, pick in ways if holds(values)), ())

    return pick_first


def alternatives(draft: Draft, tree: Tree) -> list[tuple[Holds, Tree]]:
    """Return the ways to have a value, each with when it holds."""
    items = tree.items if isinstance(tree, Sequence) else (tree,)
    found: list[tuple[Holds, Tree]] = []
    for item in items:
        value = item.get("value") if isinstance(item, Block) else None
        if not isinstance(item, Block) or value is None:
            found.append((conditions.always, item))
            continue
        draft.page.known_keys(item, KEYS)
        found.append((conditions.read(draft.page, draft.columns, item), value))
    return found


def _texts(draft: Draft, tree: Tree, name: str) -> Pick | None:
    found, places = draft.parsed(tree, name), draft.columns.places
    if found is None:
        return None
    if len(found.pieces) == 1 and isinstance(slot := found.pieces[0], Slot):
        place = places[slot.name]
        return lambda values: tuple(part for part in values[place] if part)
    fill = template.filler(found, places)

    def one(values: Values) -> tuple[str, ...]:
        text = fill(values, -1)
        return (text,) if text else ()

    return one
