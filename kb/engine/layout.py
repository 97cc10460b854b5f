"""What lies where in a home, and making one that only its owner can enter."""

import os
from dataclasses import dataclass
from pathlib import Path

from kb.config import Settings
from kb.engine import space
from kb.errors import NotAHome

MARKER_TEXT = "This folder is a home of Throughline. `kb reset` empties its store.\n"


@dataclass(frozen=True)
class Home:
    """The paths of one home; none of them need exist."""

    root: Path

    @property
    def marker(self) -> Path:
        """Return the file whose presence says that this folder is ours to fill and to empty."""
        return self.root / "throughline-home"

    @property
    def lock(self) -> Path:
        """Return the file locked while one process starts, stops or resets."""
        return self.root / "lock"

    @property
    def pid(self) -> Path:
        """Return the file that says which process serves this home."""
        return self.root / "pid"

    @property
    def port(self) -> Path:
        """Return the file that remembers the Bolt port."""
        return self.root / "port"

    @property
    def password(self) -> Path:
        """Return the file with the password, readable by its owner only."""
        return self.root / "password"

    @property
    def keys(self) -> Path:
        """Return the file with the hashes of the API's keys, readable by its owner only."""
        return self.root / "keys.json"

    @property
    def keys_lock(self) -> Path:
        """Return the file locked while one process changes the keys."""
        return self.root / "keys.lock"

    @property
    def history(self) -> Path:
        """Return the file of what was typed at the prompt, readable by its owner only."""
        return self.root / "shell_history"

    @property
    def conf(self) -> Path:
        """Return the folder of `neo4j.conf`, written anew at each start."""
        return self.root / "conf"

    @property
    def data(self) -> Path:
        """Return the folder of the store and its transaction logs."""
        return self.root / "data"

    @property
    def imports(self) -> Path:
        """Return the one folder that Neo4j might read files from; nothing of value is in it."""
        return self.root / "import"

    @property
    def bulk(self) -> Path:
        """Return the folder in which a store is made in bulk before it is put in place."""
        return self.root / "bulk"

    @property
    def logs(self) -> Path:
        """Return the folder of Neo4j's logs."""
        return self.root / "logs"

    @property
    def log(self) -> Path:
        """Return the log to look into first."""
        return self.logs / "neo4j.log"


def of(settings: Settings) -> Home:
    """Return the home that the settings name, by its one true path: processes are told by it."""
    return Home(settings.home.resolve())


def is_home(home: Home) -> bool:
    """Return whether the folder was made by `prepare`."""
    return home.marker.is_file()


def prepare(home: Home) -> None:
    """Make the home's folders, or make sure that they are there.

    Raises:
        NotAHome: the folder holds other things, or cannot be made.
        DiskFull: not even that fits.
    """
    try:
        with space.running_out_is("making a home", home.root):
            _make(home)
    except OSError as error:
        raise NotAHome(
            f"{home.root} cannot be used as a home ({error.strerror}); "
            "choose another folder with --home or KB_HOME"
        ) from error


def write_private(file: Path, text: str) -> None:
    """Write a file whole or not at all, readable and writable by its owner only."""
    part = file.with_name(f".{file.name}.{os.getpid()}")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
        stream.write(text)
    part.replace(file)


def _make(home: Home) -> None:
    home.root.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not is_home(home):
        _require_empty(home)
        home.marker.write_text(MARKER_TEXT, encoding="utf-8")
    home.root.chmod(0o700)
    for folder in (home.conf, home.data, home.imports, home.logs):
        folder.mkdir(mode=0o700, exist_ok=True)


def _require_empty(home: Home) -> None:
    # Closing a folder of someone's documents to everyone else, or resetting it, would do harm. A
    # marker without text may appear here, made by another process at this moment.
    if any(entry != home.marker for entry in home.root.iterdir()):
        raise NotAHome(
            f"{home.root} holds files that are not Throughline's; "
            "choose a new or empty folder with --home or KB_HOME"
        )
