"""Every page of the explorer: for everybody, in light and dark, wide and narrow, quick to load."""

import pytest
from playwright.sync_api import Browser, expect

from tests.api.serving import Client
from tests.explorer.conftest import Open, Scheme

# Each page has its line here, and what is to be seen on it.
PAGES = {
    "/": "Who finances this company",
    "/search?q=bank": "Search",
    "/party/huawei": "Huawei",
    "/party/cn-state-banks": "Chinese government-owned banks",
    "/chains/huawei": "Chains of Huawei",
    "/chains/invented-maker": "Chains of Invented Maker",
    "/chains/huawei?on=2019-01-01": "Chains of Huawei",
    "/evidence/view": "The view of the ledgers",
    "/evidence/hostile-pact": "script",
    "/report/huawei": "Huawei",
    "/questions": "Questions",
    "/questions/chain?party=huawei": "chain",
    "/questions/evidence?facts=huawei-credit&facts=": "evidence",
    "/questions/neighbours?party=facebook#show=graph": "neighbours",
}
LIGHTEST = 300_000  # bytes that the first view may take, as they come over the wire


# What depends on colours does not depend on widths, so that each is looked at once.
@pytest.mark.parametrize(("scheme", "width"), [("light", "wide"), ("dark", "phone")])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_wrong(look: Open, path: str, scheme: Scheme, width: str) -> None:
    found = look(path, scheme, width)
    expect(found.page.get_by_role("heading", level=1)).to_contain_text(PAGES[path])
    found.shoot()
    assert found.inaccessible() == []
    assert found.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_axe_finds_nothing_wrong_with_suggestions(look: Open) -> None:
    found = look("/")
    found.page.get_by_role("combobox").press_sequentially("hua")
    expect(found.page.get_by_role("listbox")).to_be_visible()
    assert found.inaccessible() == []


@pytest.mark.parametrize("path", ["/party/huawe", "/nothing"])
def test_a_problem_is_a_page_too(look: Open, path: str) -> None:
    found = look(path)
    found.shoot()
    assert found.inaccessible() == []
    assert [fault for fault in found.faults if "404" not in fault] == []
    found.faults.clear()


def test_the_first_view_is_light(site: Client, browser: Browser) -> None:
    context = browser.new_context(base_url=site.address)
    page = context.new_page()
    sizes: dict[str, int] = {}
    page.on(
        "requestfinished",
        lambda request: sizes.update({request.url: request.sizes()["responseBodySize"]}),
    )
    page.goto("/", wait_until="networkidle")
    context.close()
    # How what scripts share is parted into files is the builder's affair.
    loaded = {url.removeprefix(site.address).partition("-")[0] for url in sizes}
    assert loaded == {"/", "/assets/main", "/assets/search", "/assets/chunk"}
    assert sum(sizes.values()) < LIGHTEST
