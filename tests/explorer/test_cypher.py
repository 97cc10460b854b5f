"""Statements of one's own, in a browser: written, completed, run, and marked where wrong."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from api.app import create_app
from api.door import Door
from kb.config import Connection
from kb.engine.layout import Home
from kb.guard.guard import Guard
from kb.queries import catalogue, registry
from tests.api.serving import Client, serving
from tests.conftest import Using
from tests.explorer.conftest import Open, Scheme

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
