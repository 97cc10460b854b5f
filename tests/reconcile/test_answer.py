"""Batches that are answered from the graph; over HTTP they are in `tests/api`."""

import pytest

from kb.errors import TookTooLong
from kb.reconcile import answer, queries
from tests.conftest import Using

pytestmark = pytest.mark.usefixtures("rigour")
BATCH = queries.read({"q0": {"query": "Huawei"}, "q1": {"query": "Lenovo", "limit": 1}})


def test_a_batch_is_answered_by_its_keys(shipped: Using) -> None:
    found = shipped(lambda db: answer.answer(db, BATCH))
    told = {
        key: [(one["id"], one["match"]) for one in each["result"][:1]]
        for key, each in found.items()
    }
    assert told == {"q0": [("huawei", True)], "q1": [("lenovo", True)]}


def test_a_batch_that_takes_too_long_is_given_up(shipped: Using) -> None:
    with pytest.raises(TookTooLong) as caught:
        shipped(lambda db: answer.answer(db, BATCH, seconds=0.001))
    assert str(caught.value) == (
        "the batch did not end within 0.001 seconds; send fewer queries at once"
    )
