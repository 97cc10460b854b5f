"""Questions are planned before they are asked."""

from dataclasses import replace

from kb.queries import catalogue, planned, registry
from kb.queries.planned import Expected
from kb.queries.question import Question
from kb.store.driver import Database
from tests.conftest import Using

FIND = catalogue.of((registry.shipped(),)).find
PARTY = FIND("party"), Expected("party", ("party",))
OWNED = FIND("ownership"), Expected("ownership", ("party",), {"direction": "down"})


def refused() -> tuple[Question, Expected]:
    """A question that Neo4j cannot read."""
    question, expected = PARTY
    return replace(question, text=question.text.replace("RETURN", "RETRUN")), expected


def test_each_is_planned_for_short_texts_and_for_long_ones(shipped: Using) -> None:
    async def ahead(db: Database) -> int:
        return await planned.plan(db, [PARTY, refused(), OWNED])

    assert shipped(ahead) == 4
