import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from kb.engine import ports
from kb.engine.layout import Home
from kb.errors import PortBusy


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield int(listener.getsockname()[1])


def test_a_port_is_chosen_once_and_remembered(tmp_path: Path) -> None:
    home = Home(tmp_path)
    port = ports.claim(home)
    assert port in ports.RANGE
    assert ports.claim(home) == ports.remembered(home) == port


def test_homes_get_ports_of_their_own(tmp_path: Path) -> None:
    homes = [Home(tmp_path / name) for name in "abc"]
    for home in homes:
        home.root.mkdir()
    assert len({ports.claim(home) for home in homes}) == 3


def test_a_busy_port_is_named_with_the_program_that_has_it(tmp_path: Path, taken: int) -> None:
    home = Home(tmp_path)
    home.port.write_text(f"{taken}\n", encoding="utf-8")
    with pytest.raises(PortBusy, match=rf"port {taken}.*process {os.getpid()}.*delete .*port"):
        ports.claim(home)


def test_a_port_is_listened_on_while_somebody_does(taken: int) -> None:
    assert ports.is_listening(taken)
    assert not ports.is_free(taken)
    free = ports.choose()
    assert ports.is_free(free)
    assert not ports.is_listening(free)
