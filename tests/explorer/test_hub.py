"""A party with 100,000 facts: its pages open, and show of them what can be looked at."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.api.serving import Client
from tests.conftest import Using
from tests.explorer import hub
from tests.explorer.conftest import Open


@pytest.fixture(scope="module")
def site(site: Client, using: Using) -> Iterator[Client]:
    """The site of the other tests, with a hub."""
    using(hub.write)
    yield site
    using(hub.remove)


def test_its_page_says_how_many_there_are_and_leads_to_them(look: Open) -> None:
    page = look("/party/invented-maker").page
    people = page.locator("section[aria-labelledby=people]")
    expect(people).to_contain_text("10,000, which take a while to be put in order")
    people.get_by_role("link", name="page by page").click()
    expect(page.locator("ul.entries > li")).to_have_count(50)
    page.get_by_role("link", name="Further: Who holds").click()
    expect(page.locator("ul.entries > li")).to_have_count(50)


def test_its_neighbours_come_to_the_picture_by_tens(look: Open) -> None:
    page = look("/chains/invented-maker").page
    facts = page.locator("#picture g.fact")
    expect(facts.first).to_be_visible()
    before = facts.count()
    page.get_by_role("button", name="Invented Maker").press("Enter")
    page.get_by_role("button", name="Show its neighbours").click()
    expect(page.get_by_role("status").last).to_contain_text("beside the chains; there are more.")
    added = facts.count() - before
    assert added <= 10
    expect(page.get_by_role("status").last).to_contain_text(f"{added} more facts")
