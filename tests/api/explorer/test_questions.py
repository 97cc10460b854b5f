"""Questions as pages: a form of every type, its answer as rows, what is wrong beside a field."""

import html
import json
import re
import shlex
import subprocess

import pytest

from tests.api.explorer.test_pages import BROWSER
from tests.api.serving import Client
from tests.conftest import OWN_QUESTIONS


def _plain(text: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", text)).split())


def _rows(page: str) -> list[list[str]]:
    """Return the rows of the answer, as the texts of their cells."""
    found = re.search(r"<tbody>(.*?)</tbody>", page, re.DOTALL)
    assert found, page
    rows = re.findall(r"<tr>(.*?)</tr>", found[1], re.DOTALL)
    return [[_plain(it) for it in re.findall(r"<td.*?</td>", row, re.DOTALL)] for row in rows]


def _field(page: str, name: str) -> str:
    """Return the markup of what a parameter is given by."""
    [found] = re.findall(rf'<(?:input|select) id="{name}".*?>', page, re.DOTALL)
    return " ".join(found.split())


def _copied(page: str) -> list[str]:
    texts = re.findall(r"<pre [^>]*><code>(.*?)</code></pre>", page, re.DOTALL)
    return [html.unescape(text) for text in texts]


def test_all_questions_are_listed_by_name_with_their_titles(client: Client) -> None:
    page = client.get("/questions").text
    names = re.findall(r'<a href="/questions/(\w+)">', page)
    listed = client.get("/v1/queries").json()["queries"]
    assert names == [one["name"] for one in listed]
    titles = re.findall(r"<dd>(.*?)</dd>", page)
    assert [html.unescape(title) for title in titles] == [one["title"] for one in listed]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("GUARANTEES insures nobody", ["backing"]),
        ("echo", ["echo"]),
        ("chain_summary", ["chain_summary"]),
        ("no zebra", []),
    ],
)
def test_questions_are_found_by_all_words_of_what_they_say(
    client: Client, words: str, names: list[str]
) -> None:
    page = client.get("/questions", params={"q": words}).text
    assert re.findall(r'<a href="/questions/(\w+)">', page) == names
    assert ("No question has all these words." in page) is (not names)


def test_a_form_has_a_field_of_each_type(client: Client) -> None:
    page = client.get("/questions/echo").text
    kinds = {
        name: re.findall(r'\b(?:type|step|placeholder)="[^"]*"', _field(page, name))
        for name in ("count", "words", "from", "half", "nothing")
    }
    assert kinds == {
        "count": ['type="number"', 'step="1"', 'placeholder="1"'],
        "words": ['type="text"', 'placeholder="a, b"'],
        "from": ['type="date"', 'placeholder="2018-06-05"'],
        "half": ['type="number"', 'step="any"', 'placeholder="0.5"'],
        "nothing": ['type="date"'],
    }
    options = {
        name: re.findall(r"<option[^>]*>([^<]*)</option>", select)
        for name, select in re.findall(r'<select id="(\w+)".*?>(.*?)</select>', page, re.DOTALL)
    }
    assert options == {
        "sure": ["true (unless told otherwise)", "true", "false"],
        "kind": ["one (unless told otherwise)", "one", "other"],
    }
    assert "<table" not in page


def test_a_depth_has_its_ends_and_a_party_its_suggestions(client: Client) -> None:
    page = client.get("/questions/chain").text
    assert 'type="number" step="1" min="0" max="20"' in _field(page, "lender_depth")
    assert 'data-suggest="/v1/queries/chain/suggest/party"' in page
    assert " required" not in _field(page, "party")
    assert " required" in _field(client.get("/questions/timeline").text, "party")


def test_what_is_given_is_answered_and_stands_in_the_form_again(client: Client) -> None:
    given = "count=2&words=x&words=&words=y+%26+z&from=2020-02-29&half=0.25&sure=no&kind=other"
    page = client.get(f"/questions/echo?{given}&nothing=&limit=100").text
    assert _rows(page) == [["2", "x y & z", "2020-02-29", "0.25", "no", "other", "— unknown"]]
    assert 'value="2020-02-29"' in _field(page, "from")
    assert re.findall(r'name="words" value="(.*?)"', page) == ["x", "y &amp; z", ""]
    assert "<option selected>other</option>" in page


def test_parties_lead_to_their_pages_and_what_nobody_says_is_unknown(client: Client) -> None:
    page = client.get("/questions/chain?party=huawei").text
    [row] = _rows(page)
    assert row[1:3] == ["cn", "China"]
    assert '<a href="/party/cn-state-banks"><bdi class="name">cn-state-banks</bdi></a>' in page
    assert '<a href="/thing/huawei-credit"><bdi class="name">huawei-credit</bdi></a>' in page
    assert '<a href="/evidence/65fd2431445f98fc">' in page
    assert row[8] == "— unknown"
    assert "1 row</h2>" in page


def _things(page: str) -> object:
    found = re.search(
        r'<script type="application/json" id="things">(.*?)</script>', page, re.DOTALL
    )
    return json.loads(found[1]) if found else None


@pytest.mark.parametrize(
    ("asked", "things"),
    [
        (
            "path?from=China&to=Huawei",
            {"ids": ["cn", "huawei", "cn-state-banks", "huawei-credit"], "count": 4, "on": None},
        ),
        (
            "lenders?party=huawei&on=2018-06-05",
            {
                "ids": ["huawei", "cn-state-banks", "cn", "huawei-credit"],
                "count": 4,
                "on": "2018-06-05",
            },
        ),
        ("sources?limit=5", None),
        ("chain?party=lenovo", None),
    ],
)
def test_a_page_has_the_things_of_its_rows_to_be_drawn(
    client: Client, asked: str, things: object
) -> None:
    assert _things(client.get(f"/questions/{asked}").text) == things


def test_a_hostile_id_stays_within_what_is_drawn(client: Client) -> None:
    hostile = "</script><img src=x>"
    page = client.get("/questions/among", params={"ids": [hostile, "huawei", "huawei-credit"]}).text
    assert _things(page) == {"ids": [hostile, "huawei", "huawei-credit"], "count": 3, "on": None}
    assert "<img" not in page


def test_a_cut_answer_says_so_and_leads_on(client: Client) -> None:
    page = client.get("/questions/numbers?count=5&limit=2").text
    assert [row[0] for row in _rows(page)] == ["1", "2"]
    assert "2 rows, and there are more" in page
    seen = ["1", "2"]
    while following := re.search(r'<a rel="next" href="(.*?)"', page):
        page = client.get(f"/questions/numbers{html.unescape(following[1])}").text
        seen += [row[0] for row in _rows(page)]
        assert "further on" in page
    assert seen == ["1", "2", "3", "4", "5"]


def test_an_answer_without_rows_says_so(client: Client) -> None:
    assert "No rows</h2>" in client.get("/questions/chain?party=lenovo").text


@pytest.mark.parametrize(
    ("path", "status", "name", "told"),
    [
        (
            "numbers?count=x",
            422,
            "count",
            "the parameter `count` is `x`; give a whole number",
        ),
        ("numbers?limit=10", 422, "count", "the parameter `count` is missing; give a whole number"),
        (
            "echo?from=2018-13-01",
            422,
            "from",
            "the parameter `from` is `2018-13-01`; give a day such as 2018-06-05",
        ),
        (
            "chain?party=huawe",
            404,
            "party",
            "no party is called `huawe`; did you mean huawei (Huawei)?",
        ),
    ],
)
def test_what_is_wrong_stands_beside_its_field(
    client: Client, path: str, status: int, name: str, told: str
) -> None:
    answer = client.get(f"/questions/{path}", headers=BROWSER)
    assert answer.status_code == status
    [wrong] = re.findall(r'<p class="wrong" id="(\w+)-wrong">(.*?)</p>', answer.text)
    assert wrong[0] == name
    assert _plain(wrong[1]) == told
    assert 'aria-invalid="true"' in _field(answer.text, name)
    assert f'aria-describedby="{name}-hint {name}-wrong"' in _field(answer.text, name)
    # The API says the same.
    [error] = client.get(f"/v1/queries/{path}").json()["errors"]
    assert (error["parameter"], error["detail"]) == (name, _plain(wrong[1]))


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("echo?day=1", "there is no parameter `day`"),
        ("echo?count=1&count=2", "the parameter `count` is given twice; give it once"),
        ("echo?limit=0", "the parameter `limit` is `0`"),
        ("echo?format=csv", "there is no parameter `format`"),
        ("echo?cursor=none", "the cursor"),
    ],
)
def test_what_has_no_field_is_told_above_the_form(client: Client, path: str, told: str) -> None:
    answer = client.get(f"/questions/{path}", headers=BROWSER)
    assert answer.status_code == 422
    assert told in _plain(answer.text)
    assert 'role="alert"' in answer.text


def test_by_hand_a_problem_is_a_document(client: Client) -> None:
    answer = client.get("/questions/echo?day=1")
    assert (answer.status_code, answer.json()["title"]) == (422, "A parameter does not fit")
    assert client.get("/questions/ehco").json()["detail"].endswith("did you mean `echo`?")


def test_candidates_of_an_ambiguous_name_are_linked_beside_the_field(service: Client) -> None:
    page = service.get("/questions/chain?party=Kestrel Technologies", headers=BROWSER)
    assert page.status_code == 409
    assert re.findall(r'<li><a href="(/party/kestrel[^"]*)"', page.text) == [
        "/party/kestrel-abroad",
        "/party/kestrel-office",
    ]


def test_what_is_to_be_copied_asks_for_the_same_rows(client: Client) -> None:
    page = client.get("/questions/numbers?words=it's&words=two+words&count=3&limit=2").text
    command, line, cypher = _copied(page)
    assert (
        command == "kb query numbers --count 3 --words 'it'\"'\"'s' --words 'two words' --limit 2"
    )
    given = "words=it%27s&words=two+words&count=3&limit=2"
    assert line == f"curl -s '{client.address}/v1/queries/numbers?{given}'"
    assert cypher == (OWN_QUESTIONS / "numbers.cypher").read_text()
    ran = subprocess.run(shlex.split(line), capture_output=True, check=True, timeout=60)
    assert ran.stdout == client.get(f"/v1/queries/numbers?{given}").content
    assert "is not one of those that are shipped" in _plain(page)


@pytest.mark.parametrize("form", ["csv", "xlsx", "json", "ndjson"])
def test_all_rows_can_be_saved_in_every_format(client: Client, form: str) -> None:
    page = client.get("/questions/numbers?count=5&limit=2").text
    [address] = re.findall(rf'<a href="([^"]*)" download="numbers.{form}">', page)
    whole = "" if form == "ndjson" else "&limit=100000"
    assert html.unescape(address) == f"/v1/queries/numbers?count=5&format={form}{whole}"


def test_the_example_is_one_link(client: Client) -> None:
    page = client.get("/questions/chain").text
    [address] = re.findall(r'<a href="(\?[^"]*)">Ask the example</a>', page)
    assert address == "?party=huawei&amp;limit=100"


def test_hostile_values_are_text(client: Client) -> None:
    hostile = '"><img src=x onerror=alert(1)>\u202e'
    answer = client.get("/questions/echo", params={"kind": hostile}, headers=BROWSER)
    assert answer.status_code == 422
    assert "<img" not in answer.text
    page = client.get("/questions/echo", params={"words": hostile}, headers=BROWSER)
    assert "<img" not in page.text
    assert page.status_code == 200
