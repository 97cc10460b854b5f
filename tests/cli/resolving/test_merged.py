"""`kb resolve --auto`: what is certain is merged without asking, and what is not is left."""

import getpass
from collections.abc import Callable
from contextlib import ExitStack
from subprocess import PIPE, Popen

import pytest

from tests.cli.conftest import KB, Run
from tests.cli.resolving.conftest import (
    ADA,
    FALCON,
    PATIENCE,
    Open,
    Told,
    end,
    judgements_of,
    others_decide,
)
from tests.conftest import ROOT, Using

pytestmark = pytest.mark.usefixtures("rigour")


def test_what_is_certain_is_merged_without_asking(
    kb: Run, namesakes: Using, told: Callable[[], Told]
) -> None:
    merged = (
        "party,names,score\n"
        'falcon,"[""Falcon Works"", ""Kestrel Technologies Co., Ltd.""]",1.0\n'
        'other-kestrel,"[""Kestrel Technology"", ""Kestrel Technologies""]",1.0\n'
    )
    left = (
        "left to you, 1.000: kestrel and kestrel-limited, as falcon and kestrel-limited are at "
        "0.000: Falcon Works is like Kestrel Technologies Limited\n"
    )
    dry = kb("resolve", "--auto", "0.98", "--dry-run", "--format", "csv")
    assert (dry.returncode, dry.stdout, dry.stderr) == (
        *(0, merged, f"{left}4 parties would be 2\n"),
    )
    assert told() == []
    ran = kb("resolve", "--auto", "0.98", "--format", "csv")
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, merged, f"{left}4 parties are 2\n")
    assert told() == [
        ("falcon", "same", "kestrel"),
        ("kestrel-abroad", "same", "other-kestrel"),
    ]
    [first, _] = judgements_of(namesakes)
    assert (first.by, first.why) == (getpass.getuser(), f"1.000 is 0.98 or more: {FALCON}")
    # What two are called together chains nothing to them the next time either.
    again = kb("resolve", "--auto", "0.98", "--format", "csv")
    assert (again.stdout, again.stderr) == (
        "party,names,score\n",
        "left to you, 1.000: falcon and kestrel-limited, as falcon and kestrel-limited are at "
        "0.000: Falcon Works is like Kestrel Technologies Limited\n0 parties are 0\n",
    )


def test_nothing_is_merged_against_what_is_judged(
    kb: Run, resolve: Open, told: Callable[[], Told]
) -> None:
    end(resolve("--limit", "1"), "d")
    ran = kb("resolve", "--auto", "0.98", "--format", "csv")
    assert "falcon" not in ran.stdout
    assert ("falcon", "different", "kestrel") in told()
    assert ("kestrel", "same", "kestrel-limited") in told()


def test_what_is_merged_without_asking_leaves_what_another_decides_meanwhile(
    namesakes: Using, environment: dict[str, str], told: Callable[[], Told]
) -> None:
    command = [*KB, "resolve", "--auto", "0.98", "--format", "csv"]
    begun: list[Popen[str]] = []
    with ExitStack() as opened:

        def begin() -> None:
            auto = Popen(command, cwd=ROOT, env=environment, stdout=PIPE, stderr=PIPE, text=True)
            begun.append(opened.enter_context(auto))

        namesakes(others_decide(begin, lambda: begun[0].poll() is None))
        [auto] = begun
        out, err = auto.communicate(timeout=PATIENCE)
    assert (auto.returncode, [line.partition(",")[0] for line in out.splitlines()]) == (
        *(0, ["party", "other-kestrel"]),
    )
    assert f"left to you, 1.000: falcon and kestrel, as {ADA}\n" in err
    assert told() == [
        ("falcon", "different", "kestrel"),
        ("kestrel-abroad", "same", "other-kestrel"),
    ]
