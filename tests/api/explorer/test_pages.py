"""The pages as a server gives them: without a script, and to who asks by hand."""

import re

import pytest

from api.explorer import security
from tests.api.serving import PROBLEM, Client

BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
PAGES = (
    *("/", "/search", "/search?q=hua", "/party/huawei", "/chains/huawei"),
    *("/questions", "/questions/chain", "/questions/chain?party=huawei"),
)


def _heading(html: str) -> str:
    [found] = re.findall(r"<h1>(.*?)</h1>", html, re.DOTALL)
    return re.sub(r"<[^>]*>", "", found).strip()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_lets_a_browser_do_no_more_than_it_needs(client: Client, path: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert {name: answer.headers[name] for name in security.HEADERS} == security.HEADERS
    # Nothing that the policy would stop, and nothing from elsewhere.
    assert (
        re.findall(
            r"\sstyle=|\son\w+=|<script(?! type)|<style|(?:src|href|action)=\W?https?:", answer.text
        )
        == []
    )


def test_the_documentation_of_the_api_keeps_its_own_scripts(client: Client) -> None:
    assert "content-security-policy" not in client.get("/docs").headers


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("hua", ("/party/huawei", "Huawei")),
        ("华为", ("/party/huawei", "Huawei")),
        ("Chinese ban", ("/party/cn-state-banks", "Chinese government-owned banks")),
    ],
)
def test_a_search_lists_parties(client: Client, text: str, first: tuple[str, str]) -> None:
    page = client.get("/search", params={"q": text}).text
    links = re.findall(r'<a href="(/party/[^"]*)"><bdi class="name">(.*?)</bdi></a>', page)
    assert links[0] == first
    assert f'value="{text}"' in page


def test_a_search_that_finds_nothing_says_so(client: Client) -> None:
    page = client.get("/search", params={"q": "qqqq zzzz"}).text
    assert "No party is found by that." in page


@pytest.mark.parametrize("name", ["Huawei", "HUAWEI", "chinese%20government-owned%20banks"])
def test_a_party_is_found_by_any_name_and_stands_at_its_id(client: Client, name: str) -> None:
    moved = client.get(f"/party/{name}", allow_redirects=False)
    id = "huawei" if "u" in name.lower()[:2] else "cn-state-banks"
    assert (moved.status_code, moved.headers["location"]) == (307, f"/party/{id}")
    assert client.get(f"/party/{name}").status_code == 200


def test_a_party_s_page_says_what_it_is(client: Client) -> None:
    page = client.get("/party/cn-state-banks").text
    assert _heading(page) == "Chinese government-owned banks"
    assert '<span class="kind-of Bank">Bank</span>' in page
    assert "an unnamed group" in page
    assert "<dt>1</dt>\n    <dd>Credit lines it gives.</dd>" in page
    assert 'href="/v1/parties/cn-state-banks"' in page


@pytest.mark.parametrize(
    ("path", "status", "heading"),
    [
        ("/party/huawe", 404, "No such party"),
        ("/nothing/here", 404, "Not Found"),
        ("/assets/none.js", 404, "Not Found"),
        ("/party/huawei?on=2018-06-05", 422, "A parameter does not fit"),
        ("/search?q=a&q=b", 422, "A parameter does not fit"),
    ],
)
def test_a_browser_gets_its_problems_as_pages(
    client: Client, path: str, status: int, heading: str
) -> None:
    answer = client.get(path, headers=BROWSER)
    assert (answer.status_code, answer.headers["content-type"]) == (
        status,
        "text/html; charset=utf-8",
    )
    assert _heading(answer.text) == heading
    assert {name: answer.headers[name] for name in security.HEADERS} == security.HEADERS
    by_hand = client.get(path)
    assert (by_hand.status_code, by_hand.headers["content-type"]) == (status, PROBLEM)


@pytest.mark.parametrize("page", ["party", "chains", "report"])
@pytest.mark.parametrize("name", ["Nordic Sales A/S", "Nordic%20Sales%20A%2FS"])
def test_a_name_may_have_a_slash_in_it(client: Client, page: str, name: str) -> None:
    answer = client.get(f"/{page}/{name}")
    assert (answer.status_code, answer.json()["title"]) == (404, "No such party")
    assert answer.json()["detail"].startswith("no party is called `Nordic Sales A/S`")


@pytest.mark.parametrize("page", ["party", "chains", "report"])
def test_no_name_is_a_parameter_that_does_not_fit(client: Client, page: str) -> None:
    [error] = client.get(f"/{page}/").json()["errors"]
    assert error["parameter"] == "party"


def test_a_name_that_several_bear_leads_to_each(service: Client) -> None:
    answer = service.get("/party/Kestrel Technologies", headers=BROWSER)
    assert (answer.status_code, _heading(answer.text)) == (409, "Several parties bear the name")
    assert re.findall(r'href="(/party/[^"]*)"', answer.text) == [
        "/party/kestrel-abroad",
        "/party/kestrel-office",
    ]


@pytest.mark.parametrize("path", ["/v1/queries/none", "/v1/nothing", "/v1"])
def test_the_api_answers_a_browser_as_it_does_everyone(client: Client, path: str) -> None:
    answer = client.get(path, headers=BROWSER)
    assert (answer.status_code, answer.headers["content-type"]) == (404, PROBLEM)


def test_what_is_asked_for_is_shown_as_text(client: Client) -> None:
    hostile = '"><img src=x onerror=alert(1)>\u202e'
    for path in ("/search", "/party/" + hostile.replace("/", "%2F")):
        page = client.get(path, params={"q": hostile} if path == "/search" else {}, headers=BROWSER)
        assert "<img" not in page.text
