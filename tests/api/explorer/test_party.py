"""A party's page as a server gives it: what it has part in, each linked to its evidence."""

import re

import pytest

from api.explorer import sections
from tests.api.explorer.test_evidence import _text
from tests.api.explorer.test_pages import BROWSER
from tests.api.serving import Client


def _headings(html: str) -> list[str]:
    return re.findall(r'<h2 id="[^"]*">(.*?)</h2>', html)


def _section(html: str, key: str) -> str:
    return html.partition(f'<section aria-labelledby="{key}">')[2].partition("</section>")[0]


def test_what_it_has_part_in_is_listed_by_kind(client: Client) -> None:
    page = client.get("/party/huawei").text
    assert _headings(page)[:6] == [
        "In numbers",
        "Chains through it",
        *("Credit it has", "Partnerships", "Access to data that it is given"),
        "Measures that regard it",
    ]
    credit = _section(page, "credit")
    assert '<a href="/evidence/huawei-credit">' in credit
    assert '<a href="/party/cn-state-banks">' in credit
    assert _text(f"<main>{credit}</main>") == (
        "Credit it has Credit lines of Chinese government-owned banks to Huawei "
        "lender Chinese government-owned banks USD 2,000,000,000 or more · "
        "purpose: expansion abroad no dates are known · of an unnamed group, or several · "
        "1 independent source Asked: kb query lenders --party huawei · as data"
    )


def test_its_chains_begin_on_it_and_each_hop_leads_on(client: Client) -> None:
    chains = _section(client.get("/party/huawei").text, "chains")
    assert re.findall(r'kind-of (\w+)"><a href="([^"]*)"', chains) == [
        ("Government", "/party/cn"),
        ("Bank", "/party/cn-state-banks"),
        ("CreditLine", "/evidence/huawei-credit"),
        ("Company", "/party/huawei"),
        ("Partnership", "/evidence/facebook-huawei"),
        ("Company", "/party/facebook"),
        ("DataAccess", "/evidence/huawei-access"),
        ("DataCategory", "/questions/who_can_reach?data=user-data"),
    ]
    assert '<span class="possible">possible</span>' in chains


def test_of_who_is_not_financed_chains_are_drawn_by_its_own_part(client: Client) -> None:
    page = client.get("/party/facebook").text
    assert "As the partner whose data is opened" in _section(page, "chains")
    assert '<a href="/questions/chain?partner=facebook#show=graph">Drawn</a>' in page
    assert "/report/facebook" not in page
    none = _text(client.get("/chains/facebook").text)
    assert "Looked for are chains in which Facebook is financed." in none


def test_a_slash_at_the_end_is_none_of_the_name(client: Client) -> None:
    moved = client.get("/party/huawei/", allow_redirects=False)
    assert (moved.status_code, moved.headers["location"]) == (307, "/party/huawei")


def test_parties_stand_by_their_names(client: Client) -> None:
    page = client.get("/party/huawei").text
    measures = _text(f"<main>{_section(page, 'measures')}</main>")
    assert "imposed by Trump administration ; aimed at Huawei ; aimed at ZTE ;" in measures
    banks = _text(client.get("/party/cn-state-banks").text)
    assert "Owned by, now or once China Country CN Id cn-state-banks" in banks


def test_a_chain_by_a_pledge_is_told_as_one(client: Client) -> None:
    chains = _section(client.get("/party/invented-broker").text, "chains")
    assert '<span class="quiet">credit line: <bdi>pledge</bdi></span>' in chains
    assert "credit line:" not in _section(client.get("/party/huawei").text, "chains")


def test_ownership_leads_to_the_evidence_of_each_hop(client: Client) -> None:
    owners = _section(client.get("/party/spell-bank").text, "owners")
    assert _text(f"<main>{owners}</main>").startswith(
        "Who owns it party Twice-owned State share: unknown, or sources disagree · "
        "path: spell-state:early/spell-bank in force within 2001 to 2006 "
    )
    assert len(re.findall(r'<a href="/evidence/[0-9a-f]{16}">evidence</a>', owners)) == 2


def test_a_section_goes_on_by_a_cursor(client: Client) -> None:
    page = client.get("/party/facebook").text
    assert "Further: Partnerships" not in page
    only = client.get("/party/facebook?section=partnerships").text
    assert re.findall(r"<h1>(.*?)</h1>", only) == ["Partnerships"]
    assert len(re.findall(r'<p class="title">', only)) == 9


def test_of_very_many_none_is_read_until_they_are_asked_for(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sections, "MANY", 8)  # Facebook has nine partnerships
    page = client.get("/party/facebook").text
    partnerships = _section(page, "partnerships")
    assert _text(f"<main>{partnerships}</main>") == (
        "Partnerships 9, which take a while to be put in order: Partnerships, page by page "
        "Asked: kb query partnerships --party facebook · as data"
    )
    assert '<a href="/party/facebook?section=partnerships">' in partnerships
    assert 'class="entries"' in _section(page, "granted")
    assert "<code>kb query timeline --party facebook</code>" in page


@pytest.mark.parametrize(
    "query", ["?section=nothing", "?section=credit&after=nothing", "?section=credit&section=work"]
)
def test_a_section_that_there_is_none_of_is_refused(client: Client, query: str) -> None:
    answer = client.get(f"/party/huawei{query}", headers=BROWSER)
    assert answer.status_code == 422


def test_a_name_leads_to_the_same_section_at_the_id(client: Client) -> None:
    moved = client.get("/party/HUAWEI?section=credit", allow_redirects=False)
    assert moved.headers["location"] == "/party/huawei?section=credit"
