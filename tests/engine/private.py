"""A private Neo4j for tests: its own home, and a cache of jars shared by every run of the tests."""

import os
from dataclasses import replace
from pathlib import Path

from filelock import FileLock

from kb.config import Settings
from kb.engine import fetch, train
from kb.engine.lock import bundled
from kb.engine.report import silent

# A run of the tests asks one Neo4j more, and other, statements than a user does in months.
HEAP = "1g"
ROOT = Path(__file__).parents[2]


def cache() -> Path:
    """Where the tests keep the jars: `KB_TEST_CACHE`, or a folder that git ignores."""
    return Path(os.environ.get("KB_TEST_CACHE") or ROOT / ".test-home" / "cache")


def settings(home: Path) -> Settings:
    """Settings for a home of the test's own; no training is ever left running behind a test."""
    repository = os.environ.get("KB_MAVEN_REPOSITORY")
    found = Settings(home=home, cache=cache(), repository=repository, heap=HEAP)
    fetch.fetch(bundled(), found.cache, found.repository, silent)
    if os.environ.get("KB_AOT", "on") == "off":
        return replace(found, aot=False)
    # Done here and to the end, once for all runs, it pays for itself by the tenth start. A worker
    # that comes while another is at it waits.
    with FileLock(found.cache / "trained"):
        train.train(found.cache)
    return found
