"""What is suggested for a parameter by what has been typed of it."""

import pytest

from kb.errors import InvalidParameter
from kb.queries import header, suggest
from kb.queries.question import Question
from kb.queries.suggest import Suggestion
from tests.conftest import Using
from tests.queries.test_catalogue import QUESTIONS


def _values(using: Using, question: Question, parameter: str, prefix: str) -> list[str]:
    found: list[Suggestion] = using(lambda db: suggest.suggest(db, question, parameter, prefix))
    return [one.value for one in found]


@pytest.mark.parametrize(
    ("name", "parameter", "prefix", "values"),
    [
        ("chain", "certainty", "", ["possible", "certain"]),
        ("chain", "certainty", "c", ["certain"]),
        ("chain", "party", "hua", ["huawei"]),
        ("chain", "party", "Invented Netw", ["invented-network"]),
        ("chain", "party", "华", ["huawei"]),
        ("chain", "party", "léno", ["lenovo"]),
        ("chain", "party", "twin", ["invented-broker", "invented-twin"]),
        ("chain", "party", 'AND ) OR (* \\ "', []),
        ("chain", "party", "no such party", []),
        ("chain", "data", "", ["invented-data", "invented-photos", "user-data"]),
        ("chain", "data", "u", ["user-data"]),
        ("chain", "on", "2018", []),
        ("chain_summary", "pledges", "t", ["true"]),
        ("agreement", "agreement", "huawei", ["huawei-access", "huawei-credit"]),
    ],
)
def test_what_is_typed_may_become_these(
    shipped: Using, name: str, parameter: str, prefix: str, values: list[str]
) -> None:
    assert sorted(_values(shipped, QUESTIONS[name], parameter, prefix)) == sorted(values)


def test_a_value_comes_with_what_it_stands_for(shipped: Using) -> None:
    found = shipped(lambda db: suggest.suggest(db, QUESTIONS["chain"], "data", "user"))
    assert found == [Suggestion("user-data", "Unspecified user data")]


def test_no_more_than_a_list_to_look_at(using: Using) -> None:
    text = (
        "// N.\n//\n// param n: int  N.\n// column m: int  M.\n// order: m\n"
        '// example: {"n": 1}\n// suggest n: CYPHER 25 UNWIND range(1, 99) AS n '
        "WITH toString(n) AS value WHERE value STARTS WITH $prefix RETURN value, null AS label\n"
        "RETURN $n AS m"
    )
    question = header.parse("numbers", "numbers.cypher", text)
    assert len(_values(using, question, "n", "")) == suggest.MOST
    assert _values(using, question, "n", "9") == ["9", *(str(n) for n in range(90, 100))]


def test_a_parameter_that_is_none_is_told(shipped: Using) -> None:
    with pytest.raises(InvalidParameter) as caught:
        _values(shipped, QUESTIONS["party"], "day", "")
    assert str(caught.value) == "there is no parameter `day`; this question takes party"


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_every_suggestion_of_the_catalogue_can_be_asked(shipped: Using, question: Question) -> None:
    for parameter in question.parameters:
        found = _values(shipped, question, parameter.name, "no such value")
        assert found == []
