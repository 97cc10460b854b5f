"""What may stand in a field of the model."""

import re

from kb.errors import InvalidValue
from kb.model import words
from kb.model.schema import Field

_NUMBER = re.compile(r"-?\d+(\.\d+)? ?%?\Z")


def check(field: Field, text: str) -> None:
    """Accept a field's value.

    Raises:
        InvalidValue: it is none of the field's choices, or not a number within its bounds.
    """
    if field.choices and text not in field.choices:
        raise words.unknown(field.name, text, field.choices)
    if field.number and not _is_number(field, text):
        raise InvalidValue(f"`{text}` cannot be {field.name}", "write a number such as 51 or 4.5%")


def _is_number(field: Field, text: str) -> bool:
    return bool(_NUMBER.match(text)) and field.least <= float(text.rstrip("% ")) <= field.most
