"""The values that a mapping takes out of a row, by the names that it gives them."""

import re
from collections.abc import Callable, Iterator
from collections.abc import Mapping as Named
from dataclasses import dataclass, field, replace

from kb.errors import InvalidValue
from kb.ingest.page import Page
from kb.ingest.table import cells
from kb.ingest.table.cells import Read
from kb.ingest.tree import Mapping, Mark, Scalar, Tree

KEYS = ("column", "split", "find", "date", "number", "country", "map", "otherwise")
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
        read: reads a cell; of an empty one nothing.
        typed: how else cells are read that are numbers by themselves, by whether all of the column
            are; empty where that does not matter.
    """

    column: str
    mark: Mark
    several: bool
    read: ReadCell
    typed: Named[bool, ReadCell] = field(default_factory=dict)


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


def _pairs(page: Page, listed: Mapping | None) -> dict[str, str]:
    return {key.text: page.text(tree, key.text) for key, tree in (listed.items if listed else ())}


def _column(
    page: Page, key: Scalar, tree: Tree, values: dict[str, dict[str, str]]
) -> Column | None:
    parts: Callable[[str], list[str]] = _whole
    one: Read = _as_it_is
    column, several, typed = "", False, {}
    if isinstance(tree, Scalar):
        column = tree.text
    else:
        block = page.mapping(tree, f"the value `{key.text}`") or Mapping(tree.mark, ())
        page.known_keys(block, KEYS)
        column, parts = _heading(page, block.get("column")), _parts(page, block)
        several = block.get("split") is not None or block.get("find") is not None
        form, mapped = _form(page, block), _mapping(page, key.text, block, values)
        one = _then(form, mapped)
        if isinstance(block.get("number"), Mapping):
            typed = {all: _reading(parts, _then(f, mapped)) for all, f in _typed(form).items()}
    if not column:
        page.wrong(key.mark, f"`{key.text}` names no column", "write `column:` with its heading")
        return None
    return Column(column, key.mark, several, _reading(parts, one), typed)


def _heading(page: Page, tree: Tree | None) -> str:
    # As it is written: a heading may hold line breaks and spaces that others lack.
    return tree.text if isinstance(tree, Scalar) else page.text(tree, "column")


def _reading(parts: Callable[[str], list[str]], one: Read) -> ReadCell:
    known: dict[str, tuple[str, ...]] = {}

    def read_cell(cell: str) -> tuple[str, ...]:
        found = known.get(cell)
        if found is None:
            found = tuple(one(part) if part else "" for part in parts(cell))
            if len(known) < _REMEMBERED:
                known[cell] = found
        return found

    return read_cell


def _as_it_is(text: str) -> str:
    return text


def _whole(cell: str) -> list[str]:
    return [" ".join(cell.split())]


def _parts(page: Page, block: Mapping) -> Callable[[str], list[str]]:
    sign, pattern = block.get("split"), block.get("find")
    if sign is not None and pattern is not None:
        page.wrong(sign.mark, "a cell is both split and searched", "use `split` or `find`")
    if isinstance(sign, Scalar) and sign.text:
        return lambda cell: [" ".join(part.split()) for part in cell.split(sign.text)]
    if pattern is not None:
        return _finding([*_patterns(page, pattern)])
    return _whole


def _patterns(page: Page, tree: Tree) -> Iterator[re.Pattern[str]]:
    for pattern in page.scalars(tree, "find"):
        try:
            yield re.compile(pattern.text)
        except re.error as error:
            what = f"`{pattern.text}` is no pattern: {error}"
            page.wrong(pattern.mark, what, "write a regular expression of Python")


def _finding(patterns: list[re.Pattern[str]]) -> Callable[[str], list[str]]:
    """Return what finds all that the last pattern matches, each in what the one before found."""

    def find(cell: str) -> list[str]:
        parts = [cell]
        for form in patterns:
            parts = [found[form.groups and 1] for part in parts for found in form.finditer(part)]
        return [" ".join(part.split()) for part in parts]

    return find


def _then(first: Read, second: Read) -> Read:
    if _as_it_is in (first, second):
        return second if first is _as_it_is else first
    return lambda text: second(first(text))


def _typed(form: Read) -> dict[bool, Read]:
    """Return how cells are read that are numbers: with a point, whatever signs texts have.

    Where only some of a column are, nobody can tell which: `1.234` may be a text with thousands.
    """
    plain = cells.number_by("", ".")
    return {True: plain, False: cells.only_one_of((plain, form))}


def _form(page: Page, block: Mapping) -> Read:
    given = [name for name in ("date", "number", "country") if block.get(name) is not None]
    if len(given) > 1:
        page.wrong(block.mark, f"a cell is read as {' and as '.join(given)}", "keep one of them")
    if "date" in given:
        return _date(page, block.get("date"))
    if "number" in given:
        return _number(page, block.get("number"))
    return cells.country if "country" in given else _as_it_is


def _mapping(page: Page, name: str, block: Mapping, values: dict[str, dict[str, str]]) -> Read:
    if (tree := block.get("map")) is not None:
        return _map(page, name, block, tree, values)
    if other := block.get("otherwise"):
        page.wrong(other.mark, "`otherwise` has no `map` beside it", "write the map, or remove it")
    return _as_it_is


def _date(page: Page, tree: Tree | None) -> Read:
    reads = []
    for form in page.scalars(tree, "date"):
        try:
            reads.append(_date_form(form.text))
        except InvalidValue as error:
            page.invalid(form.mark, error)
    return cells.only_one_of(tuple(reads)) if reads else _as_it_is


def _date_form(text: str) -> Read:
    if text == cells.EXCEL:
        return cells.excel_date
    return cells.date_as_written if text == cells.AS_WRITTEN else cells.date_by(text)


def _number(page: Page, tree: Tree | None) -> Read:
    if isinstance(tree, Scalar):
        if tree.text != "plain":
            what = f"`{tree.text}` is no form of a number"
            page.wrong(tree.mark, what, "write `plain`, or `{thousands: .., decimal: ..}`")
        return cells.number_by("", ".")
    block = page.mapping(tree, "number") or Mapping(Mark(0, 0), ())
    page.known_keys(block, ("thousands", "decimal"))
    signs = {name.text: sign.text for name, sign in block.items if isinstance(sign, Scalar)}
    thousands = signs.get("thousands", "")
    try:
        return cells.number_by(thousands, signs.get("decimal", "," if thousands == "." else "."))
    except InvalidValue as error:
        page.invalid(block.mark, error)
        return _as_it_is


def _map(
    page: Page, name: str, block: Mapping, tree: Tree, values: dict[str, dict[str, str]]
) -> Read:
    otherwise = block.get("otherwise")
    other = page.text(otherwise, "otherwise") if otherwise else None
    if isinstance(tree, Mapping):
        return cells.mapped(_pairs(page, tree), name, other)
    known = page.text(tree, "map")
    if known not in values:
        page.unknown(tree.mark, "list of values", known, values)
    return cells.mapped(values.get(known, {}), known, other)
