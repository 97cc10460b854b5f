"""A server that reads for keys only, in a browser: the key is given as a password, once."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from api.app import create_app
from kb.access import changes
from kb.config import Connection
from kb.engine.layout import Home
from kb.queries import catalogue, registry
from tests.api.serving import Client, serving


@pytest.fixture
def page(browser: Browser, connection: Connection, tmp_path: Path) -> Iterator[Page]:
    """A page of who knows the key of a locked server."""
    home = Home(tmp_path)
    _, token = changes.create(home, "reader", (), datetime.now(UTC).date())
    app = create_app(connection, catalogue.of((registry.shipped(),)), home)
    with serving(app) as client:
        context = browser.new_context(
            base_url=client.address,
            http_credentials={"username": "anybody", "password": token, "origin": client.address},
        )
        yield context.new_page()
        context.close()


def test_who_gives_the_key_as_a_password_sees_pages_and_suggestions(page: Page) -> None:
    page.goto("/party/huawei")
    expect(page.get_by_role("heading", level=1)).to_have_text("Huawei")
    page.get_by_role("combobox").press_sequentially("leno")
    page.get_by_role("option", name="Lenovo").click()
    page.wait_for_url("**/party/lenovo")


def test_a_page_of_another_port_gets_nothing_by_the_password(page: Page, site: Client) -> None:
    page.goto("/party/huawei")
    locked = page.url.removesuffix("/party/huawei")
    page.goto(f"{site.address}/health")  # which has no policy that would stop it before we do
    statuses: list[int] = []
    page.on("response", lambda answer: statuses.append(answer.status))
    send = """([url, method]) => fetch(url, {method, mode: 'no-cors', credentials: 'include'})
        .then(answer => answer.type)"""
    assert page.evaluate(send, [f"{locked}/v1/queries", "GET"]) == "opaque"
    assert page.evaluate(send, [f"{locked}/v1/load", "POST"]) == "opaque"
    assert statuses == [403, 403]
