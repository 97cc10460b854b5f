"""What a mapping calls a thing, and the agreements and kinds of data that a row speaks of."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kb.errors import InvalidValue
from kb.ingest.table import conditions
from kb.ingest.table.draft import Draft, count
from kb.ingest.table.template import Values
from kb.ingest.tree import Mapping as Block
from kb.ingest.tree import Scalar, Tree
from kb.model import fields, ids, schema
from kb.model.claims import Declaration

AGREEMENT_KEYS = ("id", "title", "country", *conditions.KEYS)
DATA_KEYS = ("id", "name", *conditions.KEYS)
OTHER_ROWS = "other_rows"
DATA = "data"
SECTIONS = {node.section: node.label for node in schema.NODES if node.group == "agreement"}
Make = Callable[[Values], tuple[Declaration, ...]]


@dataclass(frozen=True)
class Thing:
    """What a mapping calls a thing, and how a row declares it.

    Attributes:
        label: its label; `Party` where the kind of a party differs from row to row.
        make: the declarations that a row makes, none where it speaks of no such thing.
        elsewhere: whether it is an agreement that another row of the table makes.
    """

    name: str
    label: str
    make: Make
    elsewhere: bool = False


def agreements(draft: Draft, root: Block) -> Iterator[Thing]:
    """Read the sections of agreements, as `credit_lines`, and `other_rows`."""
    for section, label in {**SECTIONS, OTHER_ROWS: "Agreement"}.items():
        entries = draft.page.mapping(root.get(section), section)
        for key, tree in entries.items if entries else ():
            yield from _agreement(draft, key, tree, label)


def _agreement(draft: Draft, key: Scalar, tree: Tree, label: str) -> Iterator[Thing]:
    block = draft.page.mapping(tree, key.text) or Block(key.mark, ())
    draft.page.known_keys(block, AGREEMENT_KEYS)
    id, title = draft.fill(block, "id", ids.exact), draft.fill(block, "title")
    country, holds = draft.country(block), conditions.read(draft.page, draft.columns, block)
    if block.get("id") is None:
        draft.page.wrong(key.mark, f"`{key.text}` has no `id`", "write one, as `register-{number}`")
    if id is None:
        return
    parts = draft.parts(block)

    def make(values: Values) -> tuple[Declaration, ...]:
        if not holds(values):
            return ()
        made = dict.fromkeys(id(values, at) for at in range(count(values, parts)))
        name = title(values, -1) if title else ""
        fields.check_name(name)
        code = country(values, -1)
        return tuple(
            Declaration(checked(one, key.text), label, name, country=code) for one in made if one
        )

    yield Thing(key.text, label, make, elsewhere=label not in schema.NODE)


def data(draft: Draft, root: Block) -> Iterator[Thing]:
    """Read the section `data`: kinds of data, taken part by part where cells have several."""
    entries = draft.page.mapping(root.get(DATA), DATA)
    for key, tree in entries.items if entries else ():
        yield from _kind_of_data(draft, key, tree)


def _kind_of_data(draft: Draft, key: Scalar, tree: Tree) -> Iterator[Thing]:
    block = draft.page.mapping(tree, key.text) or Block(key.mark, ())
    draft.page.known_keys(block, DATA_KEYS)
    for needed in ("id", "name"):
        if block.get(needed) is None:
            draft.page.wrong(key.mark, f"`{key.text}` has no `{needed}`", f"write `{needed}:`")
    id, name = draft.fill(block, "id", ids.exact), draft.fill(block, "name")
    holds, parts = conditions.read(draft.page, draft.columns, block), draft.parts(block)
    if id is None or name is None:
        return

    def make(values: Values) -> tuple[Declaration, ...]:
        places = range(count(values, parts)) if holds(values) else ()
        made = {id(values, at): name(values, at) for at in places}
        for called in made.values():
            fields.check_name(called)
        return tuple(
            Declaration(checked(one, key.text), "DataCategory", called)
            for one, called in made.items()
            if one
        )

    yield Thing(key.text, "DataCategory", make)


def checked(id: str, name: str) -> str:
    """Return an id that a row made.

    Raises:
        InvalidValue: it is none.
    """
    if not ids.is_id(id):
        what = f"`{id}` cannot be an id of `{name}`"
        raise InvalidValue(what, "put letters or digits before what stands in braces")
    return id
