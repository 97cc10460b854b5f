"""`kb shell` as a pipe: what it prints and exits with."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ran, Run
from tests.conftest import Using

Piped = Callable[..., Ran]


@pytest.fixture
def piped(kb: Run) -> Piped:
    """Run `kb shell` on a text."""

    def run(text: str, *arguments: str, **more: str) -> Ran:
        return kb("shell", *arguments, text=text, **more)

    return run


def test_statements_run_in_turn_and_the_last_needs_no_end(shipped: Using, piped: Piped) -> None:
    ran = piped(
        "MATCH (p:Party)\nWHERE p.id IN ['zte', 'huawei'] RETURN p.id AS id ORDER BY id;\n"
        "// then\n:param day => date('2018-06-05')\nRETURN $day AS day, null AS nothing",
        *("--format", "csv"),
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (
        0,
        "id\nhuawei\nzte\nday,nothing\n2018-06-05,\n",
        "$day = 2018-06-05\n",
    )


def test_a_table_writes_values_as_cypher_does(shipped: Using, piped: Piped) -> None:
    ran = piped("MATCH p = (:Bank {id: 'cn-state-banks'})<-[:OWNS]-() RETURN p, 2018 AS y, [] AS l")
    lines = [line.split("│") for line in ran.stdout.splitlines() if line.startswith("│")]
    path, years, lists = zip(
        *[[cell.strip() for cell in line[1:-1]] for line in lines], strict=True
    )
    assert " ".join(path) == (
        "(:Bank:Company:Party {id: 'cn-state-banks', name: 'Chinese government-owned banks', "
        "…})<-[:OWNS]-(:Government:Party {id: 'cn', name: 'China'})"
    )
    assert ("".join(years), "".join(lists)) == ("2018", "[]")


def test_nodes_are_whole_in_json(shipped: Using, piped: Piped) -> None:
    ran = piped("MATCH (d:Dossier) RETURN d ORDER BY d.id LIMIT 1", "--format", "ndjson")
    node = json.loads(ran.stdout)["d"]
    assert (node["labels"], node["properties"]["id"]) == (["Dossier"], "facebook-device-partners")


def test_a_question_is_asked_among_statements(shipped: Using, piped: Piped, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    ran = piped(":ask measures party=zte", "--format", "json", "-o", str(out))
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")
    assert [row["targets"] for row in json.loads(out.read_text())] == [["huawei", "zte"]]


def test_a_cut_answer_is_told_and_exits_5_at_the_end(shipped: Using, piped: Piped) -> None:
    ran = piped("UNWIND [1, 2, 3] AS x RETURN x; RETURN 4 AS y", "--format", "csv", "--limit", "2")
    assert (ran.returncode, ran.stdout) == (5, "x\n1\n2\ny\n4\n")
    assert ran.stderr == "cut after 2 rows; ask for more with --limit\n"


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        (
            "RETURN 1;\n\nMATCH (n)\nRETURN m;\nRETURN 2;",
            1,
            "line 4: Variable `m` not defined\n  RETURN m\n         ^\n",
        ),
        (
            "RETURN 1; RETRUN 2",
            1,
            "line 1: Invalid input 'RETRUN'; did you mean RETURN?\n  RETRUN 2\n  ^\n",
        ),
        (
            "RETURN 1;\nRETURN 'never closed;",
            1,
            "line 2: Failed to parse string literal. The query must contain an even number of "
            "non-escaped quotes.\n  RETURN 'never closed;\n         ^\n",
        ),
        (
            "RETURN 1;\nRETURN $nothing",
            1,
            "line 2: Neo4j refused the statement: Expected parameter(s): nothing\n",
        ),
        (
            "RETURN 1;\n:param x =>\n dat('a')",
            2,
            "line 2: write `:param NAME => EXPRESSION`, such as "
            "`:param day => date('2018-06-05')`\n",
        ),
        (
            "RETURN 1;\n:param x => dat('a')",
            1,
            "line 2: Unknown function 'dat'\n  RETURN dat('a')\n         ^\n",
        ),
        (
            "RETURN 1;\n:ask chain party=Nobody",
            3,
            "line 2: no party is called `Nobody`; give its id, name, alias or identifier\n",
        ),
    ],
)
def test_the_first_error_ends_it_and_is_pointed_at(
    shipped: Using, piped: Piped, text: str, code: int, message: str
) -> None:
    ran = piped(text, "--format", "ndjson")
    assert (ran.returncode, ran.stdout, ran.stderr) == (code, '{"1": 1}\n', message)


def test_nothing_is_obeyed_that_the_graph_holds(shipped: Using, piped: Piped) -> None:
    ran = piped("RETURN 'a\\u001b[31mb' AS `[red]x\\u001b[0m`, ['\\u001b[31m'] AS l")
    assert "\x1b" not in ran.stdout
    assert ("a [31mb" in ran.stdout, "[red]x [0m" in ran.stdout) == (True, True)


def test_nothing_is_written_read_only(shipped: Using, piped: Piped) -> None:
    ran = piped("CREATE (n:Made)", "--read-only")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == ("line 1: Neo4j would do it by Create; send what only reads the graph\n")


def test_read_only_is_what_the_guard_lets_through(shipped: Using, piped: Piped) -> None:
    ran = piped(
        ":param id => 'huawei'\nMATCH (p:Party {id: $id}) RETURN p.name AS name;"
        "\nCALL db.labels() YIELD label\nRETURN label",
        "--read-only",
        "--format",
        "csv",
    )
    assert (ran.returncode, ran.stdout) == (2, "name\nHuawei\n")
    assert ran.stderr == (
        "$id = 'huawei'\n"
        "line 3: db.labels may not be called; call what Neo4j itself has to compute and to find "
        "names\n  CALL db.labels() YIELD label\n       ^\n"
    )


def test_no_database_exits_4(piped: Piped) -> None:
    ran = piped("RETURN 1", NEO4J_URI="bolt://127.0.0.1:1")
    assert (ran.returncode, ran.stdout) == (4, "")
    assert ran.stderr.startswith("no Neo4j answers at bolt://127.0.0.1:1; start it, or check")
