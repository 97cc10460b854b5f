"""`kb query` and `kb queries`: what they print and exit with."""

import csv
import io
import json
import os
import pty
import subprocess
from pathlib import Path

import openpyxl
import pytest

from tests.cli.conftest import KB, Run
from tests.conftest import ROOT, Using
from tests.cypher.test_chain import CHAIN


def test_json_is_the_bare_list_of_rows(shipped: Using, kb: Run) -> None:
    asked = kb("query", "chain", "--party", "huawei", "--format", "json")
    assert (asked.returncode, asked.stderr) == (0, "")
    [row] = json.loads(asked.stdout)
    assert row == json.loads(json.dumps(CHAIN, default=str))


def test_no_rows_are_an_empty_list(shipped: Using, kb: Run) -> None:
    asked = kb("query", "chain", "--party", "lenovo", "--format", "json")
    assert (asked.returncode, asked.stdout, asked.stderr) == (0, "[]\n", "")


@pytest.mark.parametrize(("on", "chains"), [("2018-06-05", 1), ("2019-01-01", 0)])
def test_a_day_decides(shipped: Using, kb: Run, on: str, chains: int) -> None:
    asked = kb("query", "chain", "--party", "huawei", "--on", on, "--format", "json")
    assert len(json.loads(asked.stdout)) == chains


def test_lines_of_json_and_csv_hold_the_same_rows(shipped: Using, kb: Run) -> None:
    asked = ("query", "measures", "--party", "zte", "--format")
    [line] = kb(*asked, "ndjson").stdout.splitlines()
    [row] = csv.DictReader(io.StringIO(kb(*asked, "csv").stdout))
    assert json.loads(line)["targets"] == json.loads(row["targets"]) == ["huawei", "zte"]
    assert (json.loads(line)["begins_latest"], row["begins_latest"]) == ("2018-06-05",) * 2


def test_a_file_takes_the_answer(shipped: Using, kb: Run, tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    asked = kb("query", "party", "--party", "zte", "--format", "json", "-o", str(path))
    assert asked.stdout == ""
    assert [row["name"] for row in json.loads(path.read_text())] == ["ZTE"]


def test_a_spreadsheet_takes_the_answer_and_says_what_was_asked(
    shipped: Using, kb: Run, tmp_path: Path
) -> None:
    path = tmp_path / "out.xlsx"
    asked = kb("query", "lenders", "--party", "Huawei", "--format", "xlsx", "-o", str(path))
    assert (asked.returncode, asked.stdout, asked.stderr) == (0, "", "")
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["lenders", "about"]
    names, row = book["lenders"].iter_rows(values_only=True)
    assert dict(zip(names, row, strict=True)) == {
        "lender": "cn-state-banks",
        "lender_name": "Chinese government-owned banks",
        "lender_role": "",
        "collective": True,
        "owners": '["cn"]',
        "credit_line": "huawei-credit",
        "title": "Credit lines of Chinese government-owned banks to Huawei",
        "borrower": "huawei",
        "borrower_name": "Huawei",
        "purpose": '["expansion abroad"]',
        "status": None,
        "amount_min": 2_000_000_000,
        "amount_max": None,
        "currency": "USD",
        "begins_earliest": None,
        "begins_latest": None,
        "ends_earliest": None,
        "ends_latest": None,
        "planned_end": False,
        "disputed": False,
        "conflicts": "[]",
        "source_count": 1,
    }
    assert list(book["about"].iter_rows(values_only=True)) == [
        ("question", "lenders"),
        ("title", "Who lends to a party, who owns the lender, and how much."),
        ("$party", '"huawei"'),
        ("$on", "null"),
        ("rows", "1"),
    ]


def test_a_spreadsheet_goes_through_a_pipe_but_not_to_a_terminal(
    shipped: Using, environment: dict[str, str]
) -> None:
    asked = [*KB, "query", "party", "--party", "zte", "--format", "xlsx"]
    piped = subprocess.run(asked, capture_output=True, check=True, cwd=ROOT, env=environment)
    assert openpyxl.load_workbook(io.BytesIO(piped.stdout)).sheetnames == ["party", "about"]
    ours, its = pty.openpty()
    with os.fdopen(ours), os.fdopen(its) as terminal:
        refused = subprocess.run(
            asked,
            stdout=terminal,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            cwd=ROOT,
            env=environment,
        )
    assert (refused.returncode, refused.stderr) == (
        2,
        "a spreadsheet cannot be shown on a terminal; "
        "write it to a file with -o FILE, or choose another --format\n",
    )


def test_a_cut_answer_is_told_and_exits_5(shipped: Using, kb: Run) -> None:
    asked = kb("query", "measures", "--limit", "1", "--format", "ndjson")
    assert (asked.returncode, len(asked.stdout.splitlines())) == (5, 1)
    assert asked.stderr == "cut after 1 rows; ask for more with --limit\n"


def test_a_questions_own_limit_is_told_as_its_own(kb: Run) -> None:
    own = str(ROOT / "tests" / "questions")
    asked = kb("query", "--cypher", own, "bounded", "--count", "501", "--format", "csv")
    assert (asked.returncode, len(asked.stdout.splitlines())) == (5, 501)
    assert asked.stderr == "cut after 500 rows; the question gives no more at once\n"


def test_a_wide_answer_is_a_sheet_for_each_row(shipped: Using, kb: Run) -> None:
    shown = kb("query", "party", "--party", "huawei").stdout.splitlines()
    assert [line.strip().split(maxsplit=1) for line in shown[:4]] == [
        ["party", "huawei"],
        ["name", "Huawei"],
        ["kinds", "Company"],
        ["aliases", "–"],
    ]


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (
            ("query", "chian"),
            3,
            "there is no question `chian`; did you mean `chain`?\n",
        ),
        (
            ("query", "party"),
            2,
            "the parameter `party` is missing; give the id, name, alias or identifier of a party\n",
        ),
        (
            ("query", "chain", "--on", "yesterday"),
            2,
            "the parameter `on` is `yesterday`; give a day such as 2018-06-05\n",
        ),
        (
            ("query", "chain", "--party", "Twin Name"),
            3,
            "`Twin Name` is the name of invented-broker, invented-twin; give one of these ids\n",
        ),
        (
            ("trace", "Nobody"),
            3,
            "no party is called `Nobody`; give its id, name, alias or identifier\n",
        ),
        (
            ("up",),
            2,
            "NEO4J_URI names the Neo4j at {uri}, which is not ours to start, "
            "stop or empty; unset it to speak of the private one\n",
        ),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    shipped: Using,
    kb: Run,
    environment: dict[str, str],
    arguments: tuple[str, ...],
    code: int,
    message: str,
) -> None:
    asked = kb(*arguments)
    expected = message.format(uri=environment["NEO4J_URI"])
    assert (asked.returncode, asked.stdout, asked.stderr) == (code, "", expected)


def test_no_database_exits_4(kb: Run) -> None:
    asked = kb("query", "party", "--party", "zte", NEO4J_URI="bolt://127.0.0.1:1")
    assert (asked.returncode, asked.stdout) == (4, "")
    assert asked.stderr.startswith("no Neo4j answers at bolt://127.0.0.1:1; start it, or check")


def test_help_of_a_question_is_its_header(kb: Run) -> None:
    shown = kb("query", "chain", "--help").stdout
    assert "Chains from a credit line to data: who finances a company" in shown
    assert "--government PARTY" in shown


def test_questions_are_listed_with_their_titles(kb: Run) -> None:
    listed = kb("queries").stdout.splitlines()
    assert listed[-2] == (
        "who_can_reach         Who may reach a kind of data: through which access, "
        "granted by whom, opened by which partnerships."
    )
