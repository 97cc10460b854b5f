"""Comma-separated values (RFC 4180, but lines end as on Unix), safe to open in a spreadsheet.

A spreadsheet takes a text that begins like a formula for one, and names come from files that
anybody may have written: such a text gets an apostrophe before it, which makes it a text again.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from kb.formats.values import encode

# What OWASP lists under "CSV Injection".
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_QUOTED = frozenset(',"\r\n')


def header(columns: Sequence[str]) -> bytes:
    """Return the line that names the columns, in UTF-8."""
    return _line(columns)


def lines(rows: Iterable[Sequence[Any]]) -> bytes:
    """Return a line for each row, in UTF-8: None as nothing, lists and truths as JSON."""
    return b"".join(map(_line, rows))


def _line(row: Sequence[Any]) -> bytes:
    line = ",".join(_quoted(_text(value)) for value in row)
    # A line of one empty value would be an empty line, which readers pass over.
    return (line or '""').encode() + b"\n"


def _text(value: Any) -> str:
    match value:
        case None:
            return ""
        case str():
            return f"'{value}" if value.startswith(_FORMULA) else value
        case bool() | list() | dict():
            return encode(value)
    return str(value)


def _quoted(text: str) -> str:
    if _QUOTED.isdisjoint(text):
        return text
    doubled = text.replace('"', '""')
    return f'"{doubled}"'
