"""The wheel: what is installed has all that it needs, and nothing of what it was built from."""

import json
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.explorer import assets
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[zipfile.ZipFile]:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    [found] = folder.iterdir()
    with zipfile.ZipFile(found) as opened:
        yield opened


def test_it_has_the_questions(wheel: zipfile.ZipFile) -> None:
    shipped = {path.name for path in (ROOT / "cypher").glob("*.cypher")}
    assert {f"kb/cypher/{name}" for name in shipped} <= set(wheel.namelist())


def test_it_has_the_pages_and_what_they_load(wheel: zipfile.ZipFile) -> None:
    names = set(wheel.namelist())
    room = "api/explorer"
    templates = {path.name for path in (ROOT / room / "templates").iterdir()}
    assert {f"{room}/templates/{name}" for name in templates} <= names
    manifest = json.loads(wheel.read(f"{room}/assets/manifest.json"))
    assert manifest == assets.load().hashed
    hashed = [name + ending for name in manifest.values() for ending in ("", ".br", ".gz")]
    assert {f"{room}/assets/{name}" for name in [*hashed, "licences.txt"]} <= names


def test_it_has_nothing_of_what_they_are_built_from(wheel: zipfile.ZipFile) -> None:
    kinds = {
        Path(name).suffix
        for name in wheel.namelist()
        if name.startswith("api/explorer/") and "/assets/" not in name
    }
    assert kinds & {".ts", ".js", ".css", ".json", ".npmrc", ".png"} == set()
