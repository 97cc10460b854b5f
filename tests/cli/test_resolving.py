"""`kb resolve`: candidates listed, decided by keys at a terminal, and merged where certain."""

import getpass
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from subprocess import PIPE, Popen
from typing import TypeAlias

import pexpect
import pytest

from kb.model.judgements import Judgement, Verdict
from kb.store import journal, judged, judging, rejudged
from kb.store.driver import Database
from kb.store.writes import judgements as writes
from kb.store.writes.statement import run
from tests.cli.conftest import KB, Run
from tests.conftest import ROOT, Holding, Using, Work
from tests.resolve.test_proposals import judged as judged_so

pytestmark = pytest.mark.usefixtures("rigour")

NAMESAKES = ROOT / "tests" / "dossiers" / "namesakes.yaml"
PATIENCE = 60
KEYS = "? help"
FALCON = "the same lei, KESTREL0000000000001"
LISTED = f"""\
one,one_name,other,other_name,score,why
falcon,Falcon Works,kestrel,"Kestrel Technologies Co., Ltd.",1.0,"{FALCON}"
kestrel,"Kestrel Technologies Co., Ltd.",kestrel-limited,Kestrel Technologies Limited,1.0,\
"Kestrel Technologies Co., Ltd. is like Kestrel Technologies Limited"
kestrel-abroad,Kestrel Technologies,other-kestrel,Kestrel Technology,1.0,\
Kestrel Technologies is like Kestrel Technology
ruritania-eximbank,Export-Import Bank of Ruritania,ruritania-exmbank,Ruritania Exmbank,0.938,\
Ruritania Eximbank is like Ruritania Exmbank
kestrel-abroad,Kestrel Technologies,kestrel-limited,Kestrel Technologies Limited,0.924,\
Kestrel Technologies is like Kestrel Technologies Limited
kestrel-limited,Kestrel Technologies Limited,other-kestrel,Kestrel Technology,0.924,\
Kestrel Technologies Limited is like Kestrel Technology
"""
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
        return [(one.one, str(one.verdict), one.other) for one in _judgements(namesakes)]

    return read


def _judgements(using: Using) -> list[Judgement]:
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


def _seen(terminal: Terminal) -> str:
    """What stood before that which was last waited for, as lines."""
    return re.sub(r"\x1b\[\d*m", "", str(terminal.before)).replace("\r\n", "\n")


def _press(terminal: Terminal, keys: str) -> str:
    """Press keys, one at each question; return what is shown up to the next."""
    for key in keys:
        terminal.send(key)
        terminal.expect_exact(KEYS)
    return _seen(terminal)


def _end(terminal: Terminal, keys: str) -> str:
    """Press a last key, and return what is said at the end."""
    terminal.send(keys)
    terminal.expect(pexpect.EOF)
    terminal.wait()
    assert terminal.exitstatus == 0
    return _seen(terminal).strip()


def test_what_may_be_one_is_listed_where_nobody_can_be_asked(kb: Run, namesakes: Using) -> None:
    ran = kb("resolve", "--format", "csv")
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, LISTED, "")
    few = kb("resolve", "--format", "csv", "--from", "0.95", "--limit", "2")
    assert few.stdout == "".join(LISTED.splitlines(keepends=True)[:3])
    assert "│ falcon" in kb("resolve").stdout  # a pipe is no terminal


def test_one_party_is_laid_beside_the_others(kb: Run, namesakes: Using) -> None:
    lines = LISTED.splitlines(keepends=True)
    ran = kb("resolve", "Ruritania Exmbank", "--format", "csv")
    assert ran.stdout == lines[0] + lines[4]
    assert kb("resolve", "kestrels", "--format", "csv").stdout == lines[0]
    unknown = kb("resolve", "nobody")
    assert (unknown.returncode, unknown.stderr) == (
        3,
        "no party is called `nobody`; give its id, name, alias or identifier\n",
    )


def test_two_parties_are_shown_side_by_side_with_what_tells_them(resolve: Open) -> None:
    terminal = resolve("Ruritania Exmbank")
    shown = [" ".join(line.replace("│", "|").split()) for line in _seen(terminal).splitlines()]
    assert shown[0] == "1 of 1 0.938: Ruritania Eximbank is like Ruritania Exmbank"
    for line in (
        "| aliases | REB | – |",
        "| | Ruritania Eximbank | |",
        "| kind | Bank | Bank |",
        "| country | CN | – |",
        "| from | Namesakes, for tests | Namesakes, for tests |",
        "| sources | Who lends to whom | Who lends to whom |",
        "| parts | lender 1: The first loan | lender 1: The second loan |",
        "eximbank exmbank word of its own 1.00 0.88",
    ):
        assert line in shown
    assert _end(terminal, "q").endswith("nothing is decided")


def test_a_key_decides_and_what_follows_is_not_asked(
    resolve: Open, told: Callable[[], Told]
) -> None:
    terminal = resolve()
    assert FALCON in _seen(terminal)
    # The second pair is of those that are one now: it is shown by what both are called.
    assert "2 of 6" in _press(terminal, "s")
    assert told() == [("falcon", "same", "kestrel")]  # at once
    assert "different: kestrel and kestrel-limited" in _press(terminal, "d")
    assert "unsure: kestrel-abroad and other-kestrel" in _press(terminal, "u")
    assert "5 of 6" in _press(terminal, "n")
    # The last follows: of what is one with it somebody was unsure.
    assert _end(terminal, "s").endswith("1 different, 2 same, 1 skipped, 1 unsure")
    assert told() == [
        ("falcon", "same", "kestrel"),
        ("kestrel", "different", "kestrel-limited"),
        ("kestrel-abroad", "same", "kestrel-limited"),
        ("kestrel-abroad", "unsure", "other-kestrel"),
    ]


def test_a_decision_says_who_took_it_on_what_grounds(resolve: Open, namesakes: Using) -> None:
    terminal = resolve("--by", "Somebody", "--limit", "1")
    assert _seen(terminal).startswith("1 of 1 ")
    _end(terminal, "s")
    [made] = _judgements(namesakes)
    assert (made.by, made.why, made.score, made.verdict) == (
        *("Somebody", FALCON, 1.0, Verdict.SAME),
    )


def test_back_takes_back_what_was_decided_last(resolve: Open, told: Callable[[], Told]) -> None:
    terminal = resolve()
    assert "there is nothing to take back here" in _press(terminal, "b")
    _press(terminal, "ns")
    assert told() == [("kestrel", "same", "kestrel-limited")]
    assert "2 of 6" in _press(terminal, "b")
    assert told() == []
    assert "1 of 6" in _press(terminal, "b")  # what was skipped is asked again
    assert _end(terminal, "q").endswith("nothing is decided")


def _others_decide(begin: Callable[[], object], goes_on: Callable[[], bool]) -> Work:
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


ADA = "Ada has judged `falcon` and `kestrel` different meanwhile"


def test_what_another_decides_while_a_key_is_pressed_stands(
    resolve: Open, namesakes: Using, told: Callable[[], Told]
) -> None:
    terminal = resolve("--limit", "2")
    namesakes(_others_decide(lambda: terminal.send("s"), terminal.isalive))
    terminal.expect_exact(KEYS)
    assert ADA in _seen(terminal)
    assert "kestrel-limited" in _seen(terminal)  # the next pair
    assert _end(terminal, "q").endswith("nothing is decided")
    assert told() == [("falcon", "different", "kestrel")]


def test_back_leaves_what_another_has_decided_since(
    resolve: Open, namesakes: Using, told: Callable[[], Told]
) -> None:
    terminal = resolve()
    _press(terminal, "s")
    others = replace(judged_so("falcon", "different", "kestrel"), by="Ada")
    namesakes(lambda db: judging.judge(db, [others]))
    assert ADA in _press(terminal, "b")
    assert told() == [("falcon", "different", "kestrel")]
    _press(terminal, "d")
    [_, mine] = _judgements(namesakes)
    namesakes(lambda db: judging.withdraw(db, [mine.id]))
    gone = "somebody has taken it back meanwhile: kestrel and kestrel-limited"
    assert gone in _press(terminal, "b")
    assert _end(terminal, "q").endswith("nothing is decided")


def test_what_is_merged_without_asking_leaves_what_another_decides_meanwhile(
    namesakes: Using, environment: dict[str, str], told: Callable[[], Told]
) -> None:
    command = [*KB, "resolve", "--auto", "0.98", "--format", "csv"]
    begun: list[Popen[str]] = []
    with ExitStack() as opened:

        def begin() -> None:
            auto = Popen(command, cwd=ROOT, env=environment, stdout=PIPE, stderr=PIPE, text=True)
            begun.append(opened.enter_context(auto))

        namesakes(_others_decide(begin, lambda: begun[0].poll() is None))
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


def test_other_keys_are_explained(resolve: Open) -> None:
    terminal = resolve()
    _press(terminal, "x")
    terminal.send("?")
    terminal.expect_exact("the same: the two become one party, which keeps both ids")
    assert _end(terminal, "q").endswith("nothing is decided")


def test_a_decision_that_cannot_stand_is_refused_and_nothing_is_written(
    resolve: Open, namesakes: Using, told: Callable[[], Told]
) -> None:
    terminal = resolve()
    # Meanwhile somebody else decides what it would contradict.
    namesakes(
        lambda db: judging.judge(
            db,
            [
                judged_so("falcon", "same", "kestrel-limited"),
                judged_so("kestrel", "different", "kestrel-limited"),
            ],
        )
    )
    assert "`kestrel` is judged to be different from `kestrel-limited`" in _press(terminal, "s")
    assert told() == [
        ("falcon", "same", "kestrel-limited"),
        ("kestrel", "different", "kestrel-limited"),
    ]


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
    [first, _] = _judgements(namesakes)
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
    _end(resolve("--limit", "1"), "d")
    ran = kb("resolve", "--auto", "0.98", "--format", "csv")
    assert "falcon" not in ran.stdout
    assert ("falcon", "different", "kestrel") in told()
    assert ("kestrel", "same", "kestrel-limited") in told()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["--dry-run"], "--dry-run is of --auto SCORE\n"),
        (["--auto", "0.5"], "0.5 is not in the range 0.75<=x<=1"),
    ],
)
def test_what_makes_no_sense_is_refused(kb: Run, given: list[str], said: str) -> None:
    ran = kb("resolve", *given)
    assert ran.returncode == 2
    assert said in ran.stderr


def test_nothing_loaded_is_nothing_to_decide(kb: Run, empty: Using) -> None:
    ran = kb("resolve", "--format", "json")
    assert (ran.returncode, ran.stdout) == (0, "[]\n")
