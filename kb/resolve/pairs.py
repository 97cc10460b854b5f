"""Pairs of names in a table, and how alike each is."""

from collections.abc import Iterator

from kb.errors import InvalidTable, InvalidValue, Problem
from kb.ingest.table.sheets import Sheet
from kb.resolve import compare

NAMES = ("name1", "name2")
SCHEMA = "schema"  # of FollowTheMoney: `Person`, or any other
_ADDED = ("score", "same")


def headings(sheet: Sheet) -> tuple[str, ...]:
    """Return the columns of a table with those that are added, or written anew.

    Raises:
        InvalidTable: it has no two columns of names.
    """
    lacking = [name for name in NAMES if name not in sheet.headings]
    if lacking:
        told = " and ".join(f"`{name}`" for name in lacking)
        what, remedy = f"has no column {told}", "head the names to compare by name1 and name2"
        raise InvalidTable([Problem(sheet.file, sheet.first - 1, 1, what, remedy)])
    return (*(name for name in sheet.headings if name not in _ADDED), *_ADDED)


def scored(sheet: Sheet) -> Iterator[tuple[str, ...]]:
    """Yield each row with the score of its names, from 0 to 1, and whether they may be of one.

    Raises:
        InvalidTable: a row is none.
        MissingExtra: what names are compared by is not installed.
    """
    columns = headings(sheet)
    for number, cells in sheet.rows():
        if isinstance(cells, InvalidValue):
            problem = Problem(sheet.file, number, 1, cells.what, cells.remedy)
            raise InvalidTable([problem])
        if any(cells):
            row = {name: cell or "" for name, cell in zip(sheet.headings, cells, strict=True)}
            one, other = (row[name] for name in NAMES)
            found = compare.compare(one, other, person=row.get(SCHEMA) == "Person")
            row |= {"score": f"{found.score:.3f}", "same": str(found.same).lower()}
            yield tuple(row[name] for name in columns)
