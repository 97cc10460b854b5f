"""The chains of a party, in a browser: drawn, looked around in, asked for another day."""

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.api.serving import Client
from tests.explorer import hostile
from tests.explorer.conftest import Open, saved

HOPS = [
    "China",
    "Chinese government-owned banks",
    "Credit lines of Chinese government-owned banks to Huawei",
    "Huawei",
    "Facebook's partnership with Huawei",
    "Huawei's access to Facebook's user data",
    "Unspecified user data",
]
THINGS = [
    "China: owner",
    "Chinese government-owned banks: lender: an unnamed group",
    "Credit lines of Chinese government-owned banks to Huawei: credit line: an unnamed group:"
    " USD 2,000,000,000 or more; no dates",
    "Facebook: partner",
    "Huawei: borrower",
    "Facebook's partnership with Huawei: partnership: begins ..2010; ends 2018-06-05..;"
    " ends 2018-06-05..2018-06-10 (announced); qualified: terms: controlled from the start;"
    " what the makers built was approved by Facebook",
    "Huawei's access to Facebook's user data: access: no dates of its own; qualified: held: device",
    "Unspecified user data: data",
]
FACTS = [
    *("owns", "lender in", "to", "partner in", "partner in"),
    *("opens", "to", "of"),
]


@pytest.fixture(scope="module", autouse=True)
def asked_before(site: Client) -> None:
    """Have Neo4j plan the questions of a trace, which takes it long the first time."""
    for path in ("/v1/search?text=hua", "/chains/huawei", "/chains/huawei?on=2019-01-01"):
        site.get(path)


def _thing(page: Page, name: str) -> None:
    """Put the focus on a thing of the picture, and press Enter."""
    page.locator(".hit").and_(page.get_by_role("button", name=name)).focus()
    page.keyboard.press("Enter")


def _tab_to(page: Page, text: str) -> None:
    for _ in range(60):
        page.keyboard.press("Tab")
        if text in page.evaluate("document.activeElement.textContent"):
            return
    pytest.fail(f"Tab leads to no `{text}`")


def test_from_the_search_to_the_chain_and_who_says_so_by_keyboard(look: Open) -> None:
    found = look("/")
    page = found.page
    page.get_by_role("combobox").focus()
    page.keyboard.type("hua")
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/party/huawei")
    _tab_to(page, "Chains")
    page.keyboard.press("Enter")
    page.wait_for_url("**/chains/huawei")
    expect(page.locator("ol.hops > li bdi.name")).to_have_text(HOPS)
    _tab_to(page, "[1]")
    page.keyboard.press("Enter")
    expect(page.locator("li:target")).to_contain_text("Credit of billions of dollars")
    found.shoot()


def test_the_picture_has_each_thing_with_its_name_and_each_fact(look: Open) -> None:
    page = look("/chains/huawei").page
    things = page.locator("g.thing")
    expect(things).to_have_count(len(THINGS))
    labels = things.locator(".hit").evaluate_all(
        "all => all.map(one => one.getAttribute('aria-label'))"
    )
    assert sorted(labels) == sorted(THINGS)
    expect(page.locator("g.fact .verb")).to_have_text(FACTS)
    expect(page.locator("g.fact.possible")).to_have_count(len(FACTS))
    # From left to right, as a chain is read; the partner stands in the column of the parties.
    left = things.evaluate_all("all => all.map(one => one.getBoundingClientRect().left)")
    assert left == sorted(left)
    assert len({round(x) for x in left}) == 7


def test_a_thing_is_chosen_by_keyboard_and_its_address_restores_that(look: Open) -> None:
    found = look("/chains/huawei")
    page = found.page
    _thing(page, "Facebook's partnership")
    about = page.get_by_role("region", name="What is chosen")
    expect(about.get_by_role("heading")).to_be_focused()
    expect(about).to_contain_text("Facebook partner in Facebook's partnership with Huawei")
    expect(about.get_by_role("link", name="note 7")).to_be_visible()
    said = about.get_by_role("link", name="Who says what of it")
    expect(said).to_have_attribute("href", "/evidence/facebook-huawei")
    expect(page.locator("g.thing.faded")).to_have_count(4)
    assert found.inaccessible() == []
    found.shoot()
    page.reload()
    expect(about.get_by_role("heading")).to_have_text("Facebook's partnership with Huawei")
    page.locator(".hit[aria-pressed=true]").focus()
    page.keyboard.press("Escape")
    expect(about).to_be_empty()
    assert page.url.endswith("/chains/huawei")


def test_a_party_is_expanded_to_its_neighbours_ten_at_a_time(look: Open) -> None:
    found = look("/chains/huawei")
    page = found.page
    _thing(page, "Facebook: partner")
    page.get_by_role("button", name="Show its neighbours").click()
    expect(page.locator("#picture").get_by_role("status")).to_have_text(
        # The tenth is of the chains.
        "9 more facts beside the chains; there are more."
    )
    before = page.locator("g.thing").count()
    assert before <= len(THINGS) + 10
    assert page.locator("g.fact").count() == len(FACTS) + 9
    page.get_by_role("button", name="Show 10 more").click()
    expect(page.locator("g.thing").nth(before)).to_be_attached()
    found.shoot()


def test_the_address_restores_the_neighbours_that_were_added(look: Open) -> None:
    page = look("/chains/huawei").page
    things = page.locator("g.thing")
    _thing(page, "Facebook: partner")
    page.get_by_role("button", name="Show its neighbours").click()
    page.get_by_role("button", name="Show 10 more").click()
    page.wait_for_url("**/chains/huawei#focus=facebook&beside=facebook%3A2")
    drawn = things.count()
    assert drawn > len(THINGS)
    beside = page.locator("g.fact.beside").first.get_attribute("data-target")
    page.locator(f'g.thing[data-id="{beside}"] .hit').press("Enter")
    page.wait_for_url(f"**#focus={beside}&beside=facebook%3A2")
    page.reload()
    expect(things).to_have_count(drawn)
    expect(page.locator(f'g.thing[data-id="{beside}"] .hit')).to_have_attribute(
        "aria-pressed", "true"
    )
    page.get_by_label("On the day").fill("2010-01-01")
    expect(page.locator("#heading")).to_have_text("1 chain that may be in force on 2010-01-01")
    assert page.url.endswith(f"?on=2010-01-01#focus={beside}&beside=facebook%3A2")


def test_an_address_that_names_no_party_of_the_picture_adds_nothing(look: Open) -> None:
    page = look("/chains/huawei#beside=nobody:3,huawei-credit:1,facebook:many,:2,huawei").page
    expect(page.locator("g.thing")).to_have_count(len(THINGS))
    expect(page.locator("#picture").get_by_role("status")).to_be_empty()


def test_what_stands_beside_the_chains_has_thin_lines_and_the_legend_says_so(look: Open) -> None:
    page = look("/chains/huawei").page
    legend = page.locator(".legend span")
    expect(legend).to_have_text(["certain", "possible", "beside the chains", "disputed"])
    _thing(page, "Facebook: partner")
    page.get_by_role("button", name="Show its neighbours").click()
    for kind, width in (("possible", "1.6px"), ("beside", "1px")):
        line = page.locator(f"g.fact.{kind} .line").first
        expect(line).to_have_css("stroke-width", width)


def test_neighbours_that_are_there_already_are_not_counted_as_new(look: Open) -> None:
    page = look("/chains/huawei").page
    _thing(page, "China: owner")
    owns = {**HOSTILE["rows"][0], "fact": _fact_of(page), "type": "OWNS", "other": "cn-state-banks"}
    page.context.route(
        "**/v1/queries/neighbours*",
        lambda route: route.fulfill(json={"rows": [owns], "next": None}),
    )
    page.get_by_role("button", name="Show its neighbours").click()
    expect(page.locator("#picture").get_by_role("status")).to_have_text(
        "Nothing new beside the chains; these are all."
    )


def _fact_of(page: Page) -> str:
    """Return the id of the first fact that is told of what is chosen."""
    link = page.get_by_role("region", name="What is chosen").get_by_role("listitem").locator("a")
    return str(link.first.get_attribute("href")).rpartition("/")[2]


def test_neighbours_are_those_of_the_day_and_of_what_was_known(look: Open) -> None:
    page = look("/chains/huawei?on=2012-01-01&known_on=2018-06-05").page
    _thing(page, "Huawei: borrower")
    with page.expect_request("**/v1/queries/neighbours?*") as asked:
        page.get_by_role("button", name="Show its neighbours").click()
    assert parse_qs(urlsplit(asked.value.url).query) == {
        "party": ["huawei"],
        "limit": ["10"],
        "on": ["2012-01-01"],
        "known_on": ["2018-06-05"],
    }


def test_a_day_is_moved_to_when_the_chain_breaks(look: Open) -> None:
    found = look("/chains/huawei")
    page = found.page
    page.get_by_label("On the day").fill("2019-01-01")
    expect(page.locator("#heading")).to_have_text("0 chains that may be in force on 2019-01-01")
    expect(page.locator("#found")).to_contain_text("was announced to end by 2018-06-10")
    expect(page.locator("ol.hops")).to_have_count(0)
    assert page.url.endswith("/chains/huawei?on=2019-01-01")
    slider = page.get_by_role("slider")
    slider.focus()
    page.keyboard.press("Home")
    expect(page.locator("#heading")).to_have_text("1 chain that may be in force on 2010-01-01")
    expect(page.locator("g.thing")).to_have_count(len(THINGS))
    expect(slider).to_have_attribute("aria-valuetext", "2010-01-01")
    assert page.url.endswith("/chains/huawei?on=2010-01-01")
    for key, day in (
        ("ArrowRight", "2010-01-02"),
        ("End", "2018-12-31"),
        ("ArrowLeft", "2018-12-30"),
    ):
        page.keyboard.press(key)
        expect(slider).to_have_attribute("aria-valuetext", day)
    page.wait_for_url("**/chains/huawei?on=2018-12-30")


def test_what_leads_nowhere_is_told_and_stays_to_be_mended(look: Open) -> None:
    found = look("/chains/huawei")
    page = found.page
    page.get_by_text("More to ask").click()
    page.get_by_label("Leading to").fill("huawe")
    page.get_by_role("button", name="Ask").click()
    expect(page.locator("#state")).to_contain_text("Not asked: no party is called `huawe`")
    expect(page.locator("ol.hops")).to_have_count(1)
    again = look("/chains/huawei?to=huawe&on=2012-01-01")
    expect(again.page.get_by_role("alert")).to_contain_text("no party is called `huawe`")
    expect(again.page.get_by_label("Leading to")).to_have_value("huawe")
    assert again.inaccessible() == []
    again.page.get_by_label("Leading to").fill("")
    again.page.get_by_role("button", name="Ask").click()
    expect(again.page.locator("ol.hops")).to_have_count(1)
    for one in (found, again):
        assert [fault for fault in one.faults if "404" not in fault] == []
        one.faults.clear()


@pytest.mark.parametrize("form", ["svg", "png"])
def test_the_picture_is_saved_as_a_file(look: Open, form: str) -> None:
    page = look("/chains/huawei#focus=cn", "dark").page
    expect(page.locator("g.thing.faded")).to_have_count(len(THINGS) - 2)
    name, content = saved(page, form)
    assert name == f"chains-of-huawei.{form}"
    if form == "png":
        assert content.startswith(b"\x89PNG\r\n\x1a\n")
        width = page.locator("#picture svg").evaluate("one => one.width.baseVal.value")
        assert int.from_bytes(content[16:20]) == 2 * width
    else:
        ground = re.search(rb'<rect[^>]* fill="(rgb[^"]*)"', content)
        assert ground is not None
        assert ground[1] == b"rgb(22, 24, 27)"
        assert content.count(b'class="thing') == len(THINGS)
        # What is faded beside what is chosen stays faded on the page alone.
        assert b'opacity="0.25"' not in content
        expect(page.locator("g.thing.faded")).to_have_count(len(THINGS) - 2)


def test_what_is_disputed_or_qualified_is_told_by_words(look: Open) -> None:
    found = look("/chains/invented-broker?link=any")
    page = found.page
    expect(page.locator("section.one h3 .disputed")).to_have_text(["disputed", "disputed"])
    expect(page.locator("g.fact.denied")).to_have_count(1)
    expect(page.locator("g.fact.denied .sure")).to_have_text("possible, disputed")
    expect(page.locator("g.fact.denied .gap")).to_have_count(1)
    _thing(page, "The invented access")
    about = page.get_by_role("region", name="What is chosen")
    expect(about).to_contain_text("qualified: held: grantor")
    expect(about).to_contain_text("disputed: somebody denies it")
    found.shoot()


def test_with_the_server_gone_the_page_says_so_and_keeps_what_it_shows(look: Open) -> None:
    found = look("/chains/huawei")
    page = found.page
    page.context.route("**/*", lambda route: route.abort())
    page.get_by_label("On the day").fill("2012-01-01")
    expect(page.locator("#state")).to_have_text(
        "Not asked: the server does not answer. What stands here is what was there before."
    )
    expect(page.locator("ol.hops")).to_have_count(1)
    _thing(page, "Huawei: borrower")
    page.get_by_role("button", name="Show its neighbours").click()
    expect(page.locator("#picture").get_by_role("status")).to_have_text(
        "Not done: the server does not answer."
    )
    expect(page.locator("g.thing")).to_have_count(len(THINGS))
    assert set(found.faults) == {"error: Failed to load resource: net::ERR_FAILED"}
    found.faults.clear()


@pytest.mark.parametrize("id", hostile.NAMES)
def test_a_hostile_name_is_text(look: Open, id: str) -> None:
    found = look(f"/chains/hostile-{id}", width="phone")
    page = found.page
    page.on("dialog", lambda dialog: found.faults.append(f"a name ran: {dialog.message}"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Chains of")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert found.inaccessible() == []


def test_a_hostile_neighbour_is_text_in_the_picture(look: Open) -> None:
    found = look("/chains/huawei")
    page = found.page
    page.on("dialog", lambda dialog: found.faults.append(f"a name ran: {dialog.message}"))
    page.context.route("**/v1/queries/neighbours*", lambda route: route.fulfill(json=HOSTILE))
    _thing(page, "Huawei: borrower")
    page.get_by_role("button", name="Show its neighbours").click()
    expect(page.get_by_role("button", name=f"{hostile.MARKUP}: Company")).to_be_attached()
    expect(page.get_by_role("button", name=f"{hostile.TURNED_SHOWN}: Company")).to_be_attached()
    expect(page.locator("img")).to_have_count(0)
    found.shoot()


HOSTILE: dict[str, Any] = {
    "rows": [
        {
            "fact": f"hostile-fact-{id}",
            "type": "PARTNER_IN",
            "direction": "out",
            "other": id,
            "other_name": name,
            "kinds": ["Company"],
            "collective": False,
            "role": hostile.MARKUP,
            "disputed": False,
        }
        for id, name in {**hostile.NAMES, "__proto__": "A name of JavaScript"}.items()
    ],
    "next": None,
}
