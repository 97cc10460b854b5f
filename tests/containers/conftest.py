"""What runs in containers, on a Docker engine."""

import shutil

import pytest

from tests.containers import deployed

HERE = "tests/containers/"


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
