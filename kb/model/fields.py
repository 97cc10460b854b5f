"""What may stand in a field of the model."""

import re

from kb.errors import InvalidValue
from kb.model import words
from kb.model.schema import Field

LONGEST_NAME = 1_000  # characters; the longest names of bodies and agreements have some 300
LONGEST_TEXT = 32_767  # as a cell of Excel
_NUMBER = re.compile(r"-?\d+(\.\d+)? ?%?\Z")


def check_name(text: str) -> None:
    """Accept the name of a thing.

    Raises:
        InvalidValue: it is longer than any.
    """
    _check_length("a name", text, LONGEST_NAME)


def check_text(text: str) -> None:
    """Accept a text.

    Raises:
        InvalidValue: it is longer than a spreadsheet could show.
    """
    _check_length("a text", text, LONGEST_TEXT)


def _check_length(called: str, text: str, longest: int) -> None:
    if len(text) > longest:
        what = f"{called} has {len(text):,} characters: `{text[:40]}…`"
        raise InvalidValue(what, f"shorten it to {longest:,} at the most")


def check(field: Field, text: str) -> None:
    """Accept a field's value.

    Raises:
        InvalidValue: it is none of the field's choices, not a number within its bounds, or too
            long.
    """
    check_text(text)
    if field.choices and text not in field.choices:
        raise words.unknown(field.name, text, field.choices)
    if field.number and not _is_number(field, text):
        raise InvalidValue(f"`{text}` cannot be {field.name}", "write a number such as 51 or 4.5%")


def _is_number(field: Field, text: str) -> bool:
    return bool(_NUMBER.match(text)) and field.least <= float(text.rstrip("% ")) <= field.most
