"""A real Chromium, and the application that it looks at, on loopback.

Playwright's own browser is used where it is installed (`playwright install chromium`), else
Debian's. Without either the tests are skipped and say why, which CI does not let pass. A test fails
if a page asks any other host for anything, or if the browser complains: of the policy, of a script,
of what is missing.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect, sync_playwright

from api.app import create_app
from api.explorer import assets
from kb.config import Connection
from kb.engine.layout import Home
from kb.queries import catalogue, registry
from tests.api.serving import Client, serving
from tests.conftest import INVENTED, ROOT, SHIPPED, Holding
from tests.explorer import hostile

DEBIAN = Path("/usr/bin/chromium")
SCREENSHOTS = ROOT / ".test-home" / "screenshots"
AXE = ROOT / "api" / "explorer" / "node_modules" / "axe-core" / "axe.min.js"
CONTESTED = ROOT / "tests" / "dossiers" / "contested.yaml"
# A question that Neo4j has not planned yet takes seconds, on a busy machine many.
PATIENCE = 90_000  # milliseconds
WIDTHS = {"wide": (1280, 900), "phone": (390, 800)}

Scheme = Literal["light", "dark"]
Open = Callable[..., "Look"]


@dataclass(frozen=True)
class Look:
    """A page that is looked at.

    Attributes:
        faults: what the browser complained of, and requests that were for other hosts.
    """

    page: Page
    name: str
    faults: list[str] = field(default_factory=list)

    def height(self, selector: str) -> float:
        """Return how high the first that a selector finds stands, in pixels."""
        box = self.page.locator(selector).first.bounding_box()
        return box["height"] if box else 0

    def shoot(self) -> None:
        """Keep a picture of the page, for people who look at the run."""
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=SCREENSHOTS / f"{self.name}.png", full_page=True)

    def inaccessible(self) -> list[str]:
        """Return what axe finds: the rule, how much it matters, and where."""
        self.page.evaluate(AXE.read_text())
        found: list[dict[str, Any]] = self.page.evaluate("axe.run().then(ran => ran.violations)")
        return [
            f"{one['id']} ({one['impact']}): {node['html'][:200]}"
            for one in found
            for node in one["nodes"]
        ]


@pytest.fixture(scope="module")
def site(
    holding: Holding, connection: Connection, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Client]:
    """A server on the shipped dossier, the tests' own, and names that are meant to do harm."""
    assert assets.load().are_built, assets.MISSING
    folder = tmp_path_factory.mktemp("hostile")
    holding(SHIPPED, INVENTED, CONTESTED, hostile.dossier(folder))(hostile.write)
    app = create_app(connection, catalogue.of((registry.shipped(),)), Home(folder / "no-keys"))
    with serving(app) as client:
        yield client


@pytest.fixture(scope="module")
def browser(site: Client) -> Iterator[Browser]:
    """A browser, started when the graph is there: Playwright keeps this thread's event loop."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        own = Path(playwright.chromium.executable_path)
        found = next((path for path in (own, DEBIAN) if path.exists()), None)
        if found is None:
            pytest.skip("there is no Chromium: run `playwright install chromium`")
        # Its sandbox needs a user who is not root, and the pages are our own.
        launched = playwright.chromium.launch(executable_path=found, chromium_sandbox=False)
        yield launched
        launched.close()


@pytest.fixture
def look(site: Client, browser: Browser, request: pytest.FixtureRequest) -> Iterator[Open]:
    """Open pages of the site; none of them may have had faults when the test ends."""
    contexts: list[BrowserContext] = []
    looks: list[Look] = []

    def opened(
        path: str = "/", scheme: Scheme = "light", width: str = "wide", scripts: bool = True
    ) -> Look:
        across, down = WIDTHS[width]
        context = browser.new_context(
            base_url=site.address,
            color_scheme=scheme,
            viewport={"width": across, "height": down},
            java_script_enabled=scripts,
            reduced_motion="reduce",
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        found = Look(context.new_page(), _file_name(request.node.name, len(looks)))
        looks.append(found)
        _watch(found, site.address)
        found.page.goto(path)
        return found

    yield opened
    for context in contexts:
        context.close()
    assert [fault for found in looks for fault in found.faults] == []


def saved(page: Page, form: str) -> tuple[str, bytes]:
    """Save the picture of a page as a file, and return what it is called and what is in it."""
    with page.expect_download() as started:
        page.get_by_role("button", name=f"Save as {form.upper()}").click()
    return started.value.suggested_filename, Path(started.value.path()).read_bytes()


def _file_name(test: str, before: int) -> str:
    words = re.findall(r"[\w.]+", test.removeprefix("test_"), re.ASCII)
    return "-".join([*words, *([str(before)] if before else [])])[:120]


def _watch(found: Look, address: str) -> None:
    def pass_on(route: Route) -> None:
        if route.request.url.startswith(f"{address}/"):
            route.fallback()
        else:
            found.faults.append(f"asked another host: {route.request.url}")
            route.abort()

    page = found.page
    page.context.route("**/*", pass_on)
    page.on("pageerror", lambda error: found.faults.append(f"script: {error}"))
    page.on("console", lambda said: _note(found, said.type, said.text))


def _note(found: Look, kind: str, text: str) -> None:
    if kind in {"error", "warning"}:
        found.faults.append(f"{kind}: {text}")
