"""Evidence in a browser: both sides are seen together, and a passage can be opened."""

import re

import pytest
from playwright.sync_api import expect

from kb.model.ids import FactKey
from tests.explorer import hostile
from tests.explorer.conftest import Open, Scheme

DISPUTED = FactKey("TO", "invented-access", "invented-broker").id
LENDS = FactKey("LENDS", "cn-state-banks", "huawei-credit").id
NARROWED = FactKey("OWNS", "town", "shop").id


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("id", "sides"),
    [
        (DISPUTED, ["Asserted", "Denied"]),
        (NARROWED, ["Asserted", "Asserted", "Asserted", "Qualified"]),
    ],
)
def test_the_sides_stand_beside_each_other(
    look: Open, id: str, sides: list[str], scheme: Scheme
) -> None:
    found = look(f"/evidence/{id}", scheme)
    expect(found.page.get_by_role("heading", level=3)).to_have_text(sides)
    first, second = (found.page.locator(".side").nth(one).bounding_box() for one in (-2, -1))
    assert first is not None
    assert second is not None
    assert first["y"] == second["y"]
    assert first["x"] + first["width"] <= second["x"]
    found.shoot()
    assert found.inaccessible() == []


def test_on_a_telephone_they_stand_below_each_other(look: Open) -> None:
    found = look(f"/evidence/{DISPUTED}", width="phone")
    assert found.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert found.inaccessible() == []


@pytest.mark.parametrize("width", ["wide", "phone"])
@pytest.mark.parametrize("id", [LENDS, "hostile-pact"])
def test_a_heading_is_whole_that_is_not_too_long_for_it(look: Open, id: str, width: str) -> None:
    heading = look(f"/evidence/{id}", width=width).page.locator("h1 bdi")
    assert heading.evaluate("one => one.scrollHeight <= one.clientHeight + 2")


def test_a_passage_is_opened_at_its_words_and_a_hostile_text_is_text(look: Open) -> None:
    found = look("/evidence/hostile-pact", width="phone")
    page = found.page
    page.on("dialog", lambda dialog: found.faults.append(f"a text ran: {dialog.message}"))
    # Of the pact itself, and of its purpose, which the same claim states.
    links = page.get_by_role("link", name=re.compile("as if")).all()
    passage = f"{hostile.URL}#:~:text=as%20if%20%26%20only,they%2Dsaid%2C%20so"
    assert [link.get_attribute("href") for link in links] == [passage, passage]
    expect(page.locator(".value bdi")).to_have_text(hostile.MARKUP)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
