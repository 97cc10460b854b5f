"""The shape of the house: who may import whom, and how large a room may be."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

# Each package may import those before it in its row, and nothing else of ours.
MAY_IMPORT = {
    "kb.errors": set(),
    "kb.config": {"kb.errors"},
    "kb.language": set(),
    "kb.model": {"kb.errors"},
    "kb.ingest": {"kb.errors", "kb.model"},
    "kb.resolve": {"kb.errors", "kb.model", "kb.ingest"},
    "kb.project": {"kb.errors", "kb.model"},
    "kb.store": {"kb.errors", "kb.config", "kb.model", "kb.ingest", "kb.resolve", "kb.project"},
    "kb.engine": {"kb.errors", "kb.config", "kb.store"},
    "kb.bulk": {
        *("kb.errors", "kb.config", "kb.model", "kb.ingest", "kb.project", "kb.store"),
        *("kb.engine",),
    },
    "kb.counting": {"kb.store"},
    "kb.queries": {
        *("kb.errors", "kb.config", "kb.language", "kb.model", "kb.ingest", "kb.store"),
        *("kb.counting",),
    },
    "kb.telling": {"kb.queries", "kb.store"},
    "kb.report": {"kb", "kb.model", "kb.queries", "kb.store", "kb.telling"},
    "kb.candidates": {
        *("kb.errors", "kb.model", "kb.ingest", "kb.resolve", "kb.store", "kb.queries"),
    },
    "kb.reconcile": {
        *("kb", "kb.errors", "kb.model", "kb.resolve", "kb.store", "kb.queries", "kb.candidates"),
    },
    "kb.guard": {"kb.errors", "kb.language", "kb.store"},
    "kb.lint": {"kb.errors", "kb.language", "kb.model", "kb.queries", "kb.store"},
    "kb.access": {"kb.errors", "kb.engine"},
    "kb.formats": {"kb.errors"},
    "kb.exports": {"kb.errors", "kb.model", "kb.ingest"},
    "kb.shell": {
        *("kb.errors", "kb.language", "kb.model", "kb.store", "kb.queries", "kb.guard"),
        *("kb.formats",),
    },
    "api": {
        *("kb", "kb.errors", "kb.config", "kb.model", "kb.ingest", "kb.store"),
        *("kb.engine", "kb.queries", "kb.guard", "kb.access", "kb.formats", "kb.reconcile"),
        *("kb.telling", "kb.report", "kb.shell"),
    },
    "kb.cli": {
        *("kb", "kb.errors", "kb.config", "kb.model", "kb.ingest", "kb.store"),
        *("kb.engine", "kb.queries", "kb.guard", "kb.lint", "kb.access", "kb.formats", "kb.shell"),
        *("kb.exports", "kb.bulk", "kb.resolve", "kb.candidates", "kb.telling", "kb.report"),
        "api",
    },
}
MODULES = sorted(
    path
    for folder in ("kb", "api")
    for path in (ROOT / folder).rglob("*.py")
    if path.stat().st_size
)
LONGEST_FUNCTION = 40
LONGEST_MODULE = 350


def _package(module: str) -> str:
    parts = module.split(".")
    return parts[0] if parts[0] != "kb" or len(parts) == 1 else ".".join(parts[:2])


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            # `from kb import x` imports the package `kb.x` where there is one.
            names = [f"{node.module}.{alias.name}" for alias in node.names]
            packages = [name for name in names if _package(name) in MAY_IMPORT]
            yield from packages or [node.module]


def _name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_imports_go_one_way(path: Path) -> None:
    own = _package(_name(path))
    imported = {_package(name) for name in _imports(path) if name.split(".")[0] in {"kb", "api"}}
    assert imported - {own} <= MAY_IMPORT.get(own, set())


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_the_driver_is_imported_in_one_place(path: Path) -> None:
    drivers = {name for name in _imports(path) if name.split(".")[0] in {"neo4j", "py2neo"}}
    assert drivers == set() or _name(path) == "kb.store.driver"


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_room_is_of_a_size_to_read(path: Path) -> None:
    text = path.read_text()
    long = [
        node.name
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION
    ]
    assert long == []
    assert text.count("\n") <= LONGEST_MODULE


@pytest.mark.parametrize("path", sorted((ROOT / "api").rglob("*.py")), ids=_name)
def test_the_api_holds_no_cypher(path: Path) -> None:
    texts = [
        node.value
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    assert [text for text in texts if "MATCH (" in text or "RETURN " in text] == []


@pytest.mark.parametrize("path", sorted((ROOT / "cypher").glob("*.cypher")), ids=lambda p: p.stem)
def test_no_question_writes(path: Path) -> None:
    body = [line for line in path.read_text().splitlines() if not line.startswith("//")]
    words = set(" ".join(body).upper().replace("(", " ").split())
    assert (
        words & {"CREATE", "MERGE", "SET", "DELETE", "REMOVE", "DETACH", "FOREACH", "LOAD"} == set()
    )
