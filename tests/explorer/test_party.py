"""A party's page in a browser: found by any name, drawn in time, read by everybody."""

import re

import pytest
from playwright.sync_api import expect

from tests.explorer.conftest import Open, Scheme, saved


def test_from_a_chinese_name_to_the_evidence(look: Open) -> None:
    page = look("/").page
    page.get_by_role("combobox").press_sequentially("华为")
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/party/huawei")
    page.get_by_role("link", name="Credit lines of Chinese").last.click()
    page.wait_for_url("**/evidence/huawei-credit")
    expect(page.get_by_role("heading", level=2).first).to_have_text("That it is so")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_uncertain_is_drawn_so_and_stands_in_a_table(look: Open, scheme: Scheme) -> None:
    found = look("/party/huawei", scheme)
    page = found.page
    bars = page.locator("ol.bars > li")
    expect(bars).to_have_count(5)
    expect(bars.first.locator("rect.may")).to_have_attribute("fill", "url(#hatch)")
    expect(bars.first.locator("rect.sure")).to_have_count(1)
    expect(bars.nth(2).locator("rect.sure")).to_have_count(0)
    expect(bars.nth(2).locator("path.open")).to_have_count(2)
    page.get_by_text("The same as a table").click()
    expect(page.get_by_role("row").nth(1)).to_contain_text("2010 or before")
    assert found.inaccessible() == []


def test_the_timeline_is_saved_as_one_picture(look: Open) -> None:
    page = look("/party/huawei").page
    name, content = saved(page, "svg")
    assert name == "timeline-of-huawei.svg"
    drawn = content.decode()
    words = re.findall(r"<text[^>]*>([^<]*)</text>", drawn)
    assert words[-10:-8] == [
        "Facebook's partnership with Huawei",
        "is partner in: begins 2010 or before; "
        "ends 2018-06-05 to 2018-06-10 (announced, and not reported)",
    ]
    assert drawn.count('class="may"') == 5
    looks = {
        '<rect class="may"': 'stroke-dasharray="4px, 3px"',
        '<line class="hatch"': 'stroke-width="3px"',
        '<path class="open"': 'fill="none"',
        "<text ": 'font-size="12.8px"',
    }
    for part, look_of_it in looks.items():
        assert look_of_it in drawn.partition(part)[2].partition(">")[0]
    assert saved(page, "png")[1].startswith(b"\x89PNG")
