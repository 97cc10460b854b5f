import io

import pytest
from rich.console import Console

from kb.engine import report
from kb.engine.report import Step

STEPS = (
    Step("fetching Neo4j", 80_000_000, 160_000_000),
    Step("starting Neo4j"),
    Step("it was killed", notice=True),
)


def _shown(steps: tuple[Step, ...], *, terminal: bool) -> str:
    screen = io.StringIO()
    console = Console(file=screen, force_terminal=terminal, width=100)
    with report.drawn(console) as told:
        for step in steps:
            told(step)
    return screen.getvalue()


@pytest.mark.parametrize("steps", [(), STEPS[:2]], ids=["nothing to do", "steps"])
def test_where_there_is_no_terminal_nothing_is_drawn(steps: tuple[Step, ...]) -> None:
    assert _shown(steps, terminal=False) == ""


def test_a_notice_is_printed_everywhere() -> None:
    assert _shown(STEPS, terminal=False) == "it was killed\n"


def test_a_terminal_shows_each_step_and_the_bytes_of_a_download() -> None:
    shown = _shown(STEPS, terminal=True)
    for words in ("fetching Neo4j", "80 of 160 MB", "starting Neo4j", "it was killed"):
        assert words in shown


def test_a_terminal_shows_nothing_where_nothing_is_done() -> None:
    assert _shown((), terminal=True) == ""
