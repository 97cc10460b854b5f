"""A server whose pages load what a test says."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from api.app import create_app
from api.explorer import render
from api.explorer.assets import Assets
from kb.config import Connection
from kb.engine.layout import Home
from kb.queries.catalogue import Catalogue
from tests.api.serving import Client, serving

Serve = Callable[[Assets], AbstractContextManager[Client]]


@pytest.fixture
def serve(connection: Connection, questions: Catalogue, home: Home) -> Serve:
    """Serve pages that load these assets."""

    def served(assets: Assets) -> AbstractContextManager[Client]:
        app = create_app(connection, questions, home)
        app.state.assets, app.state.templates = assets, render.environment(assets)
        return serving(app)

    return served
