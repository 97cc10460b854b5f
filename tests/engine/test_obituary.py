from pathlib import Path

import pytest

from kb.engine.layout import Home
from kb.engine.obituary import obituary
from kb.errors import DiskFull, HomeInUse, PortBusy, StartFailed


@pytest.fixture
def home(tmp_path: Path) -> Home:
    (tmp_path / "logs").mkdir()
    return Home(tmp_path)


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("java.io.IOException: No space left on device", DiskFull),
        ("org.neo4j.io.locker.FileLockException: Lock file has been locked", HomeInUse),
        ("java.net.BindException: Address already in use", PortBusy),
        ("java.lang.IllegalArgumentException: Unrecognized setting.", StartFailed),
    ],
)
def test_the_cause_is_told_from_the_log(home: Home, said: str, kind: type[Exception]) -> None:
    home.log.write_text(f"Starting...\n{said}\n\tat org.neo4j.Server.main\n", encoding="utf-8")
    assert type(obituary(home, 17001, 1)) is kind


def test_the_last_cause_is_quoted_in_one_sentence(home: Home) -> None:
    home.log.write_text(
        "2026-01-01 10:00:00.000+0000 ERROR Failed to start.\n"
        "Caused by: java.lang.RuntimeException: outer\n\tat a.B.c\n"
        "Caused by: java.lang.Error: inner.\n\tat a.B.c\n\t... 3 more\n",
        encoding="utf-8",
    )
    message = str(obituary(home, 17001, 70))
    assert "(exit code 70): Caused by: java.lang.Error: inner; its log is" in message
    assert "\n" not in message


def test_a_process_that_said_nothing_is_told_as_well(home: Home) -> None:
    assert "it said nothing" in str(obituary(home, 17001, -9))
