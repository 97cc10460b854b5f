"""Search, in a browser: by keyboard alone, in any script, and without scripts."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.explorer import hostile
from tests.explorer.conftest import Open

PARTY = re.compile(r"/party/")


def _type(page: Page, text: str) -> None:
    """Type into the search that the page begins with, from the keyboard alone."""
    box = page.get_by_role("combobox")
    box.press_sequentially(text)
    expect(page.get_by_role("listbox")).to_be_visible()


def test_from_the_first_page_to_a_party_by_keyboard_alone(look: Open) -> None:
    found = look("/")
    page = found.page
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    for _ in ("the first page", "the questions", "the search"):
        page.keyboard.press("Tab")
    box = page.get_by_role("combobox", name="Find a company")
    expect(box).to_be_focused()
    page.keyboard.type("hua")
    expect(page.get_by_role("option").first).to_have_text("HuaweiCompany")
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("status")).to_have_text(
        "2 suggestions. Enter opens Huawei; arrow keys choose another."
    )
    found.shoot()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option").first).to_have_attribute("aria-selected", "true")
    assert box.get_attribute("aria-activedescendant") == "find-list-0"
    page.keyboard.press("Enter")
    page.wait_for_url("**/party/huawei")
    expect(page.get_by_role("heading", level=1)).to_have_text("Huawei")


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("hua", "huawei"),
        ("华为", "huawei"),
        ("Huawey", "huawei"),
        ("华为技术", "mill"),
        ("mill-1", "mill"),
        ("Alias of turned", "hostile-turned"),
    ],
)
def test_enter_opens_the_best_match_by_any_of_its_names(look: Open, text: str, id: str) -> None:
    page = look("/").page
    _type(page, text)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/party/{id}")


def test_every_page_has_a_search_that_suggests(look: Open) -> None:
    page = look("/party/huawei").page
    _type(page, "leno")
    page.get_by_role("option", name="Lenovo").click()
    page.wait_for_url("**/party/lenovo")


def test_all_results_are_the_last_suggestion(look: Open) -> None:
    page = look("/").page
    _type(page, "hua")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=hua")
    expect(page.get_by_role("heading", level=2)).to_have_text("2 found, the best match first")


def test_escape_closes_the_suggestions_and_leaves_the_text(look: Open) -> None:
    page = look("/").page
    _type(page, "hua")
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    box = page.get_by_role("combobox")
    expect(box).to_have_value("hua")
    expect(box).to_have_attribute("aria-expanded", "false")


def test_what_nobody_is_called_is_said(look: Open) -> None:
    page = look("/").page
    page.get_by_role("combobox").press_sequentially("qqqq")
    expect(page.get_by_role("status")).to_have_text("No party is found by that.")
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_with_the_api_gone_the_page_says_so_and_stands(look: Open) -> None:
    found = look("/")
    found.page.context.route("**/v1/**", lambda route: route.abort())
    found.page.get_by_role("combobox").press_sequentially("hua")
    status = found.page.get_by_role("status")
    expect(status).to_have_text("No suggestions: the server does not answer")
    assert found.faults == ["error: Failed to load resource: net::ERR_FAILED"]
    found.faults.clear()


def test_what_answers_in_place_of_the_api_is_told_by_its_status(look: Open) -> None:
    found = look("/")
    answer = {"status": 502, "content_type": "text/html", "body": "<h1>Bad Gateway</h1>"}
    found.page.context.route("**/v1/**", lambda route: route.fulfill(**answer))
    found.page.get_by_role("combobox").press_sequentially("hua")
    status = found.page.get_by_role("status")
    expect(status).to_have_text("No suggestions: the server answers 502")
    assert [fault for fault in found.faults if "502" not in fault] == []
    found.faults.clear()


def test_without_scripts_a_page_of_results_leads_to_the_party(look: Open) -> None:
    found = look("/", scripts=False)
    page = found.page
    page.get_by_label("Find a company").fill("华为")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=*")
    found.shoot()
    page.get_by_role("link", name="Huawei", exact=True).click()
    page.wait_for_url("**/party/huawei")
    expect(page.get_by_role("heading", level=1)).to_have_text("Huawei")


@pytest.mark.parametrize(
    ("id", "shown"),
    [
        ("markup", hostile.MARKUP),
        ("turned", hostile.TURNED_SHOWN),
        ("long", hostile.LONG),
        ("emoji", hostile.EMOJI),
        ("arabic", hostile.ARABIC),
    ],
)
def test_a_hostile_name_is_text_in_suggestions_results_and_its_page(
    look: Open, id: str, shown: str
) -> None:
    found = look("/", width="phone")
    page = found.page
    page.on("dialog", lambda dialog: found.faults.append(f"a name ran: {dialog.message}"))
    _type(page, f"Alias of {id}")
    name = page.get_by_role("option").first.locator("bdi.name").first
    expect(name).to_have_text(shown)
    _fits(page)
    page.goto(f"/search?q=Alias of {id}")
    expect(page.get_by_role("link").locator("bdi.name").first).to_have_text(shown)
    _fits(page)
    page.goto(f"/party/hostile-{id}")
    expect(page.get_by_role("heading", level=1)).to_have_text(shown)
    _fits(page)
    found.shoot()


def _fits(page: Page) -> None:
    """A page is never broader than the window, whatever stands in it."""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_whole_of_a_long_name_can_be_read(look: Open) -> None:
    found = look("/party/hostile-long")
    assert found.height("h1") < 200
    found.page.get_by_text("The whole name").click()
    assert found.height("details bdi") > 1000
