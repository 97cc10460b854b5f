"""The command as people run it: a process of its own, on the run's Neo4j."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kb.config import Connection
from tests.conftest import ROOT

Ran = subprocess.CompletedProcess[str]
Run = Callable[..., Ran]
KB = (sys.executable, "-c", "from kb.cli import main; main()")


@pytest.fixture
def environment(connection: Connection, tmp_path: Path) -> dict[str, str]:
    """An environment that names the run's Neo4j as people name theirs."""
    return {
        **os.environ,
        "NEO4J_URI": connection.uri,
        "NEO4J_USERNAME": connection.username,
        "NEO4J_PASSWORD": connection.password,
        "KB_HOME": str(tmp_path / "home"),
        "COLUMNS": "100",
    }


@pytest.fixture
def kb(environment: dict[str, str]) -> Run:
    """Run `kb` with arguments, in the checkout or `inside` another folder."""

    def run(*arguments: str, text: str | None = None, inside: Path = ROOT, **more: str) -> Ran:
        return subprocess.run(
            [*KB, *arguments],
            input=text,
            capture_output=True,
            text=True,
            check=False,
            cwd=inside,
            env={**environment, **more},
            timeout=240,
        )

    return run
