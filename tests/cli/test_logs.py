"""What the log's lines show, and what they do not."""

import json
import logging
import sys

import pytest

from kb.cli import logs


def _line(form: str) -> str:
    """A defect, as the log of that form tells it."""
    token = "tl_SECRET"  # noqa: S105 - it opens nothing
    try:
        raise ZeroDivisionError(f"of {len(token)}")
    except ZeroDivisionError:
        record = logging.LogRecord("x", 40, "x.py", 1, "failed", (), sys.exc_info())
    made = logs.config(form, quiet=False)["formatters"]["line"]
    formatter = made.pop("()")(**made)
    text: str = formatter.format(record)
    return text


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_defect_is_told_without_the_values_that_were_at_hand(form: str) -> None:
    line = _line(form)
    assert "ZeroDivisionError: of 9" in line
    assert "tl_SECRET" not in line
    assert line.count("\n") < 20


def test_a_line_of_json_is_one_line() -> None:
    told = json.loads(_line("json"))
    assert (told["event"], told["level"], "\n" in _line("json")) == ("failed", "error", False)
