"""Every shipped question by its own example: values of the declared types, in a total order."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from kb.model.judgements import Verdict
from kb.queries import registry, run
from kb.queries.question import Kind, Question
from kb.store import judging
from kb.store.answers import Row
from tests.conftest import Using
from tests.store.judgements import judged

QUESTIONS = registry.every([registry.shipped()])
_PYTHON: dict[str, type | tuple[type, ...]] = {
    "string": str,
    "party": str,
    "thing": str,
    "fact": str,
    "int": int,
    "float": float,
    "bool": bool,
    "date": date,
}


def ask(using: Using, name: str, **given: Any) -> list[Row]:
    answer: run.Answer = using(lambda db: run.ask(db, QUESTIONS[name], given))
    assert not answer.truncated
    return answer.rows


def _fits(kind: Kind, value: Any) -> bool:
    if value is None:
        return kind.nullable
    if kind.several:
        return isinstance(value, list) and all(_fits(Kind(kind.name), item) for item in value)
    return isinstance(value, _PYTHON[kind.name]) and (not kind.choices or value in kind.choices)


@pytest.fixture(scope="module")
def full(wider: Using) -> Iterator[Using]:
    """The graph of `wider`, and a judgement in it, which is taken back at the end."""
    different = judged("huawei", "zte", Verdict.DIFFERENT)
    wider(lambda db: judging.judge(db, [different]))
    yield wider
    wider(lambda db: judging.withdraw(db, [different.id]))


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_an_example_is_answered_with_values_of_the_declared_types(
    full: Using, question: Question
) -> None:
    rows = ask(full, question.name, **question.example)
    wrong = [
        (column.name, row[column.name])
        for row in rows
        for column in question.columns
        if not _fits(column.kind, row[column.name])
    ]
    assert (wrong, rows == []) == ([], False)


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_the_order_is_total(wider: Using, question: Question) -> None:
    rows = ask(wider, question.name, **question.example)
    keys = [repr([row[key.column] for key in question.order]) for row in rows]
    assert len(keys) == len(set(keys))
