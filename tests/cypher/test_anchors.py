"""Each question that needs a party or a kind of data begins at it, by its unique index."""

from typing import Any

import pytest

from kb.queries import values
from tests.conftest import Using
from tests.queries.test_catalogue import QUESTIONS

REQUIRED = ("common_partners", "neighbours", "ownership", "path", "who_can_reach")


@pytest.mark.parametrize("name", REQUIRED)
def test_nothing_is_scanned(shipped: Using, name: str) -> None:
    question = QUESTIONS[name]
    given: dict[str, Any] = values.read_all(question.parameters, question.example)
    plan = shipped(lambda db: db.explain(question.text, given))
    scans = [step for step in plan if "Scan" in step]
    assert (scans, any("UniqueIndexSeek" in step for step in plan)) == ([], True)
