import pytest


@pytest.fixture(autouse=True, scope="session")
def _package(followthemoney: None) -> None:
    """Every test here needs the package."""
