"""Parties by their ids, and by those that they had before they were judged to be others."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from api.app import create_app
from kb.config import Connection
from kb.engine.layout import Home
from kb.queries import catalogue, registry
from kb.reconcile import known
from kb.store import judging, load
from kb.store.driver import Database
from tests.api.serving import serving
from tests.conftest import Using
from tests.store.judgements import FIRST, SECOND, judged, reading

OLD, NEW = "export-bank", "exim-nowhere"
EXTEND = '{"ids": ["export-bank", "nobody"], "properties": [{"id": "lei"}, {"id": "lends"}]}'


@pytest.fixture
def merged(empty: Using, tmp_path: Path) -> Using:
    """Two banks that are judged to be one."""

    async def work(db: Database) -> Any:
        for text in (FIRST, SECOND):
            await load.load(db, await asyncio.to_thread(reading, tmp_path, text))
        return await judging.judge(db, [judged(OLD, NEW)])

    empty(work)
    return empty


def test_an_id_that_a_party_had_before_is_its_own(merged: Using) -> None:
    async def work(db: Database) -> dict[str, str]:
        async with db.reading() as tx:
            found = await known.by_ids(tx, [OLD, NEW, "Exim Nowhere", "nobody", ""])
            return {asked: party.id for asked, party in found.items()}

    both: dict[str, str] = merged(work)
    assert (list(both), len(set(both.values()))) == ([OLD, NEW], 1)


def test_it_is_answered_for_wherever_it_is_sent(
    merged: Using, connection: Connection, tmp_path: Path
) -> None:
    app = create_app(connection, catalogue.of((registry.shipped(),)), Home(tmp_path / "home"))
    with serving(app) as client:
        pages = {client.get(f"/v1/reconcile/preview?id={id}").text for id in (OLD, NEW)}
        extended = client.post("/v1/reconcile", data={"extend": EXTEND}).json()
        [suggested] = client.get(f"/v1/reconcile/suggest/entity?prefix={OLD}").json()["result"][:1]
    assert len(pages) == 1
    assert extended["rows"] == {OLD: {"lei": [{"str": "7"}], "lends": [{"int": 2}]}, "nobody": {}}
    assert suggested["id"] in {OLD, NEW}
