import asyncio
import contextlib
import signal
import socket
import sys

import pytest

from kb.config import Connection
from kb.engine import answer, launch
from kb.engine.layout import Home
from kb.engine.spawn import Process
from kb.errors import StartFailed

WAITING = (sys.executable, "-c", "import signal; signal.pause()")


def test_what_never_answers_is_given_up(home: Home) -> None:
    async def wait(process: Process, port: int) -> None:
        reach = Connection(f"bolt://127.0.0.1:{port}")
        async with answer.answering(process, reach, home, patience=0.1):
            pass

    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        silent = pytest.raises(StartFailed, match="did not answer within 0 s; its log is")
        with silent, launch.launched(WAITING, home) as process:
            asyncio.run(wait(process, nobody.getsockname()[1]))
    assert process.poll() is not None


def test_a_ctrl_c_that_is_forgotten_on_the_way_is_heeded() -> None:
    async def work() -> None:
        answer.heed_interrupt()
        done = asyncio.get_running_loop().create_future()
        signal.raise_signal(signal.SIGINT)
        with contextlib.suppress(asyncio.CancelledError):
            await done
        answer.heed_interrupt()

    with pytest.raises(KeyboardInterrupt):
        asyncio.run(work())
