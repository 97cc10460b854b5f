"""The help of a question, as its header says it."""

import pytest

from kb.cli import helped
from kb.queries import header
from tests.cli.conftest import Run
from tests.queries.test_catalogue import QUESTIONS
from tests.queries.test_header import RIGHT

LINES = header.parse("lines", "lines.cypher", RIGHT)


def test_a_parameter_says_what_it_takes_and_whether_it_may_be_left_out() -> None:
    assert [(p.name, helped.metavar(p), helped.line(p)) for p in LINES.parameters] == [
        ("party", "PARTY", "The borrower.  [required]"),
        ("on", "DATE", "Only lines in force on this day."),
        ("since", "DATE", "Only later ones.  [default: 2010-01-01]"),
        ("kinds", "STRING", 'Kinds.  [default: ["a"]; several times for several]'),
        ("sure", "possible|certain", "How sure.  [default: possible]"),
    ]


@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("chain", "kb query chain --party huawei"),
        ("statistics", "kb query statistics"),
        ("stale", "kb query stale --on 2024-01-01 --party huawei"),
    ],
)
def test_an_example_is_a_command(name: str, command: str) -> None:
    assert helped.example(QUESTIONS[name]) == command


def test_help_is_what_the_header_says(kb: Run) -> None:
    shown = " ".join(kb("query", "chain_summary", "--help").stdout.split())
    for part in (
        QUESTIONS["chain_summary"].description,
        "--certainty possible|certain `possible` takes both kinds, `certain` the surer one. "
        "[default: possible]",
        "Columns: lender, lender_name, collective,",
        "For example: kb query chain_summary --party huawei",
    ):
        assert part in shown
