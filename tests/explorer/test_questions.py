"""A question, in a browser: its form by keyboard, its rows, and what is taken elsewhere."""

import pytest
from playwright.sync_api import expect

from tests.explorer import hostile
from tests.explorer.conftest import Open, saved

SLOW = 120_000  # milliseconds in which a fresh Neo4j has surely planned its first chain


def test_a_form_is_filled_by_keyboard_with_suggestions(look: Open) -> None:
    found = look("/questions/chain")
    page = found.page
    party = page.get_by_label("party", exact=True)
    party.focus()
    page.keyboard.type("hua")
    expect(page.get_by_role("option").first).to_have_text("Huaweihuawei")
    assert found.inaccessible() == []
    found.shoot()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(party).to_have_value("huawei")
    page.keyboard.press("Enter")
    # What nobody filled does not stand in the address.
    page.wait_for_url("**/questions/chain?party=huawei&limit=100", timeout=SLOW)
    expect(page.get_by_role("heading", name="1 row")).to_be_visible()
    expect(page.get_by_role("cell").nth(2)).to_have_text("China")
    expect(page.get_by_label("party", exact=True)).to_have_value("huawei")


def test_enter_takes_what_is_typed_unless_a_suggestion_is_chosen(look: Open) -> None:
    page = look("/questions/chain").page
    page.get_by_label("party", exact=True).focus()
    page.keyboard.type("Huawei")
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/questions/chain?party=Huawei&limit=100")
    expect(page.get_by_role("heading", name="1 row")).to_be_visible()


def test_without_scripts_a_form_is_answered_too(look: Open) -> None:
    page = look("/questions/chain", scripts=False).page
    page.get_by_label("party", exact=True).fill("Huawei")
    page.get_by_role("button", name="Ask").click()
    expect(page.get_by_role("heading", name="1 row")).to_be_visible()


def test_an_error_stands_beside_its_field(look: Open) -> None:
    found = look("/questions/chain?party=huawe&limit=100")
    field = found.page.get_by_label("party", exact=True)
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(found.page.locator("#party-wrong")).to_contain_text("did you mean")
    assert found.inaccessible() == []
    assert [fault for fault in found.faults if "404" not in fault] == []
    found.faults.clear()


def test_a_line_is_copied_by_a_button(look: Open) -> None:
    page = look("/questions/chain?party=huawei&limit=100").page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy: On a terminal").click()
    expect(page.get_by_text("Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == "kb query chain --party huawei --limit 100"


def test_rows_are_saved_as_a_file(look: Open) -> None:
    page = look("/questions/chain?party=huawei&limit=100").page
    with page.expect_download() as started:
        page.get_by_role("link", name="CSV", exact=True).click()
    saved = started.value
    assert saved.suggested_filename == "chain.csv"
    head, row = saved.path().read_text().splitlines()
    assert head.startswith("chain,owner,owner_name,")
    assert ",cn,China," in row


@pytest.mark.parametrize(
    ("id", "shown"), [("markup", hostile.MARKUP), ("turned", hostile.TURNED_SHOWN)]
)
def test_hostile_names_are_text_in_suggestions_and_rows(look: Open, id: str, shown: str) -> None:
    found = look("/questions/partnerships", width="phone")
    page = found.page
    page.on("dialog", lambda dialog: found.faults.append(f"a name ran: {dialog.message}"))
    page.get_by_label("party", exact=True).press_sequentially(f"hostile-{id}")
    expect(page.get_by_role("option").first.locator("bdi").first).to_have_text(shown)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.wait_for_url("**limit=100")
    expect(page.get_by_role("cell").get_by_text(hostile.MARKUP).first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    found.shoot()


def test_amounts_are_drawn_in_one_currency_at_a_time(look: Open) -> None:
    found = look("/questions/credit_lines?limit=100#show=chart")
    page = found.page
    for number in ("amount min", "amount max"):
        page.get_by_label("Number").select_option(number)
        page.get_by_label("in", exact=True).select_option("CNY")
        drawn = page.get_by_role("img", name=f"{number} in CNY by credit line, as the table has it")
        expect(drawn.locator("rect.mark")).to_have_count(1)
        expect(drawn.locator(".measure")).to_have_text(f"{number} in CNY")
        rows = page.get_by_role("row").count() - 1
        expect(page.locator(".views details[open] [role=status]")).to_have_text(
            f"1 of {rows} rows, in CNY: a row of which either is unknown,"
            " or that is in another currency, has no mark."
        )
    page.get_by_label("by", exact=True).last.select_option("begins earliest")
    page.get_by_label("Number").select_option("amount min")
    expect(page.get_by_label("in", exact=True)).to_be_hidden()
    drawn = page.get_by_role("img", name="amount min in USD by begins earliest")
    expect(drawn.locator(".measure")).to_have_text("amount min in USD")
    cut = drawn.evaluate(OUTSIDE)
    assert cut == []
    assert found.inaccessible() == []
    found.shoot()
    page.get_by_label("Number").select_option("source count")
    expect(page.get_by_role("img", name="source count by begins earliest")).to_be_visible()


# The texts of a drawing that reach beyond it.
OUTSIDE = """drawing => {
  const whole = drawing.getBoundingClientRect();
  const reach = (it) => it.getBoundingClientRect();
  return [...drawing.querySelectorAll("text")]
    .filter((it) => reach(it).left < whole.left || reach(it).right > whole.right)
    .map((it) => it.textContent);
}"""


def test_a_number_is_drawn_and_the_drawing_saved(look: Open) -> None:
    found = look("/questions/exposure?on=2018-06-05&limit=100", scheme="dark")
    page = found.page
    page.get_by_text("As a chart").click()
    drawn = page.get_by_role("img", name="chains by from, as the table has it")
    expect(drawn).to_be_visible()
    rows = page.get_by_role("row").count() - 1
    expect(drawn.locator("rect.mark")).to_have_count(rows)
    page.get_by_label("by", exact=True).last.select_option("to name")
    expect(page.get_by_role("img", name="chains by to name")).to_be_visible()
    assert found.inaccessible() == []
    found.shoot()
    for form, begun in (("SVG", b"<svg"), ("PNG", b"\x89PNG")):
        name, content = saved(page, form)
        assert name == f"exposure.{form.lower()}"
        assert content.startswith(begun)
