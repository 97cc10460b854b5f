"""Every part of the benchmark once, on a graph so small that its figures say nothing."""

import asyncio

import pytest

from kb.config import Connection, Settings
from tests.benchmarks.tracing import anchors, pages
from tests.benchmarks.tracing.__main__ import PARTS, measure
from tests.benchmarks.tracing.conftest import RELATIONSHIPS
from tests.benchmarks.tracing.traced import Home
from tests.conftest import Using

TITLES = {
    "pages": ["first 100 chains, ranked and cited"],
    "counts": ["chains of a lender, 500 facts, ms", "counts beside NumPy"],
    "streams": ["all chains of a lender, streamed as NDJSON"],
    "exposure": ["exposure of the whole graph"],
    "forms": ["what was tried, 500 facts, ms", "beside a plain pattern"],
    "columns": ["millions of whole numbers a second, ids and days"],
    "load": ["first 100 chains and a load, 500 facts"],
}


@pytest.mark.parametrize("part", PARTS)
def test_a_part_goes_through_to_its_figures(
    part: str,
    loaded: Using,
    settings: Settings,
    connection: Connection,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(pages, "QUESTIONS", 2)
    monkeypatch.setattr(anchors, "MOST", 2)
    home = Home(RELATIONSHIPS, settings, connection)
    asyncio.run(measure([home], [part], runs=1))
    head, *blocks = capsys.readouterr().out.split("\n\n")
    assert head.startswith("500 facts: lenders of ")
    assert [block.split("  ")[0].splitlines()[0] for block in blocks] == TITLES[part]
