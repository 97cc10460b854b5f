"""The rows of a question as a graph, in a browser: what is drawn, chosen, saved, and told."""

from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from kb.telling import ends
from tests.api.serving import Client
from tests.explorer import hostile
from tests.explorer.conftest import Open, Scheme, saved

PATH = "/questions/path?from=cn&to=facebook&limit=100"
THINGS = [
    "China: Government",
    "Chinese government-owned banks: Bank, Company: an unnamed group",
    "Credit lines of Chinese government-owned banks to Huawei: CreditLine: an unnamed group",
    "Facebook's partnership with Huawei: Partnership",
    "Facebook: Company",
    "Huawei's access to Facebook's user data: DataAccess",
    "Huawei: Company",
]
DATES = "begins 2010 or before; ends 2018-06-05 to 2018-06-10 (announced, and not reported)"
FACTS = [
    "China owns Chinese government-owned banks",
    "Chinese government-owned banks lender in"
    " Credit lines of Chinese government-owned banks to Huawei",
    "Credit lines of Chinese government-owned banks to Huawei to Huawei",
    f"Facebook grants Huawei's access to Facebook's user data: {DATES}",
    f"Facebook partner in Facebook's partnership with Huawei: {DATES}",
    f"Facebook's partnership with Huawei opens Huawei's access to Facebook's user data: {DATES}",
    f"Huawei partner in Facebook's partnership with Huawei: {DATES}",
    f"Huawei's access to Facebook's user data to Huawei: {DATES}",
]
BOUNDS = ("begins_earliest", "begins_latest", "ends_earliest", "ends_latest")


@pytest.fixture(scope="module", autouse=True)
def asked_before(site: Client) -> None:
    """Have Neo4j plan the questions, which takes it long the first time."""
    for path in (PATH, "/v1/queries/things?ids=x", "/v1/queries/among?ids=x"):
        site.get(path)


def _titles(page: Page, of: str) -> list[str]:
    titles: list[str] = page.locator(f"g.{of} > title").all_text_contents()
    return sorted(titles)


def _said(page: Page) -> str:
    return page.locator(".views details[open] [role=status]").first.inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_things_of_the_rows_are_drawn_with_the_facts_between_them(
    look: Open, scheme: Scheme
) -> None:
    found = look(PATH, scheme)
    page = found.page
    page.get_by_text("As a graph").click()
    expect(page.locator("g.thing")).to_have_count(len(THINGS))
    assert _titles(page, "thing") == THINGS
    assert _titles(page, "fact") == FACTS
    assert _said(page) == "7 things, and 8 facts between them that the graph holds."
    expect(page.get_by_role("group", name="The things of the rows")).to_be_visible()
    legend = page.locator(".legend span")
    expect(legend).to_have_text(["a fact, certain or possible", "disputed"])
    expect(page.locator("g.fact .line").first).to_have_css("stroke-width", "1px")
    assert found.inaccessible() == []
    found.shoot()


def test_the_address_restores_the_graph_and_what_is_chosen_by_keyboard(look: Open) -> None:
    found = look(PATH)
    page = found.page
    page.get_by_text("As a graph").focus()
    page.keyboard.press("Enter")
    page.locator(".hit").and_(page.get_by_role("button", name="Facebook's partnership")).focus()
    page.keyboard.press("Enter")
    about = page.get_by_role("region", name="What is chosen")
    expect(about.get_by_role("heading")).to_be_focused()
    assert page.url.endswith("#show=graph&focus=facebook-huawei")
    page.reload()
    expect(about.get_by_role("heading")).to_have_text("Facebook's partnership with Huawei")
    facts = about.get_by_role("listitem").filter(has_text="Huawei partner in")
    expect(facts.get_by_role("link")).to_have_attribute("href", "/evidence/cd9ff5ef75e60c02")
    expect(about.get_by_role("link", name="Who says what of it")).to_have_attribute(
        "href", "/evidence/facebook-huawei"
    )
    assert found.inaccessible() == []
    page.locator(".hit[aria-pressed=true]").focus()
    page.keyboard.press("Escape")
    page.locator(".hit").and_(page.get_by_role("button", name="China: Government")).focus()
    page.keyboard.press("Enter")
    expect(about.get_by_role("link", name="Its page")).to_have_attribute("href", "/party/cn")


def test_asking_anew_stays_in_the_view_and_one_view_is_open(look: Open) -> None:
    page = look(f"{PATH}#show=graph").page
    expect(page.locator("g.thing")).to_have_count(len(THINGS))
    page.get_by_label("hops").fill("7")
    page.get_by_role("button", name="Ask", exact=True).click()
    page.wait_for_url("**hops=7&limit=100#show=graph")
    expect(page.locator("g.thing")).to_have_count(len(THINGS))
    page.get_by_text("As a chart").click()
    expect(page.locator("g.thing").first).to_be_hidden()
    page.wait_for_url("**#show=chart")
    page.reload()
    expect(page.get_by_role("img", name="length by path")).to_be_visible()
    page.get_by_text("As a chart").click()
    page.wait_for_url("**limit=100")


@pytest.mark.parametrize("form", ["svg", "png"])
def test_the_graph_is_saved_as_a_file(look: Open, form: str) -> None:
    name, content = saved(look(f"{PATH}#show=graph").page, form)
    assert name == f"path.{form}"
    if form == "png":
        assert content.startswith(b"\x89PNG\r\n\x1a\n")
    else:
        assert content.count(b'class="thing') == len(THINGS)


def test_what_no_fact_joins_to_another_is_drawn_below(look: Open) -> None:
    found = look("/questions/things?ids=cn&ids=zte&ids=cn-state-banks#show=graph", width="phone")
    page = found.page
    expect(page.locator("g.thing")).to_have_count(3)
    assert _said(page) == "3 things, and 1 fact between them that the graph holds."
    heights = {
        name: page.get_by_role("button", name=name).evaluate("it => it.getBoundingClientRect().top")
        for name in ("China: ", "ZTE: ")
    }
    assert heights["ZTE: "] > heights["China: "]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert found.inaccessible() == []


def test_a_denied_fact_has_a_double_line_and_a_day_leaves_out_what_was_not_in_force(
    look: Open,
) -> None:
    page = look("/questions/neighbours?party=invented-broker#show=graph").page
    expect(page.locator("g.fact.denied .sure")).to_have_text("disputed")
    expect(page.locator("g.fact.denied .gap")).to_have_count(1)
    page.goto("/questions/neighbours?party=invented-state&on=2006-01-01#show=graph")
    expect(page.locator("g.fact")).to_have_count(1)
    assert _said(page).endswith("that the graph holds, as they may be in force on 2006-01-01.")


def test_dates_are_written_as_elsewhere(look: Open, site: Client) -> None:
    ids = [
        *("invented-state", "invented-bank", "invented-officer", "invented-network"),
        *("mill", "forge", "pact", "view", "town", "till", "advance", "gift", "facebook"),
        *("facebook-apple", "facebook-blackberry", "huawei-access"),
    ]
    rows: list[dict[str, Any]] = site.post("/v1/queries/among", json={"ids": ids}).json()["rows"]
    told = sorted(
        ends.told({**row, **{name: row[name] and date.fromisoformat(row[name]) for name in BOUNDS}})
        for row in rows
    )
    asked = "&".join(f"ids={id}" for id in ids)
    page = look(f"/questions/among?{asked}#show=graph").page
    expect(page.locator("g.fact")).to_have_count(len(rows))
    titles = page.locator("g.fact > title").all_text_contents()
    shown = [title.removesuffix(": disputed").partition(": ")[2] for title in titles]
    assert sorted(shown) == told


def test_more_than_is_legible_is_cut_and_told(look: Open) -> None:
    ids = [*("huawei", "huawei-credit"), *(f"nobody-{at}" for at in range(70))]
    asked = "&".join(f"ids={id}" for id in ids)
    page = look(f"/questions/things?{asked}#show=graph").page
    expect(page.locator("g.thing")).to_have_count(2)
    assert _said(page) == (
        "The first 60 of 72 things that the rows name (more is not legible: ask for fewer rows),"
        " and 1 fact between them that the graph holds."
    )


def test_a_question_whose_rows_name_no_thing_has_no_graph(look: Open) -> None:
    page = look("/questions/statistics?limit=10").page
    expect(page.get_by_text("As a chart")).to_be_visible()
    expect(page.get_by_text("As a graph")).to_have_count(0)


@pytest.mark.parametrize(
    ("id", "shown"), [("markup", hostile.MARKUP), ("turned", hostile.TURNED_SHOWN)]
)
def test_a_hostile_name_is_text_in_the_graph(look: Open, id: str, shown: str) -> None:
    found = look(f"/questions/partnerships?party=hostile-{id}#show=graph", width="phone")
    page = found.page
    page.on("dialog", lambda dialog: found.faults.append(f"a name ran: {dialog.message}"))
    expect(page.get_by_role("button", name=f"{shown}: Company")).to_be_attached()
    expect(page.locator("img")).to_have_count(0)
    found.shoot()


def test_with_the_server_gone_the_page_says_so(look: Open) -> None:
    found = look(PATH)
    page = found.page
    page.context.route("**/v1/**", lambda route: route.abort())
    page.get_by_text("As a graph").click()
    expect(page.locator(".views [role=status]").first).to_have_text(
        "Not drawn: the server does not answer."
    )
    expect(page.get_by_role("table")).to_be_visible()
    assert set(found.faults) == {"error: Failed to load resource: net::ERR_FAILED"}
    found.faults.clear()
