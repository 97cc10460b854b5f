"""Loading through Bolt, beside other tools that write the same records.

A synthetic graph is loaded; all nodes and relationships that this leaves, claims and sources among
them, with all their properties, are what py2neo and neomodel then write into the database, emptied
each time, its constraints and indexes in place. We begin at tables and have yet to read, check and
compute those records; they begin at the records themselves. FollowTheMoney's export takes the
longer for each record the more there are, so it gets a sample of the entities that `kb export ftm`
makes of the graph. What is compared is how many nodes and relationships are written a second.
Whoever leaves another number of them in the database than it was to write ends the benchmark.
"""

import asyncio
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kb.config import Connection
from kb.store.driver import Database, connect
from tests.benchmarks import loads
from tests.benchmarks.figures import Asked, Figures, note
from tests.benchmarks.peers import export
from tests.conftest import ROOT


@dataclass(frozen=True)
class Peer:
    """Another tool.

    Attributes:
        name: what figures call it.
        module: what writes by it, a module beside this one.
        times: how many times as fast loading is to be.
        python: the Python that has it installed.
        sampled: whether it writes a sample of entities, and not the records.
    """

    name: str
    module: str
    times: float
    python: Path
    sampled: bool = False

    @property
    def rate(self) -> str:
        """What its rate is called."""
        return f"records a second: {self.name}"

    @property
    def ratio(self) -> str:
        """What the ratio of our rate to its is called."""
        return f"records a second: load ÷ {self.name}"


def _own(name: str) -> Path:
    return ROOT / ".venv" / "peers" / name / "bin" / "python"


PEERS = (
    Peer("py2neo.bulk", "by_py2neo", 2, _own("py2neo")),
    Peer("neomodel", "by_neomodel", 5, _own("neomodel")),
    # Its pins do not clash with ours, and it would take long to build twice.
    Peer("FollowTheMoney, a sample", "by_followthemoney", 50, Path(sys.executable), sampled=True),
)
ASKED = {peer.ratio: Asked(least=peer.times) for peer in PEERS}


def _ran(command: list[str], what: str, **how: Any) -> str:
    """Run a program to its end; return what it wrote."""
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, **how)
    if ended.returncode:
        raise SystemExit(f"{what} failed:\n{ended.stderr}")
    return str(ended.stdout)


def _export_entities(connection: Connection, file: Path, count: int) -> None:
    """Write a sample of the graph's entities, as many of each kind as there are in proportion."""
    env = os.environ | {
        "NEO4J_URI": connection.uri,
        "NEO4J_USERNAME": connection.username,
        "NEO4J_PASSWORD": connection.password,
    }
    command = [str(Path(sys.executable).with_name("kb")), "export", "ftm", "--quiet"]
    lines = _ran(command, "kb export ftm", env=env).splitlines(keepends=True)
    every = max(1, len(lines) // count)
    file.write_text("".join(lines[::every][:count]), encoding="utf-8")


def _run(peer: Peer, connection: Connection, file: Path) -> tuple[float, dict[str, int]]:
    """Run a peer; return how long it wrote, and how much it says is to be in the database."""
    if not peer.python.exists():
        raise SystemExit(f"{peer.name} is not installed: `make bench-ingest` does that")
    given = {
        "uri": connection.uri,
        "username": connection.username,
        "password": connection.password,
        "file": str(file),
    }
    command = [str(peer.python), "-m", f"tests.benchmarks.peers.{peer.module}"]
    told = json.loads(_ran(command, peer.name, input=json.dumps(given)))
    return float(told.pop("seconds")), told


async def _count(db: Database) -> dict[str, int]:
    [nodes] = await db.read("MATCH (n) RETURN count(n) AS nodes")
    [relationships] = await db.read("MATCH ()-[r]->() RETURN count(r) AS relationships")
    return {**nodes, **relationships}


async def _rate(db: Database, connection: Connection, peer: Peer, file: Path) -> float:
    """Let a peer write into an emptied database; return how many records it wrote a second."""
    await loads.empty(db)
    seconds, told = await asyncio.to_thread(_run, peer, connection, file)
    found = await _count(db)
    if found != told:
        raise SystemExit(f"{peer.name} was to write {told}, and the database has {found}")
    return sum(found.values()) / seconds


async def _own_rate(db: Database, tables: Path) -> float:
    await loads.empty(db)
    seconds, _ = await loads.load_all(db, tables)
    return sum((await _count(db)).values()) / seconds


async def measure(
    connection: Connection, folder: Path, runs: int, entities: int, figures: Figures
) -> None:
    """Load the tables in `folder/tables` and let each peer write, by turns.

    A first run warms the server for all of them, and is not counted.
    """
    whole, sample = folder / "records.jsonl", folder / "entities.ftm.json"
    async with connect(connection) as db:
        await loads.empty(db)
        await loads.load_all(db, folder / "tables")
        await export.write_records(db, whole)
        await asyncio.to_thread(_export_entities, connection, sample, entities)
        for run in range(runs + 1):
            own = await _own_rate(db, folder / "tables")
            rates = {
                peer: await _rate(db, connection, peer, sample if peer.sampled else whole)
                for peer in PEERS
            }
            if run:
                _note(figures, own, rates)


def _note(figures: Figures, own: float, rates: dict[Peer, float]) -> None:
    note(figures, {"records a second: load": own})
    for peer, rate in rates.items():
        note(figures, {peer.rate: rate, peer.ratio: own / rate})
