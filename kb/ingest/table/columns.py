"""The values that a mapping takes out of a row, by the names that it gives them."""

import re
from collections.abc import Callable
from collections.abc import Mapping as Named
from dataclasses import dataclass, field, replace

from kb.errors import InvalidValue
from kb.ingest.page import Page
from kb.ingest.table import cells, forms
from kb.ingest.table.cells import Read
from kb.ingest.table.forms import Cut
from kb.ingest.tree import Mapping, Mark, Scalar, Tree, obeyed
from kb.model import fields

KEYS = ("column", "split", "find", *forms.NAMES, "map", "otherwise")
_NAME = re.compile(r"[a-z][a-z0-9_]*\Z")
ReadCell = Callable[[str], tuple[str, ...]]
_REMEMBERED = 100_000  # cells of a column whose reading is kept: most are written again and again


@dataclass(frozen=True)
class Column:
    """One value of a row.

    Attributes:
        column: the table's name for its column.
        mark: where the mapping has it.
        several: whether a cell may hold several.
        raw: whether it is left as it is written, so that nobody has said what `NA` means.
        read: reads a cell; of an empty one nothing.
        typed: how else cells are read that are numbers by themselves, by whether all of the column
            are; empty where that does not matter.
        since_1904: how else cells are read where days that are numbers are counted from 1904; None
            where that does not matter.
    """

    column: str
    mark: Mark
    several: bool
    read: ReadCell
    typed: Named[bool, ReadCell] = field(default_factory=dict)
    since_1904: ReadCell | None = None
    raw: bool = False


@dataclass(frozen=True)
class _Listed:
    """What a column's `map` puts for which texts, and for all others."""

    name: str
    pairs: Named[str, str]
    otherwise: str | None

    def before(self, form: Read | None) -> Read:
        """Return what reads a text by the list; where there is a form, by that if it lacks it."""
        rest = _held_to(form or cells.mapped(self.pairs, self.name, self.otherwise))
        return lambda text: self.pairs[text] if text in self.pairs else rest(text)


@dataclass(frozen=True)
class Columns:
    """All values of a row, in the order in which they are read."""

    columns: dict[str, Column] = field(default_factory=dict)

    @property
    def places(self) -> dict[str, int]:
        """Where each value stands among a row's."""
        return {name: place for place, name in enumerate(self.columns)}

    def typed(self, numbers: Named[str, bool]) -> "Columns":
        """Return the same for a table in which cells of some columns are numbers, not texts.

        Args:
            numbers: these columns, by whether all of their cells are.
        """
        return Columns(
            {
                name: replace(one, read=one.typed[numbers[one.column]])
                if one.typed and one.column in numbers
                else one
                for name, one in self.columns.items()
            }
        )

    def since_1904(self) -> "Columns":
        """Return the same for a workbook that counts days from 1904."""
        return Columns(
            {
                name: replace(one, read=one.since_1904 or one.read)
                for name, one in self.columns.items()
            }
        )


def read(page: Page, section: Mapping | None, values: dict[str, dict[str, str]]) -> Columns:
    """Read the section `columns`: names, each with a column or with how one is read."""
    found = Columns()
    for key, tree in section.items if section else ():
        if not _NAME.match(key.text):
            what = f"`{key.text}` cannot name a value"
            page.wrong(key.mark, what, "write small letters, digits and `_`, as `lender_name`")
        elif column := _column(page, key, tree, values):
            found.columns[key.text] = column
    return found


def value_maps(page: Page, section: Mapping | None) -> dict[str, dict[str, str]]:
    """Read the section `values`: named lists of what is put for what."""
    return {
        name.text: _pairs(page, page.mapping(tree, name.text))
        for name, tree in (section.items if section else ())
    }


def unused(page: Page, values: Mapping | None, section: Mapping | None) -> None:
    """Note each list of the section `values` that no column of the section `columns` uses."""
    entries = [tree for _, tree in section.items if isinstance(tree, Mapping)] if section else []
    used = {tree.text for entry in entries if isinstance(tree := entry.get("map"), Scalar)}
    for name, _ in values.items if values else ():
        if name.text not in used:
            what = f"no column uses the list of values `{name.text}`"
            page.wrong(name.mark, what, f"write `map: {name.text}` in one, or remove it")


def _pairs(page: Page, listed: Mapping | None) -> dict[str, str]:
    for key, _ in listed.items if listed else ():
        if not key.text:
            what = "an empty cell gives nothing, and no list puts something for it"
            page.wrong(key.mark, what, 'remove the line, or say it by `unless: {name: ""}`')
    return {key.text: page.text(tree, key.text) for key, tree in (listed.items if listed else ())}


def _column(
    page: Page, key: Scalar, tree: Tree, values: dict[str, dict[str, str]]
) -> Column | None:
    if isinstance(tree, Scalar):
        block = Mapping(tree.mark, ((Scalar(tree.mark, "column"), tree),))
    else:
        block = page.mapping(tree, f"the value `{key.text}`") or Mapping(tree.mark, ())
    page.known_keys(block, KEYS)
    column, parts = _heading(page, block.get("column")), forms.parts(page, block)
    several = block.get("split") is not None or block.get("find") is not None
    form, listed = forms.read(page, block), _listed(page, key.text, block, values)
    typed = {all: _reading(parts, f, listed) for all, f in forms.typed(block, form).items()}
    counted = forms.since_1904(page, block)
    since_1904 = _reading(parts, counted, listed) if counted else None
    if not column:
        page.wrong(key.mark, f"`{key.text}` names no column", "write `column:` with its heading")
        return None
    read_cell = _reading(parts, form, listed)
    raw = form is None and listed is None
    return Column(column, key.mark, several, read_cell, typed, since_1904, raw)


def _heading(page: Page, tree: Tree | None) -> str:
    # As it is written: a heading may hold line breaks and spaces that others lack.
    return tree.text if isinstance(tree, Scalar) else page.text(tree, "column")


def _reading(parts: Cut, form: Read | None, listed: _Listed | None) -> ReadCell:
    known: dict[str, tuple[str, ...]] = {}
    one = listed.before(form) if listed else _held_to(form or _as_it_is)

    def read_cell(cell: str) -> tuple[str, ...]:
        found = known.get(cell)
        if found is None:
            if cell in cells.UNREADABLE and not (listed and cell in listed.pairs):
                raise cells.failed(cell)
            found = tuple(one(part) if part else "" for part in parts(cell))
            if len(known) < _REMEMBERED:
                known[cell] = found
        return found

    return read_cell


def _held_to(form: Read) -> Read:
    """Return what reads a text by a form, if it can be shown and is of a length that texts have."""

    def read(text: str) -> str:
        if sign := obeyed(text):
            what = f"the cell holds the character U+{ord(sign):04X}, which is obeyed, not shown"
            raise InvalidValue(what, "take it out")
        fields.check_text(text)
        return form(text)

    return read


def _as_it_is(text: str) -> str:
    return text


def _listed(
    page: Page, name: str, block: Mapping, values: dict[str, dict[str, str]]
) -> _Listed | None:
    tree, otherwise = block.get("map"), block.get("otherwise")
    other = page.text(otherwise, "otherwise") if otherwise else None
    if otherwise and tree is None:
        page.wrong(otherwise.mark, "`otherwise` has no `map` beside it", "write it, or remove this")
    if otherwise and (given := [name for name in forms.NAMES if block.get(name) is not None]):
        what = f"`otherwise` leaves nothing that would be read as {given[0]}"
        page.wrong(otherwise.mark, what, "remove one of the two")
    if tree is None:
        return None
    if isinstance(tree, Mapping):
        return _Listed(name, _pairs(page, tree), other)
    known = page.text(tree, "map")
    if known not in values:
        page.unknown(tree.mark, "list of values", known, values)
    return _Listed(known, values.get(known, {}), other)
