"""Statements of one's own, in a browser: written, completed, run, and marked where wrong."""

from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from api.app import create_app
from api.door import Door
from kb.config import Connection
from kb.engine.layout import Home
from kb.guard.guard import Guard
from kb.queries import catalogue, registry
from tests.api.serving import Client, serving
from tests.conftest import Using
from tests.explorer.conftest import Open, Scheme, saved

ASKED = "/cypher?statement=MATCH+(p%3AParty+%7Bid%3A+'huawei'%7D)+RETURN+p.name+AS+called"


@pytest.fixture(scope="module")
def site(
    shipped: Using, connection: Connection, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Client]:
    """A server that takes statements."""
    found = catalogue.of((registry.shipped(),))
    home = Home(tmp_path_factory.mktemp("no-keys"))
    with serving(create_app(connection, found, home, Door(guard=Guard()))) as client:
        yield client


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_address_restores_a_statement_that_is_run_by_keyboard(
    look: Open, scheme: Scheme
) -> None:
    found = look(ASKED, scheme)
    page = found.page
    page.get_by_role("textbox", name="Statement").focus()
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("status").last).to_have_text("1 row.")
    expect(page.get_by_role("columnheader")).to_have_text(["called"])
    expect(page.get_by_role("cell")).to_have_text(["Huawei"])
    assert found.inaccessible() == []
    found.shoot()


def test_a_label_is_completed_while_it_is_typed(look: Open) -> None:
    page = look("/cypher").page
    page.get_by_role("textbox", name="Statement").focus()
    page.keyboard.type("MATCH (line:CreditL")
    expect(page.get_by_role("option").first).to_contain_text("CreditLine")


def test_what_is_wrong_is_told_with_its_place(look: Open) -> None:
    found = look("/cypher")
    page = found.page
    page.get_by_role("textbox", name="Statement").focus()
    page.keyboard.type("MATCH (n) RETRUN n")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#told")).to_contain_text("Line 1, column 11: ")
    assert found.inaccessible() == []
    # The browser notes every answer that is a refusal.
    assert [fault for fault in found.faults if "status of 4" not in fault] == []
    found.faults.clear()


LENT = "Credit lines of Chinese government-owned banks to Huawei"
PARTNERSHIPS = "MATCH path = (:Party {id: 'facebook'})-[:PARTNER_IN]->() RETURN path"


def _address(statement: str) -> str:
    return f"/cypher?{urlencode({'statement': statement})}"


def _run(look: Open, statement: str, scheme: Scheme = "light") -> Page:
    """Run a statement whose address says that its graph is shown."""
    page = look(f"{_address(statement)}#show=graph", scheme).page
    page.get_by_role("textbox", name="Statement").focus()
    page.keyboard.press("Control+Enter")
    return page


def _titles(page: Page, of: str) -> list[str]:
    titles: list[str] = page.locator(f"g.{of} > title").all_text_contents()
    return sorted(titles)


@pytest.mark.parametrize(
    "returned",
    ["path", "nodes(path) AS nodes, relationships(path) AS facts", "{deep: [path]} AS it"],
)
def test_what_is_returned_is_drawn_and_its_address_restores_that(look: Open, returned: str) -> None:
    matched = "MATCH path = (:Bank)-[:LENDS]->()-[:LENT_TO]->({id: 'huawei'})"
    page = _run(look, f"{matched} RETURN {returned}")
    expect(page.locator("g.thing")).to_have_count(3)
    assert _titles(page, "thing") == [
        "Chinese government-owned banks: Bank, Company: an unnamed group",
        f"{LENT}: CreditLine: an unnamed group",
        "Huawei: Company",
    ]
    assert _titles(page, "fact") == [
        f"Chinese government-owned banks lender in {LENT}",
        f"{LENT} to Huawei",
    ]
    expect(page.get_by_text("3 nodes, and 2 relationships between them.")).to_be_visible()
    assert page.url.endswith("#show=graph")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_returned_graph_is_looked_at_by_keyboard_and_saved(look: Open, scheme: Scheme) -> None:
    found = look(_address(PARTNERSHIPS), scheme)
    page = found.page
    page.get_by_role("textbox", name="Statement").focus()
    page.keyboard.press("Control+Enter")
    page.get_by_text("As a graph", exact=True).focus()
    page.keyboard.press("Enter")
    page.locator(".hit").and_(page.get_by_role("button", name="with Huawei")).focus()
    page.keyboard.press("Enter")
    about = page.get_by_role("region", name="What is chosen")
    expect(about.get_by_role("heading")).to_be_focused()
    expect(about.get_by_role("link", name="partner in")).to_have_attribute(
        "href", "/evidence/e0b417bad52fbe73"
    )
    expect(about).to_contain_text("begins 2010 or before; ends 2018-06-05 to 2018-06-10")
    assert found.inaccessible() == []
    found.shoot()
    name, content = saved(page, "svg")
    assert name == "cypher.svg"
    assert content.count(b'class="thing') == page.locator("g.thing").count()


def test_a_relationship_that_nobody_claims_leads_to_no_evidence(look: Open) -> None:
    page = _run(look, "MATCH path = (:Claim)-[:STATED_IN]->(:Source) RETURN path LIMIT 1")
    page.locator(".hit").first.focus()
    page.keyboard.press("Enter")
    about = page.get_by_role("region", name="What is chosen")
    expect(about.get_by_role("listitem")).to_contain_text("stated in")
    expect(about.get_by_role("link")).to_have_count(0)


@pytest.mark.parametrize(
    ("returned", "told"),
    [
        ("p.id AS party", "The rows hold nothing that is drawn. To see a graph, return nodes and"),
        ("r AS fact", "return nodes and relationships, or paths"),
        ("p, r", "1 node, and 0 relationships between them. 3 relationships cannot be drawn"),
    ],
)
def test_where_rows_hold_no_graph_the_page_says_what_to_return(
    look: Open, returned: str, told: str
) -> None:
    statement = f"MATCH (p:Party {{id: 'huawei'}})<-[r:TARGETS]-() RETURN {returned}"
    page = _run(look, statement)
    expect(page.locator(".views [role=status]").first).to_contain_text(told)


def test_parts_of_a_graph_stand_in_the_table_by_their_names(look: Open) -> None:
    matched = "MATCH (bank:Bank)-[l:LENDS]->(loan {id: 'huawei-credit'})"
    page = _run(look, f"{matched} RETURN bank, l, [bank.id, 1] AS it, {{of: loan.id}} AS map")
    expect(page.get_by_role("cell")).to_have_text(
        [
            '(:Bank:Company:Party {id: "cn-state-banks", name: "Chinese government-owned banks"})',
            '[:LENDS {id: "65fd2431445f98fc"}]',
            '["cn-state-banks",1]',
            '{"of":"huawei-credit"}',
        ]
    )
