"""Whether a table has the columns of a mapping, and how it has them."""

from collections.abc import Iterator
from collections.abc import Mapping as Named
from dataclasses import replace

from kb.errors import InvalidMapping, InvalidValue, Problem
from kb.ingest.table.mapping import Mapping
from kb.ingest.table.sheets import Sheet
from kb.model import words


def places(mapping: Mapping, sheet: Sheet) -> tuple[int, ...]:
    """Return where a table has the columns of a mapping.

    Raises:
        InvalidMapping: it has not all of them, or no sheets, of which the mapping names one.
    """
    known = {heading: place for place, heading in enumerate(sheet.headings)}
    problems = [*_no_sheets(mapping, sheet)]
    for column in mapping.columns.columns.values():
        if error := _misfit(column.column, known, sheet.left_out):
            what, at = f"{error.what} of {sheet.file}", column.mark
            problems.append(Problem(mapping.file, at.line, at.column, what, error.remedy))
    if problems:
        raise InvalidMapping(problems)
    return tuple(known[column.column] for column in mapping.columns.columns.values())


def _no_sheets(mapping: Mapping, sheet: Sheet) -> Iterator[Problem]:
    if (at := mapping.sheet_at) and not sheet.book:
        what = f"`sheet` is for workbooks, and {sheet.file} is none"
        yield Problem(mapping.file, at.line, at.column, what, "remove the line")


def _misfit(column: str, known: Named[str, int], left_out: Named[str, str]) -> InvalidValue | None:
    if column in left_out:
        what = f"`{column}` holds {left_out[column]}, which is no text, in the rows"
        return InvalidValue(what, "write it out as text in another column")
    if column not in known:
        return words.unknown("column", column, known)
    if f"{column}_duplicated_0" in known:  # as Polars calls the second
        return InvalidValue(f"`{column}` heads several columns", "give one another heading")
    return None


def fitted(mapping: Mapping, sheet: Sheet) -> Mapping:
    """Return how a table is read whose cells are numbers in some columns, and texts in others."""
    asked = [one.column for one in mapping.columns.columns.values() if one.typed]
    columns = mapping.columns.typed(sheet.numbers(asked))
    return replace(mapping, columns=columns.since_1904() if sheet.since_1904 else columns)
