import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from kb.engine import spawn


def test_output_goes_to_the_log(tmp_path: Path) -> None:
    process = spawn.detached((sys.executable, "-c", "print('said')"), tmp_path / "log", os.environ)
    assert process.wait(30) == 0
    assert (tmp_path / "log").read_text(encoding="utf-8") == "said\n"


def test_a_ctrl_c_at_our_terminal_does_not_reach_it(tmp_path: Path) -> None:
    program = "import os; print(os.getsid(0) == os.getpid())"
    process = spawn.detached((sys.executable, "-c", program), tmp_path / "log", os.environ)
    process.wait(30)
    assert (tmp_path / "log").read_text(encoding="utf-8") == "True\n"


def test_what_is_tied_to_a_process_dies_with_it(tmp_path: Path) -> None:
    if sys.platform != "linux":
        pytest.skip("only Linux can do this")
    program = (
        "import os, pathlib, sys\n"
        "from kb.engine import spawn\n"
        "tied = (sys.executable, '-c', 'import signal; signal.pause()')\n"
        "child = spawn.detached(tied, pathlib.Path('log').absolute(), os.environ, tied=True)\n"
        "print(child.pid, flush=True)\n"
        "os.kill(os.getpid(), 9)\n"
    )
    killed = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, stdout=subprocess.PIPE, check=False
    )
    child = int(killed.stdout)
    with suppress(psutil.NoSuchProcess):
        psutil.Process(child).wait(10)
    assert not psutil.pid_exists(child)
