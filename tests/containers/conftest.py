"""The same tests on a Neo4j in a container, reached by NEO4J_URI as a deployment reaches its own.

`connection` and `using` take the place of those of `tests/conftest.py`; `kb` and `environment` are
those of the tests of the command, and run on what `connection` gives.
"""

import shutil
from collections.abc import Iterator

import pytest

from kb.config import Connection
from tests.cli import conftest as of_the_command
from tests.conftest import Using, using_of
from tests.containers import deployed

HERE = "tests/containers/"

environment = of_the_command.environment
kb = of_the_command.kb


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give these tests time: the first of them may have to pull an image."""
    for item in items:
        if item.nodeid.startswith(HERE):
            item.add_marker(pytest.mark.timeout(1200))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many tests of this suite passed, and how many did not."""
    counts = {
        outcome: sum(
            report.nodeid.startswith(HERE) for report in terminalreporter.stats.get(outcome, [])
        )
        for outcome in ("passed", "failed", "error", "skipped")
    }
    told = [f"{count} {outcome}" for outcome, count in counts.items() if count]
    terminalreporter.write_line(f"container suite: {', '.join(told) or 'nothing ran'}")


@pytest.fixture(scope="session")
def engine() -> None:
    """A Docker engine; without one the suite is skipped, which CI does not let pass."""
    if shutil.which("docker") is None:
        pytest.skip("there is no command `docker`; install Docker to run the container suite")
    asked = deployed.docker("info", "--format", "{{.ServerVersion}}")
    if asked.returncode:
        pytest.skip(f"no Docker engine answers: {asked.stderr.strip()}; start it to run the suite")


@pytest.fixture(scope="session")
def connection(engine: None) -> Iterator[Connection]:
    """A Neo4j with nothing but a password set, as anybody's is."""
    with deployed.running() as found:
        yield found


@pytest.fixture(scope="session")
def using(connection: Connection) -> Using:
    """Run asynchronous work with the database of the container."""
    return using_of(connection)
