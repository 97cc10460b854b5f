"""`kb report`: what is written, and where."""

from datetime import date
from pathlib import Path

from kb.cli import exits
from tests.cli.conftest import Run
from tests.conftest import Using


def test_a_report_is_written_to_a_file(shipped: Using, kb: Run, tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    ran = kb("report", "Huawei", "--on", "2018-06-05", "-o", str(file))
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")
    [asked] = [line for line in file.read_text().splitlines() if 'class="asked"' in line]
    today = date.today()  # noqa: DTZ011 - the reader's own day
    assert asked == (
        '<p class="asked">1 chain that may be in force on 2018-06-05. Written on'
        f' <time datetime="{today}">{today}</time> by Throughline 0.1.0.</p>'
    )


def test_what_is_cut_is_said_and_ends_otherwise(shipped: Using, kb: Run) -> None:
    ran = kb("report", "spell-maker", "--limit", "1")
    assert (ran.returncode, ran.stderr) == (
        exits.CUT,
        "cut after 1 chains; ask for more with --limit\n",
    )
    assert ran.stdout.startswith("<!doctype html>\n")


def test_nothing_is_written_of_an_unknown_party(shipped: Using, kb: Run, tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    assert kb("report", "nobody-at-all", "-o", str(file)).returncode == 3
    assert list(tmp_path.iterdir()) == []
