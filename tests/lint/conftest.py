"""Linting a text as `kb lint` does, and by our own rules alone."""

from collections.abc import Callable

import pytest

from kb.language.tokens import tokens
from kb.lint import run
from kb.lint.files import Text
from kb.lint.findings import Finding
from kb.store import schema
from kb.store.driver import Database
from tests.conftest import Using

Linted = Callable[[str], list[str]]


def ruled(text: str) -> list[str]:
    """What our own rules find in a statement: each as `column code: what; remedy`."""
    return [
        f"{found.place.column} {found.code}: {found.what}; {found.remedy}"
        for found in sorted(run.ruled(tokens(text)))
    ]


@pytest.fixture(scope="module")
def linted(using: Using) -> Linted:
    """What is found in a text: each as `line:column: code: what; remedy`."""
    using(schema.apply)

    def lint(text: str) -> list[str]:
        async def work(db: Database) -> list[Finding]:
            return await run.lint(db, [Text("a.cypher", text)])

        return [str(finding).removeprefix("a.cypher:") for finding in using(work)]

    return lint
