"""How a mapping says that cells are read: in what parts, and as days, numbers or countries."""

import re
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Mapping as Named
from types import MappingProxyType

from kb.errors import InvalidValue
from kb.ingest.page import Page
from kb.ingest.table import cells
from kb.ingest.table.cells import Read
from kb.ingest.tree import Mapping, Mark, Scalar, Tree

NAMES = ("date", "number", "country")
Cut = Callable[[str], list[str]]
_NAMED: Named[str, Read] = MappingProxyType(
    {cells.EXCEL: cells.excel_date, cells.AS_WRITTEN: cells.date_as_written}
)
_SINCE_1904 = MappingProxyType({**_NAMED, cells.EXCEL: cells.excel_date_since_1904})
_PATTERN = "write a regular expression of Python"
_SIGNS = MappingProxyType({"thousands": ".", "decimal": ","})


def typed(block: Mapping, form: Read | None) -> dict[bool, Read]:
    """Return how cells are read that are numbers: with a point, whatever signs texts have.

    Where only some of a column are, nobody can tell which: `1.234` may be a text with thousands.
    There is nothing to tell of a column that has no such signs.
    """
    if not isinstance(block.get("number"), Mapping):
        return {}
    plain = cells.number_by("", ".")
    return {True: plain, False: cells.only_one_of((plain, form or plain))}


def read(page: Page, block: Mapping) -> Read | None:
    """Return how a text is read; None where it is left as it is."""
    given = [name for name in NAMES if block.get(name) is not None]
    if len(given) > 1:
        page.wrong(block.mark, f"a cell is read as {' and as '.join(given)}", "keep one of them")
    if "date" in given:
        return _date(page, block.get("date"))
    if "number" in given:
        return _number(page, block.get("number"))
    return _country(page, block.get("country")) if "country" in given else None


def since_1904(page: Page, block: Mapping) -> Read | None:
    """Return how a date is read where days that are numbers are counted from 1904, if it is one."""
    return _date(page, block.get("date"), _SINCE_1904) if block.get("date") is not None else None


def _country(page: Page, tree: Tree | None) -> Read:
    if tree is not None and page.text(tree, "country") != "true":
        page.wrong(tree.mark, "`country` is not `true`", "write that, or remove it")
    return cells.country


def _date(page: Page, tree: Tree | None, named: Named[str, Read] = _NAMED) -> Read | None:
    reads: dict[str, Read] = {}
    for form in _forms(page, tree, "date", f"write `{cells.EXCEL}`, or one such as %d.%m.%Y"):
        try:
            reads[form.text] = named.get(form.text) or cells.date_by(form.text)
        except InvalidValue as error:
            page.invalid(form.mark, error)
    return cells.by_forms(reads) if reads else None


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


def _whole(cell: str) -> list[str]:
    return [" ".join(cell.split())]


def parts(page: Page, block: Mapping) -> Cut:
    """Return what cuts a cell into its parts, as `split` or `find` say."""
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


def _finding(patterns: Iterable[re.Pattern[str]]) -> Cut:
    """Return what finds all that the last pattern matches, each in what the one before found."""

    def find(cell: str) -> list[str]:
        listed = [cell]
        for form in patterns:
            matches = (found[form.groups and 1] for one in listed for found in form.finditer(one))
            listed = [found for found in matches if found is not None]
        return [" ".join(one.split()) for one in listed]

    return find
