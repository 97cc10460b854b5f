"""A report as a server gives it: the document of `kb report`, under a policy of its own."""

import html
import re

import pytest

from api.explorer import security
from kb.report import page
from tests.api.explorer.test_pages import BROWSER
from tests.api.serving import Client


def test_a_report_is_served_with_its_own_policy(client: Client) -> None:
    answer = client.get("/report/huawei?on=2018-06-05")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    told = {**security.HEADERS, "content-security-policy": page.policy()}
    assert {name: answer.headers[name] for name in told} == told
    assert "1 chain that may be in force on 2018-06-05. Written on" in answer.text
    assert re.findall(r"<h2>(1\..*?)</h2>", answer.text) == [
        "1. <bdi>China</bdi> → <bdi>Chinese government-owned banks</bdi> → <bdi>Huawei</bdi> → "
        "<bdi>Facebook</bdi> → "
        "<bdi>Unspecified user data</bdi>"
    ]
    assert "<code>/v1/parties/huawei/trace?on=2018-06-05</code>" in answer.text


def test_a_name_leads_to_the_report_at_the_id_with_what_is_asked(client: Client) -> None:
    answer = client.get("/report/HUAWEI?on=2018-06-05&to=cn", allow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (
        307,
        "/report/huawei?on=2018-06-05&to=cn",
    )


def test_where_there_is_no_chain_the_report_says_why(client: Client) -> None:
    answer = client.get("/report/lenovo")
    assert answer.status_code == 200
    assert "<h2>Why there is none in which <bdi>Lenovo</bdi> is financed</h2>" in answer.text


@pytest.mark.parametrize(
    ("path", "status", "detail"),
    [
        ("/report/huawe", 404, "`huawe`"),
        ("/report/huawei?day=2018", 422, "there is no parameter `day`"),
        ("/report/huawei?on=2018-06-05&on=2018-06-06", 422, "`on` is given twice"),
        ("/report/huawei?on=soon", 422, "`soon`"),
    ],
)
def test_what_cannot_be_reported_is_a_page_that_says_so(
    client: Client, path: str, status: int, detail: str
) -> None:
    answer = client.get(path, headers=BROWSER)
    assert answer.status_code == status
    assert detail in html.unescape(answer.text)


def test_the_page_of_a_party_leads_to_its_report(client: Client) -> None:
    assert '<a href="/report/huawei">' in client.get("/party/huawei").text
