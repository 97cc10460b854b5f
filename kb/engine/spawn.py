"""Start a process that is not tied to our terminal, and bury it if it dies before us."""

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from threading import Thread

Process = subprocess.Popen[bytes]
DETACHED = 0x00000008 | 0x00000200  # Windows: DETACHED_PROCESS | CREATE_NEW_PROCESS_GROUP
SIGNAL_ON_PARENTS_DEATH = 1  # Linux: PR_SET_PDEATHSIG


def detached(
    command: Sequence[str], log: Path, environment: Mapping[str, str], *, tied: bool = False
) -> Process:
    """Start a command in the log's folder, its output in the log, deaf to our Ctrl-C.

    Args:
        command: the program and its arguments.
        log: written anew.
        environment: all variables of the process.
        tied: whether it is killed when we are, where the system can do that (Linux).
    """
    with log.open("wb") as output:
        return subprocess.Popen(  # noqa: S603 - the commands are ours, and no shell reads them
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd=log.parent,
            env=environment,
            start_new_session=os.name == "posix",
            creationflags=0 if os.name == "posix" else DETACHED,
            # Unsafe beside other threads: only the training ties, and it has none.
            preexec_fn=_tie if tied and sys.platform == "linux" else None,  # noqa: PLW1509
        )


def reap(process: Process) -> None:
    """Let go of a process that lives on; whoever stays must not keep it as a zombie once dead."""
    Thread(target=process.wait, daemon=True).start()


def _tie() -> None:
    ctypes.CDLL(None).prctl(SIGNAL_ON_PARENTS_DEATH, signal.SIGKILL)
