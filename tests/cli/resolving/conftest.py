"""The namesakes, whom nobody has judged, and `kb resolve` at a terminal."""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from typing import TypeAlias

import pexpect
import pytest

from kb.model.judgements import Judgement
from kb.store import journal, judged, rejudged
from kb.store.driver import Database
from kb.store.writes import judgements as writes
from kb.store.writes.statement import run
from tests.cli.conftest import KB
from tests.conftest import ROOT, Holding, Using, Work
from tests.resolve.test_proposals import judged as judged_so

NAMESAKES = ROOT / "tests" / "dossiers" / "namesakes.yaml"
PATIENCE = 60
KEYS = "? help"
FALCON = "the same lei, KESTREL0000000000001"
ADA = "Ada has judged `falcon` and `kestrel` different meanwhile"
Terminal: TypeAlias = "pexpect.spawn[str]"
Open = Callable[..., Terminal]
Told = list[tuple[str, str, str]]


@pytest.fixture
def namesakes(holding: Holding) -> Using:
    """The namesakes, of which nothing is judged."""
    return holding(NAMESAKES)


@pytest.fixture
def told(namesakes: Using) -> Callable[[], Told]:
    """What is judged, as somebody else reads it."""

    def read() -> Told:
        return [(one.one, str(one.verdict), one.other) for one in judgements_of(namesakes)]

    return read


def judgements_of(using: Using) -> list[Judgement]:
    async def work(db: Database) -> list[Judgement]:
        async with db.reading() as tx:
            return await judged.every(tx)

    found: list[Judgement] = using(work)
    return found


@pytest.fixture
def resolve(namesakes: Using, environment: dict[str, str]) -> Iterator[Open]:
    """Open `kb resolve` at a terminal of its own, of 100 columns, at its first pair."""
    with ExitStack() as opened:

        def start(*arguments: str) -> Terminal:
            own = {name: value for name, value in environment.items() if name != "COLUMNS"}
            spawned = pexpect.spawn(
                KB[0],
                [*KB[1:], "resolve", *arguments],
                cwd=str(ROOT),
                env={**own, "TERM": "xterm-256color", "NO_COLOR": "1"},
                dimensions=(50, 100),
                encoding="utf-8",
                timeout=PATIENCE,
            )
            opened.callback(spawned.close, force=True)
            spawned.expect_exact(KEYS)
            return spawned

        yield start


def seen(terminal: Terminal) -> str:
    """What stood before that which was last waited for, as lines."""
    return re.sub(r"\x1b\[\d*m", "", str(terminal.before)).replace("\r\n", "\n")


def press(terminal: Terminal, keys: str) -> str:
    """Press keys, one at each question; return what is shown up to the next."""
    for key in keys:
        terminal.send(key)
        terminal.expect_exact(KEYS)
    return seen(terminal)


def end(terminal: Terminal, keys: str) -> str:
    """Press a last key, and return what is said at the end."""
    terminal.send(keys)
    terminal.expect(pexpect.EOF)
    terminal.wait()
    assert terminal.exitstatus == 0
    return seen(terminal).strip()


def others_decide(begin: Callable[[], object], goes_on: Callable[[], bool]) -> Work:
    """Return what has somebody else decide on the first pair while one who began later waits."""
    made = replace(judged_so("falcon", "different", "kestrel"), by="Ada")
    waits = "SHOW TRANSACTIONS YIELD status WHERE status STARTS WITH 'Blocked' RETURN status"

    async def work(db: Database) -> None:
        async with db.writing() as tx:
            await journal.alone(tx)
            begin()
            while not await db.administer(waits):
                assert goes_on()
            await run(tx, writes.of(await rejudged.plan(tx, {}, {made.id: made})))
            await journal.changed(tx)

    return work
