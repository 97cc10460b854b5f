"""Every part of the benchmark once, on a graph so small that its figures say nothing."""

import asyncio

import pytest

from kb.config import Connection, Settings
from kb.store.driver import Database
from tests.benchmarks.tracing import anchors, late, pages
from tests.benchmarks.tracing.__main__ import PARTS, measure
from tests.benchmarks.tracing.conftest import RELATIONSHIPS
from tests.benchmarks.tracing.traced import Home
from tests.conftest import Using

TITLES = {
    "pages": ["first 100 chains, ranked and cited"],
    "counts": [*["chains of a lender, 500 facts, ms"] * 2, "counts beside NumPy"],
    "streams": ["all chains of a lender, streamed as NDJSON"],
    "exposure": ["exposure of the whole graph"],
    "forms": [*["what was tried, 500 facts, ms"] * 2, "beside a plain pattern"],
    "columns": ["millions of whole numbers a second, ids and days"],
    "load": ["first 100 chains and a load, 500 facts"],
}
RANKED = tuple(f"{when}: {what}" for when in ("after", "taken back") for what in late.WRONG)


async def _few(db: Database) -> list[anchors.Kind]:
    """Return lenders, with and without a filter: each other anchor is planned for some seconds."""
    return [kind for kind in await anchors.kinds(db) if "lender" in kind.name]


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
    monkeypatch.setattr(pages, "kinds", _few)
    monkeypatch.setattr(anchors, "MOST", 2)
    monkeypatch.setattr(anchors, "DECADES", (0, 1))
    homes = [Home(RELATIONSHIPS, settings, connection)] * (1 if part == "load" else 2)
    asyncio.run(measure(homes, [part], runs=1))
    head, *blocks = capsys.readouterr().out.split("\n\n")
    assert head == "\n".join(["500 facts: lenders of 3, 9 credit lines"] * len(homes))
    assert [block.split("  ")[0].splitlines()[0] for block in blocks] == TITLES[part]
    ranks = [line for line in blocks[-1].splitlines() if line.startswith(RANKED)]
    assert [line for line in ranks if line.endswith("missed")] == []
    assert len(ranks) == (5 if part == "load" else 0)


def test_every_kind_of_anchor_is_found(loaded: Using, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(anchors, "DECADES", (0, 1))
    assert [kind.name for kind in loaded(anchors.kinds)] == [
        *("lender, 10^0 lines", "lender, 10^1 lines"),
        *("party, 10^0 lines", "party, 10^1 lines"),
        *("government", "data", "none", "partner"),
        *("certain, lender, 10^1 lines", "2016-07-01, lender, 10^1 lines"),
    ]
