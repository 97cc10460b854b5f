"""The values that a mapping takes out of a row, by the names that it gives them."""

import re
from collections.abc import Callable, Iterator
from collections.abc import Mapping as Named
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from kb.errors import InvalidValue
from kb.ingest.page import Page
from kb.ingest.table import cells
from kb.ingest.table.cells import Read
from kb.ingest.tree import Mapping, Mark, Scalar, Tree

FORMS = ("date", "number", "country")
KEYS = ("column", "split", "find", *FORMS, "map", "otherwise")
_NAME = re.compile(r"[a-z][a-z0-9_]*\Z")
ReadCell = Callable[[str], tuple[str, ...]]
_NAMED: Named[str, Read] = MappingProxyType(
    {cells.EXCEL: cells.excel_date, cells.AS_WRITTEN: cells.date_as_written}
)
_SINCE_1904 = MappingProxyType({**_NAMED, cells.EXCEL: cells.excel_date_since_1904})
_PATTERN = "write a regular expression of Python"
_SIGNS = MappingProxyType({"thousands": ".", "decimal": ","})
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
        since_1904: how else cells are read where days that are numbers are counted from 1904; None
            where that does not matter.
    """

    column: str
    mark: Mark
    several: bool
    read: ReadCell
    typed: Named[bool, ReadCell] = field(default_factory=dict)
    since_1904: ReadCell | None = None


@dataclass(frozen=True)
class _Listed:
    """What a column's `map` puts for which texts, and for all others."""

    name: str
    pairs: Named[str, str]
    otherwise: str | None

    def before(self, form: Read | None) -> Read:
        """Return what reads a text by the list; where there is a form, by that if it lacks it."""
        if form is None:
            return cells.mapped(self.pairs, self.name, self.otherwise)
        return lambda text: self.pairs[text] if text in self.pairs else form(text)


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
    column, parts = _heading(page, block.get("column")), _parts(page, block)
    several = block.get("split") is not None or block.get("find") is not None
    form, listed = _form(page, block), _listed(page, key.text, block, values)
    typed, since_1904 = {}, None
    if isinstance(block.get("number"), Mapping):
        typed = {all: _reading(parts, f, listed) for all, f in _typed(form).items()}
    if block.get("date") is not None:
        since_1904 = _reading(parts, _date(page, block.get("date"), _SINCE_1904), listed)
    if not column:
        page.wrong(key.mark, f"`{key.text}` names no column", "write `column:` with its heading")
        return None
    read_cell = _reading(parts, form, listed)
    return Column(column, key.mark, several, read_cell, typed, since_1904)


def _heading(page: Page, tree: Tree | None) -> str:
    # As it is written: a heading may hold line breaks and spaces that others lack.
    return tree.text if isinstance(tree, Scalar) else page.text(tree, "column")


def _reading(
    parts: Callable[[str], list[str]], form: Read | None, listed: _Listed | None
) -> ReadCell:
    known: dict[str, tuple[str, ...]] = {}
    one = listed.before(form) if listed else form or _as_it_is

    def read_cell(cell: str) -> tuple[str, ...]:
        found = known.get(cell)
        if found is None:
            if cell in cells.ERRORS and not (listed and cell in listed.pairs):
                raise cells.failed(cell)
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
    if text := _sign(page, sign, "split", "|"):
        return lambda cell: [" ".join(part.split()) for part in cell.split(text)]
    if pattern is not None:
        return _finding([*_patterns(page, pattern)])
    return _whole


def _sign(page: Page, tree: Tree | None, name: str, example: str) -> str:
    """Return a sign as it is written; empty, with a problem noted, where it is none."""
    if isinstance(tree, Scalar) and tree.text:
        return tree.text
    if tree is not None:
        page.wrong(tree.mark, f"`{name}` is no sign", f'write one, as `{name}: "{example}"`')
    return ""


def _forms(page: Page, tree: Tree | None, name: str, remedy: str) -> list[Scalar]:
    """Return the forms of a list or the only one; none, with a problem noted, if it is empty."""
    found = [form for form in page.scalars(tree, name) if form.text]
    if tree is not None and not found:
        page.wrong(tree.mark, f"`{name}` has no form", remedy)
    return found


def _patterns(page: Page, tree: Tree) -> Iterator[re.Pattern[str]]:
    for pattern in _forms(page, tree, "find", _PATTERN):
        try:
            yield re.compile(pattern.text)
        except re.error as error:
            what = f"`{pattern.text}` is no pattern: {error}"
            page.wrong(pattern.mark, what, _PATTERN)


def _finding(patterns: list[re.Pattern[str]]) -> Callable[[str], list[str]]:
    """Return what finds all that the last pattern matches, each in what the one before found."""

    def find(cell: str) -> list[str]:
        parts = [cell]
        for form in patterns:
            matches = (found[form.groups and 1] for one in parts for found in form.finditer(one))
            parts = [found for found in matches if found is not None]
        return [" ".join(part.split()) for part in parts]

    return find


def _typed(form: Read | None) -> dict[bool, Read]:
    """Return how cells are read that are numbers: with a point, whatever signs texts have.

    Where only some of a column are, nobody can tell which: `1.234` may be a text with thousands.
    """
    plain = cells.number_by("", ".")
    return {True: plain, False: cells.only_one_of((plain, form or plain))}


def _form(page: Page, block: Mapping) -> Read | None:
    given = [name for name in FORMS if block.get(name) is not None]
    if len(given) > 1:
        page.wrong(block.mark, f"a cell is read as {' and as '.join(given)}", "keep one of them")
    if "date" in given:
        return _date(page, block.get("date"))
    if "number" in given:
        return _number(page, block.get("number"))
    return _country(page, block.get("country")) if "country" in given else None


def _country(page: Page, tree: Tree | None) -> Read:
    if tree is not None and page.text(tree, "country") != "true":
        page.wrong(tree.mark, "`country` is not `true`", "write that, or remove it")
    return cells.country


def _date(page: Page, tree: Tree | None, named: Named[str, Read] = _NAMED) -> Read | None:
    reads = []
    for form in _forms(page, tree, "date", f"write `{cells.EXCEL}`, or one such as %d.%m.%Y"):
        try:
            reads.append(named.get(form.text) or cells.date_by(form.text))
        except InvalidValue as error:
            page.invalid(form.mark, error)
    return cells.only_one_of(tuple(reads)) if reads else None


def _number(page: Page, tree: Tree | None) -> Read | None:
    if isinstance(tree, Scalar):
        if tree.text != "plain":
            what = f"`{tree.text}` is no form of a number"
            page.wrong(tree.mark, what, "write `plain`, or `{thousands: .., decimal: ..}`")
        return cells.number_by("", ".")
    block = page.mapping(tree, "number") or Mapping(Mark(0, 0), ())
    page.known_keys(block, _SIGNS)
    signs = {
        name.text: sign.text
        if isinstance(sign, Scalar)
        else _sign(page, sign, name.text, _SIGNS.get(name.text, "."))
        for name, sign in block.items
    }
    thousands = signs.get("thousands", "")
    try:
        return cells.number_by(thousands, signs.get("decimal", "," if thousands == "." else "."))
    except InvalidValue as error:
        page.invalid(block.mark, error)
        return None


def _listed(
    page: Page, name: str, block: Mapping, values: dict[str, dict[str, str]]
) -> _Listed | None:
    tree, otherwise = block.get("map"), block.get("otherwise")
    other = page.text(otherwise, "otherwise") if otherwise else None
    if otherwise and tree is None:
        page.wrong(otherwise.mark, "`otherwise` has no `map` beside it", "write it, or remove this")
    if otherwise and (forms := [form for form in FORMS if block.get(form) is not None]):
        what = f"`otherwise` leaves nothing that would be read as {forms[0]}"
        page.wrong(otherwise.mark, what, "remove one of the two")
    if tree is None:
        return None
    if isinstance(tree, Mapping):
        return _Listed(name, _pairs(page, tree), other)
    known = page.text(tree, "map")
    if known not in values:
        page.unknown(tree.mark, "list of values", known, values)
    return _Listed(known, values.get(known, {}), other)
