"""The build of what the pages load: nothing is shipped without its terms."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT

EXPLORER = ROOT / "api" / "explorer"
OWN_NODE = ROOT / ".venv" / "node" / "bin" / "node"
ABOUT = '{"name": "NAME", "version": "1.0.0", "license": "MIT"}'


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A place to build in, with the builder and a script that loads the package `outer`."""
    shutil.copy(EXPLORER / "build.js", tmp_path / "build.mjs")
    for folder in ("scripts", "styles", "node_modules"):
        (tmp_path / folder).mkdir()
    builder = EXPLORER / "node_modules" / "esbuild"
    (tmp_path / "node_modules" / "esbuild").symlink_to(builder, target_is_directory=True)
    (tmp_path / "scripts" / "page.ts").write_text('import "outer";\n')
    return tmp_path


def _install(folder: Path, name: str, script: str, licence: str = "Take it.") -> None:
    package = folder / "node_modules" / name
    package.mkdir(parents=True)
    (package / "package.json").write_text(ABOUT.replace("NAME", name))
    (package / "index.js").write_text(script)
    if licence:
        (package / "LICENSE").write_text(licence)


def _build(project: Path) -> tuple[bool, str]:
    """Return whether it is built, and what is said otherwise."""
    node = OWN_NODE if OWN_NODE.exists() else Path(shutil.which("node") or "node")
    done = subprocess.run(
        [node, "build.mjs"], cwd=project, capture_output=True, text=True, check=False
    )
    return (project / "assets" / "manifest.json").exists(), done.stderr


def test_the_terms_of_every_package_are_listed(project: Path) -> None:
    _install(project, "outer", 'import "beside";')
    _install(project, "beside", "console.log(1);", "Take it as well.")
    assert _build(project) == (True, "")
    rule = "-" * 72
    assert (project / "assets" / "licences.txt").read_text() == (
        f"beside 1.0.0 (MIT)\n\nTake it as well.\n\n{rule}\n\nouter 1.0.0 (MIT)\n\nTake it.\n"
    )


def test_a_package_inside_another_is_not_shipped(project: Path) -> None:
    _install(project, "outer", 'import "inner";')
    _install(project / "node_modules" / "outer", "inner", "console.log(1);")
    built, said = _build(project)
    assert not built
    assert "outer/node_modules/inner/index.js is of a package inside another" in said


def test_a_package_without_terms_is_not_shipped(project: Path) -> None:
    _install(project, "outer", "console.log(1);", licence="")
    built, said = _build(project)
    assert not built
    assert "outer has no file with its licence" in said
