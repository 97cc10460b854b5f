"""Questions by their names, and the things that some of them are about."""

from typing import Any

import pytest

from tests.api.conftest import OWN_NAMES
from tests.api.serving import JSON, PROBLEM, Client, problem
from tests.cypher.test_chain import CHAIN
from tests.queries.test_catalogue import QUESTIONS


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


def test_a_question_is_answered_in_the_envelope(client: Client) -> None:
    answer = client.get("/v1/queries/chain", params={"party": "Huawei", "on": "2018-06-05"})
    assert (answer.status_code, answer.headers["content-type"]) == (200, JSON)
    assert answer.json() == {
        "query": "chain",
        "parameters": {
            "party": "huawei",
            "lender": None,
            "government": None,
            "partner": None,
            "data": None,
            "link": "borrower",
            "lender_depth": 1,
            "party_depth": 0,
            "on": "2018-06-05",
            "between": None,
            "certainty": "possible",
            "known_on": None,
        },
        "columns": list(CHAIN),
        "rows": [{name: _plain(value) for name, value in CHAIN.items()}],
        "truncated": False,
        "next": None,
        "changed": False,
    }


def test_a_period_is_told_by_its_days_which_may_be_asked_again(client: Client) -> None:
    given = {"party": "invented-bank", "between": "1995/2001"}
    answer = client.get("/v1/queries/ownership", params=given).json()
    assert answer["parameters"]["between"] == ["1995-01-01", "2001-12-31"]
    assert [row["path"] for row in answer["rows"]] == ["invented-state:first/invented-bank"]
    again = client.post("/v1/queries/ownership", json=answer["parameters"])
    assert again.json() == answer


def test_an_empty_answer_is_an_answer(client: Client) -> None:
    answer = client.get("/v1/queries/chain", params={"party": "lenovo"})
    assert (answer.status_code, answer.json()["rows"], answer.json()["next"]) == (200, [], None)


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_example_is_answered_the_same_by_get_and_by_post(client: Client, name: str) -> None:
    example = QUESTIONS[name].example
    asked = client.get(f"/v1/queries/{name}", params=example)
    posted = client.post(f"/v1/queries/{name}", json=example)
    assert (asked.status_code, posted.status_code, asked.json()) == (200, 200, posted.json())
    assert asked.json()["columns"] == list(QUESTIONS[name].column_names)


def test_an_unknown_question_is_told_with_the_nearest(client: Client) -> None:
    answer = client.get("/v1/queries/chian")
    detail = "there is no question `chian`; did you mean `chain`?"
    where = [{"detail": detail, "parameter": "name"}]
    assert (answer.status_code, answer.headers["content-type"]) == (404, PROBLEM)
    assert answer.json() == problem(
        "No such question", 404, detail, "/v1/queries/chian", errors=where
    )


def test_the_questions_are_listed_with_all_that_their_headers_say(client: Client) -> None:
    listed = client.get("/v1/queries").json()["queries"]
    assert [one["name"] for one in listed] == sorted([*QUESTIONS, *OWN_NAMES])
    assert next(one for one in listed if one["name"] == "numbers") == {
        "name": "numbers",
        "title": "Numbers from one, with a day and a word each; every seventh has no word.",
        "description": "",
        "parameters": [
            {
                "name": "count",
                "type": "int",
                "description": "How many.",
                "required": True,
                "default": None,
                "schema": {"type": "integer"},
                "suggested": False,
            },
            {
                "name": "words",
                "type": "string[]",
                "description": "The words, in turns.",
                "required": False,
                "default": ["=1+1", "plain", 'a, "b"'],
                "schema": {"type": "array", "items": {"type": "string"}},
                "suggested": False,
            },
        ],
        "columns": [
            {"name": "n", "type": "int", "description": "The number."},
            {"name": "day", "type": "date", "description": "The day so many days after "
             "2000-01-01."},
            {"name": "word", "type": "string?", "description": "A word."},
        ],
        "order": [{"column": "n", "descending": False}],
        "example": {"count": 3},
        "limits": {"rows": 1_000_000, "seconds": 60.0, "bytes": 1_000_000_000},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("path", "values"),
    [
        ("chain/suggest/certainty?prefix=c", [("certain", None)]),
        ("chain/suggest/party?prefix=hua", [("huawei", "Huawei")]),
        ("chain/suggest/data?prefix=user", [("user-data", "Unspecified user data")]),
        ("chain/suggest/on", []),
    ],
)
def test_values_are_suggested(
    client: Client, path: str, values: list[tuple[str, str | None]]
) -> None:
    answer = client.get(f"/v1/queries/{path}")
    assert answer.json() == {
        "suggestions": [{"value": value, "label": label} for value, label in values]
    }


@pytest.mark.parametrize(
    ("path", "question", "given"),
    [
        ("/v1/search?text=huawei", "search", {"text": "huawei"}),
        ("/v1/changes", "changes", {}),
    ],
)
def test_a_short_path_answers_as_its_question_does(
    client: Client, path: str, question: str, given: dict[str, str]
) -> None:
    asked = client.get(f"/v1/queries/{question}", params=given)
    assert client.get(path).json() == asked.json()


@pytest.mark.parametrize(
    ("text", "spelled", "found"),
    [
        ("Huawey", [], [("huawei", "typo")]),
        ("华为", ["hua wei", "huawei"], [("huawei", "spelling")]),
        ("Лэново", ["Lenovo"], [("lenovo", "spelling")]),
    ],
)
def test_a_search_allows_for_typos_and_other_scripts(
    client: Client, text: str, spelled: list[str], found: list[tuple[str, str]]
) -> None:
    answer = client.get("/v1/search", params={"text": text}).json()
    assert answer["parameters"] == {"text": text, "kind": None, "spelled": spelled}
    assert [(row["party"], row["found_by"]) for row in answer["rows"]] == found


@pytest.mark.parametrize(
    ("path", "question", "given"),
    [
        ("/v1/parties/Huawei", "party", {"party": "huawei"}),
        ("/v1/agreements/huawei-credit", "agreement", {"agreement": "huawei-credit"}),
        ("/v1/sources/hill-2018-06-05", "source", {"source": "hill-2018-06-05"}),
    ],
)
def test_a_thing_is_the_row_that_its_question_gives(
    client: Client, path: str, question: str, given: dict[str, str]
) -> None:
    [row] = client.get(f"/v1/queries/{question}", params=given).json()["rows"]
    assert client.get(path).json() == row


def test_facts_and_claims_are_things_too(client: Client) -> None:
    evidence = client.get("/v1/queries/evidence?facts=huawei-credit").json()["rows"]
    claim = client.get(f"/v1/claims/{evidence[0]['claim']}").json()
    assert claim["says"] == evidence[0]["says"]
    chain = client.get("/v1/queries/chain?party=huawei").json()["rows"][0]
    fact = client.get(f"/v1/facts/{chain['facts'][-1]}").json()
    assert fact["fact"] == chain["facts"][-1]


@pytest.mark.parametrize("kind", ["agreement", "fact", "claim", "source"])
def test_an_id_that_nothing_has_is_not_found(client: Client, kind: str) -> None:
    path = f"/v1/{kind}s/nothing"
    detail = f"no {kind} has the id `nothing`; answers carry the ids of what they tell"
    where = [{"detail": detail, "parameter": "id"}]
    answer = client.get(path)
    assert answer.status_code == 404
    assert answer.json() == problem("No such thing", 404, detail, path, errors=where)


def test_a_trace_is_what_the_terminal_draws(client: Client) -> None:
    traced = client.get("/v1/parties/Huawei/trace?on=2018-06-05").json()
    assert [row["chain"] for row in traced["chains"]] == [CHAIN["chain"]]
    assert (traced["party"]["name"], traced["truncated"], traced["why_not"]) == (
        *("Huawei", False),
        [],
    )
    assert [note["number"] for note in traced["notes"]] == list(range(1, len(traced["notes"]) + 1))
    without = client.get("/v1/parties/huawei/trace?to=cn&on=2019-01-01").json()
    assert (without["chains"], without["to"]) == ([], "China")
    assert [row["what"] for row in without["why_not"][0] if row["missing"]] == [
        "the partnership facebook-huawei was announced to end by 2018-06-10, "
        "before the time asked for"
    ]


@pytest.mark.parametrize(
    ("path", "parameter", "detail"),
    [
        ("/v1/queries?day=1", "day", "there is no parameter `day`; this takes none"),
        ("/v1/parties/huawei?on=2018-06-05", "on", "there is no parameter `on`; this takes none"),
        (
            "/v1/parties/huawei/trace?day=1",
            "day",
            "there is no parameter `day`; this takes to, on, between, certainty, known_on, link, "
            "lender_depth, party_depth",
        ),
        (
            "/v1/parties/huawei/trace?on=2018-06-05&on=2018-06-06",
            "on",
            "the parameter `on` is given twice; give it once",
        ),
        (
            "/v1/queries/chain/suggest/party?q=h",
            "q",
            "there is no parameter `q`; this takes prefix",
        ),
        (
            "/v1/queries/party/suggest/day",
            "parameter",
            "there is no parameter `day`; this question takes party",
        ),
    ],
)
def test_what_a_path_does_not_take_is_told(
    client: Client, path: str, parameter: str, detail: str
) -> None:
    answer = client.get(path)
    assert answer.status_code == 422
    assert answer.json()["errors"] == [{"detail": detail, "parameter": parameter}]
