"""`kb load --bulk`, as people run it."""

import json
from pathlib import Path

import pytest

from kb.config import Settings
from kb.store.hash import graph_hash
from tests.cli.conftest import Run
from tests.conftest import INVENTED, ROOT, Using
from tests.ingest.table.small import HEAD, MAPPING


def test_a_table_is_loaded_in_bulk_into_a_fresh_home(
    empty: Using, kb: Run, settings: Settings, tmp_path: Path
) -> None:
    (tmp_path / "m.yaml").write_text(MAPPING)
    table = tmp_path / "t.csv"
    table.write_text(f"{HEAD}7,Old Bank,bank,Mill,2018-04-08,,,\n8,Old Bank,bank,Mill,soon,,,\n")
    given = (str(table), "--mapping", str(tmp_path / "m.yaml"), "--report", str(tmp_path / "r.csv"))
    private = {"NEO4J_URI": "", "KB_CACHE": str(settings.cache)}
    try:
        loaded = kb("load", "--bulk", *given, "--quiet", **private)
        report = (tmp_path / "r.csv").read_text()
        through_bolt = kb("load", *given, "--quiet")
        assert (loaded.returncode, loaded.stdout) == (0, through_bolt.stdout)
        assert (report.count("\n"), report) == (2, (tmp_path / "r.csv").read_text())
        status = json.loads(kb("status", "--format", "json", **private).stdout)
        assert status["graph_hash"] == empty(graph_hash)
    finally:
        kb("down", **private)


@pytest.mark.usefixtures("followthemoney")
def test_entities_are_loaded_in_bulk_into_a_fresh_home(
    empty: Using, kb: Run, settings: Settings, tmp_path: Path
) -> None:
    given = (
        str(ROOT / "tests" / "entities" / "invented.ftm.json"),
        "--published",
        "2024-03-01",
        "--report",
        str(tmp_path / "r.csv"),
    )
    private = {"NEO4J_URI": "", "KB_CACHE": str(settings.cache), "KB_AOT": "off"}
    try:
        loaded = kb("load", "--bulk", "--jobs", "1", *given, "--quiet", **private)
        through_bolt = kb("load", *given, "--quiet")
        assert (loaded.returncode, loaded.stdout) == (0, through_bolt.stdout)
        status = json.loads(kb("status", "--format", "json", **private).stdout)
        assert status["graph_hash"] == empty(graph_hash)
        logged = json.loads(kb("log", "--format", "json", **private).stdout)
        [row] = json.loads(kb("log", "--format", "json").stdout)
        assert [one["rows"] for one in logged] == [row["rows"]]
    finally:
        kb("down", **private)


def test_a_neo4j_that_is_not_ours_is_not_made_in_bulk(empty: Using, kb: Run) -> None:
    refused = kb("load", "--bulk", str(INVENTED), "--quiet", NEO4J_URI="bolt://127.0.0.1:1")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr == (
        "NEO4J_URI names the Neo4j at bolt://127.0.0.1:1, whose store only its owner can make in "
        "bulk; unset it to load into the private one, or load without --bulk\n"
    )
