"""The page of chains as a server gives it: whole without a script."""

import html
import json
import re
from typing import Any

import pytest

from kb.queries.values import DEEPEST
from tests.api.explorer.test_pages import BROWSER
from tests.api.serving import Client

HOPS = [
    ("owner", "China"),
    ("lender", "owns Chinese government-owned banks"),
    ("credit_line", "lends Credit lines of Chinese government-owned banks to Huawei"),
    ("linked", "to Huawei"),
    ("partnership", "partner in Facebook's partnership with Huawei"),
    ("access", "which opens Huawei's access to Facebook's user data"),
    ("data", "to Unspecified user data"),
]
DRAWN = [
    ("cn", "OWNS", "cn-state-banks"),
    ("cn-state-banks", "LENDS", "huawei-credit"),
    ("huawei-credit", "LENT_TO", "huawei"),
    ("huawei", "PARTNER_IN", "facebook-huawei"),
    ("facebook", "PARTNER_IN", "facebook-huawei"),
    ("facebook-huawei", "OPENS", "huawei-access"),
    ("huawei-access", "TO", "huawei"),
    ("huawei-access", "OF", "user-data"),
]
_JSON = '<script type="application/json" id="graph">'


def _text(markup: str) -> str:
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", markup))).strip()


def _hops(page: str) -> list[tuple[str, str]]:
    """Return the hops of the first chain: the part of each, then its verb and name."""
    listed = page.partition('<ol class="hops">')[2].partition("</ol>")[0]
    found = re.findall(r'<li class="(\w+)">(.*?)<bdi class="name">(.*?)</bdi>', listed, re.DOTALL)
    return [(kind, f"{_text(verb)} {_text(name)}".strip()) for kind, verb, name in found]


def _graph(page: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(page.partition(_JSON)[2].partition("</script>")[0])
    return found


def test_a_chain_stands_in_its_order_with_its_weak_point_and_who_says_so(client: Client) -> None:
    page = client.get("/chains/huawei").text
    assert _hops(page) == HOPS
    assert '<h2 id="heading">1 chain</h2>' in page
    assert "The weak point. It is open whether all of it holds at one time" in _text(page)
    assert 'href="#note-1"' in page
    assert '<li id="note-1" value="1">' in page
    assert 'href="/party/cn-state-banks"' in page


def test_the_picture_has_each_hop_once(client: Client) -> None:
    graph = _graph(client.get("/chains/huawei").text)
    assert [(edge["source"], edge["type"], edge["target"]) for edge in graph["edges"]] == DRAWN
    assert [node["id"] for node in graph["nodes"]] == [
        *("cn", "cn-state-banks", "huawei-credit", "huawei", "facebook-huawei", "facebook"),
        *("huawei-access", "user-data"),
    ]


def test_a_day_after_which_it_breaks_shows_why(client: Client) -> None:
    page = client.get("/chains/huawei?on=2019-01-01").text
    assert '<h2 id="heading">0 chains that may be in force on 2019-01-01</h2>' in page
    assert "was announced to end by 2018-06-10, before the time asked for" in page
    assert _hops(page) == []
    assert _JSON not in page
    assert 'href="/report/huawei?on=2019-01-01"' in page
    # The days to choose from stay those of the chains.
    assert 'data-first="2010-01-01" data-last="2018-12-31"' in page


def test_what_a_form_leaves_empty_is_not_asked(client: Client) -> None:
    page = client.get("/chains/huawei?on=&to=&between=&certainty=&link=&lender_depth=").text
    assert _hops(page) == HOPS


def test_a_name_leads_to_the_id_with_what_is_asked(client: Client) -> None:
    moved = client.get("/chains/HUAWEI?on=2018-01-01", allow_redirects=False)
    assert (moved.status_code, moved.headers["location"]) == (307, "/chains/huawei?on=2018-01-01")


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/chains/huawe", 404),
        ("/chains/huawei?on=2018-02-30", 422),
        ("/chains/huawei?colour=red", 422),
        ("/chains/huawei?on=2018-01-01&between=2010..2015", 422),
    ],
)
def test_what_does_not_fit_is_a_page_that_says_so(client: Client, path: str, status: int) -> None:
    answer = client.get(path, headers=BROWSER)
    assert (answer.status_code, "<h1>" in answer.text) == (status, True)


def test_no_depth_can_be_chosen_that_is_refused(client: Client) -> None:
    page = client.get("/chains/huawei").text
    for name in ("lender_depth", "party_depth"):
        assert f'name="{name}" type="number" value="" min="0" max="{DEEPEST}"' in page


@pytest.mark.parametrize(
    ("asked", "status", "wrong", "stays"),
    [
        ("to=huawe", 404, "no party is called `huawe`", 'name="to" type="text" value="huawe"'),
        ("on=2018-02-30", 422, "2018-02-30", 'name="on" type="text" value="2018-02-30"'),
        ("between=x", 422, "`between`", 'name="between" type="text" value="x"'),
        ("lender_depth=99", 422, "`lender_depth`", 'name="lender_depth" type="text" value="99"'),
    ],
)
def test_what_does_not_fit_stays_in_the_form_below_what_is_wrong_with_it(
    client: Client, asked: str, status: int, wrong: str, stays: str
) -> None:
    address = f"/chains/huawei?known_on=2018-06-05&{asked}"
    answer = client.get(address, headers=BROWSER)
    assert answer.status_code == status
    problem, form = answer.text.partition("<main")[2].split('<form class="', 1)
    assert wrong in html.unescape(problem.partition('role="alert"')[2])
    assert form.count('aria-invalid="true"') == 1
    assert stays in form
    assert 'name="known_on" type="date" value="2018-06-05"' in form
    assert client.get(address).headers["content-type"] == "application/problem+json"


def test_an_end_that_several_are_called_leads_to_each(service: Client) -> None:
    address = "/chains/kestrel-office?on=2018-01-01&to=Kestrel Technologies"
    answer = service.get(address, headers=BROWSER)
    assert answer.status_code == 409
    found = re.findall(r'<a href="([?][^"]*)"', answer.text)
    assert [html.unescape(address) for address in found] == [
        "?on=2018-01-01&to=kestrel-abroad",
        "?on=2018-01-01&to=kestrel-office",
    ]
    [error] = service.get(address).json()["errors"]
    assert error["parameter"] == "to"


def test_chains_are_linked_from_the_party_and_from_the_search(client: Client) -> None:
    assert 'href="/chains/huawei"' in client.get("/party/huawei").text
    assert 'href="/chains/huawei"' in client.get("/search?q=huawei").text
