"""Evidence as a server gives it: who says what, each side by itself."""

import re

import pytest

from kb.model.ids import FactKey
from tests.api.explorer.test_pages import BROWSER
from tests.api.serving import Client

DISPUTED = FactKey("TO", "invented-access", "invented-broker").id
WITHDRAWN = FactKey("TARGETS", "invented-inquiry", "invented-network").id
LEFT_OUT = re.compile(r"<[^>]*>")


def _text(html: str) -> str:
    main = html.partition("<main")[2].partition("</main>")[0].partition(">")[2]
    return " ".join(LEFT_OUT.sub(" ", main).split())


def _part(html: str, heading: str) -> list[str]:
    """Return what stands on each side under a heading, as text, the heading of the side first."""
    [section] = [
        one for one in html.split("<section")[1:] if f'">{heading}' in one.partition("</h2>")[0]
    ]
    sides = section.partition("</section>")[0].split('<div class="side ')[1:]
    return [
        _text("<main" + side.partition(">")[0] + ">" + side.partition(">")[2]) for side in sides
    ]


def test_a_disputed_fact_has_both_sides(client: Client) -> None:
    page = client.get(f"/evidence/{DISPUTED}").text
    assert _text(page).startswith(
        "Evidence The invented access is given to Invented Broker fact disputed "
        "Between The invented access and Invented Broker"
    )
    assert '<a href="/evidence/invented-access">' in page
    assert '<a href="/party/invented-broker">' in page
    assert _part(page, "That it is so") == [
        "Asserted The source itself : Network, maker and broker have worked together since 2010. "
        "The Invented Herald, The invented case, 2020-03-02 , citing The Invented Wire of "
        "2020-03-01 , at page 4 ; read on 2020-03-04",
        "Denied Invented Network : The network denied that the broker was given access. "
        "The Invented Courier, The case denied, 2020-03-09 , at page 2",
    ]
    assert '<a href="https://herald.example/case" rel="noreferrer">' in page


def test_an_agreement_leads_to_its_parts_and_to_the_evidence_of_each(client: Client) -> None:
    page = client.get("/evidence/facebook-huawei").text
    text = _text(page)
    assert (
        "opens Huawei's access to Facebook's user data · evidence "
        "partner Facebook · evidence partner Huawei · evidence" in text.replace("&#39;", "'")
    )
    assert '<a href="/evidence/huawei-access">' in page
    partner = FactKey("PARTNER_IN", "huawei", "facebook-huawei").id
    assert f'<a href="/evidence/{partner}">evidence</a>' in page


def test_an_agreement_says_that_a_part_in_it_is_denied(client: Client) -> None:
    text = _text(client.get("/evidence/invented-access").text)
    assert "Somebody denies a part in it: recipient Invented Broker . Who says what of that" in text


def test_a_part_has_dates_where_they_are_its_own(client: Client) -> None:
    text = _text(client.get("/evidence/invented-loan").text)
    assert "borrower Invented Maker · evidence lender Invented Bank · evidence" in text


def test_what_is_narrowed_stands_beside_nothing_that_denies_it(client: Client) -> None:
    page = client.get("/evidence/invented-access").text
    assert _part(page, "held") == [
        "Qualified grantor Invented Officer : An officer said that the photographs were kept by "
        "the network. The Invented Courier, The case denied, 2020-03-09 , at page 3"
    ]


def test_values_that_contradict_each_other_are_named_and_stand_as_written(client: Client) -> None:
    page = client.get("/evidence/invented-loan").text
    assert re.findall(r'"notice">(.*?):', page) == [
        "Sources contradict each other on “amount”",
        "Sources contradict each other on “begins”",
    ]
    [amounts] = _part(page, "amount")
    assert re.findall(r"USD \S+", amounts) == ["USD 10m..20m", "USD 30m"]


def test_an_end_that_was_announced_is_marked_and_its_value_is_as_written(client: Client) -> None:
    [ends] = _part(client.get("/evidence/facebook-huawei").text, "ends")
    assert "2018-06-05.. Facebook : " in ends
    assert "2018-06-05..2018-06-10 announced Facebook : " in ends


def test_what_was_taken_back_is_struck_and_said_so(client: Client) -> None:
    page = client.get(f"/evidence/{WITHDRAWN}").text
    assert "Nobody asserts this, or nobody does any more, so it is no fact here" in page
    assert _part(page, "That it is so") == [
        "Asserted Taken back: it counts no more The source itself : There was an inquiry into the "
        "network as well. The Invented Herald, The invented case, 2020-03-02 , at page 7 ; "
        "read on 2020-03-04"
    ]
    assert "<del><bdi>There was an inquiry into the network as well.</bdi></del>" in page


def test_a_role_leads_to_whose_dates_it_has(client: Client) -> None:
    page = client.get(f"/evidence/{DISPUTED}").text
    assert "the dates are those of <a href=" in page


def test_the_questions_can_be_copied(client: Client) -> None:
    page = client.get("/evidence/huawei-credit").text
    assert "<code>kb query evidence --facts huawei-credit</code>" in page
    assert '<a href="/v1/queries/evidence?facts=huawei-credit">as data</a>' in page


@pytest.mark.parametrize(
    ("path", "status"), [("/evidence/none", 404), ("/evidence/huawei-credit?on=2018", 422)]
)
def test_what_there_is_no_evidence_of_is_a_page_that_says_so(
    client: Client, path: str, status: int
) -> None:
    answer = client.get(path, headers=BROWSER)
    assert (answer.status_code, answer.headers["content-type"]) == (
        status,
        "text/html; charset=utf-8",
    )
