"""That a question finds what it is asked of by an index, not by reading everything."""

import pytest

from kb.queries import values
from kb.store.driver import Database
from tests.conftest import Using
from tests.queries.test_catalogue import QUESTIONS


def _operators(using: Using, name: str) -> list[str]:
    question = QUESTIONS[name]
    given = values.read_all(question.parameters, question.example)

    async def explain(db: Database) -> list[str]:
        plan = (await db.described(question.text, given)).plan
        return [operator.name for operator in plan.walk()] if plan else []

    found: list[str] = using(explain)
    return found


@pytest.mark.parametrize(
    ("name", "seek", "times"),
    [
        ("agreement", "NodeUniqueIndexSeek", 2),
        ("claim", "NodeUniqueIndexSeek", 1),
        ("fact", "DirectedRelationshipUniqueIndexSeek", 24),
        ("source", "NodeUniqueIndexSeek", 1),
    ],
)
def test_one_thing_is_sought_by_its_id(counted: Using, name: str, seek: str, times: int) -> None:
    operators = _operators(counted, name)
    assert [operator for operator in operators if "Scan" in operator] == []
    assert operators.count(seek) == times


@pytest.mark.parametrize(
    "name", ["common_partners", "neighbours", "ownership", "parts", "path", "who_can_reach"]
)
def test_what_needs_a_party_or_a_kind_of_data_begins_at_it(counted: Using, name: str) -> None:
    operators = _operators(counted, name)
    assert [operator for operator in operators if "Scan" in operator] == []
    assert "NodeUniqueIndexSeek" in operators


@pytest.mark.parametrize("name", ["conflicts", "qualified", "single_source", "speakers", "stale"])
def test_a_party_and_the_claims_on_a_fact_are_sought(counted: Using, name: str) -> None:
    operators = set(_operators(counted, name))
    assert {"NodeUniqueIndexSeek", "DirectedRelationshipIndexSeek"} <= operators


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("backing", ("party", "recipient")),
        ("grants", ("party",)),
        ("implementers", ("party", "financier", "recipient")),
        ("members", ("party", "member")),
        ("payments", ("party", "payer", "payee")),
        ("portfolio", ("party",)),
        ("positions", ("person", "party")),
        ("related", ("agreement", "party")),
    ],
)
def test_each_parameter_that_anchors_the_search_is_sought(
    counted: Using, name: str, given: tuple[str, ...]
) -> None:
    operators = _operators(counted, name)
    assert operators.count("NodeUniqueIndexSeek") >= len(given)


@pytest.mark.parametrize("name", ["among", "things"])
def test_several_things_are_sought_by_their_ids(counted: Using, name: str) -> None:
    operators = _operators(counted, name)
    assert [operator for operator in operators if "Scan" in operator] == []
    assert operators.count("NodeUniqueIndexSeek") == 5


def test_of_two_parties_what_joins_them_is_looked_for_and_nothing_else(counted: Using) -> None:
    operators = _operators(counted, "among")
    # The others are for an agreement, which has few facts, and for who was judged to be another.
    assert operators.count("Expand(Into)") == 1
    assert operators.count("Expand(All)") == 2


def test_things_are_counted_without_reading_them(counted: Using) -> None:
    assert _operators(counted, "statistics").count("NodeCountFromCountStore") == 10
