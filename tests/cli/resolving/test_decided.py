"""`kb resolve`: candidates listed, and decided by keys at a terminal."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from kb.model.judgements import Verdict
from kb.store import judging
from tests.cli.conftest import Run
from tests.cli.resolving.conftest import (
    ADA,
    FALCON,
    KEYS,
    Open,
    Told,
    end,
    judgements_of,
    others_decide,
    press,
    seen,
)
from tests.conftest import Using
from tests.resolve.test_proposals import judged as judged_so

pytestmark = pytest.mark.usefixtures("rigour")

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
    shown = [" ".join(line.replace("│", "|").split()) for line in seen(terminal).splitlines()]
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
    assert end(terminal, "q").endswith("nothing is decided")


def test_a_key_decides_and_what_follows_is_not_asked(
    resolve: Open, told: Callable[[], Told]
) -> None:
    terminal = resolve()
    assert FALCON in seen(terminal)
    # The second pair is of those that are one now: it is shown by what both are called.
    assert "2 of 6" in press(terminal, "s")
    assert told() == [("falcon", "same", "kestrel")]  # at once
    assert "different: kestrel and kestrel-limited" in press(terminal, "d")
    assert "unsure: kestrel-abroad and other-kestrel" in press(terminal, "u")
    assert "5 of 6" in press(terminal, "n")
    # The last follows: of what is one with it somebody was unsure.
    assert end(terminal, "s").endswith("1 different, 2 same, 1 skipped, 1 unsure")
    assert told() == [
        ("falcon", "same", "kestrel"),
        ("kestrel", "different", "kestrel-limited"),
        ("kestrel-abroad", "same", "kestrel-limited"),
        ("kestrel-abroad", "unsure", "other-kestrel"),
    ]


def test_a_decision_says_who_took_it_on_what_grounds(resolve: Open, namesakes: Using) -> None:
    terminal = resolve("--by", "Somebody", "--limit", "1")
    assert seen(terminal).startswith("1 of 1 ")
    end(terminal, "s")
    [made] = judgements_of(namesakes)
    assert (made.by, made.why, made.score, made.verdict) == (
        *("Somebody", FALCON, 1.0, Verdict.SAME),
    )


def test_back_takes_back_what_was_decided_last(resolve: Open, told: Callable[[], Told]) -> None:
    terminal = resolve()
    assert "there is nothing to take back here" in press(terminal, "b")
    press(terminal, "ns")
    assert told() == [("kestrel", "same", "kestrel-limited")]
    assert "2 of 6" in press(terminal, "b")
    assert told() == []
    assert "1 of 6" in press(terminal, "b")  # what was skipped is asked again
    assert end(terminal, "q").endswith("nothing is decided")


def test_what_another_decides_while_a_key_is_pressed_stands(
    resolve: Open, namesakes: Using, told: Callable[[], Told]
) -> None:
    terminal = resolve("--limit", "2")
    namesakes(others_decide(lambda: terminal.send("s"), terminal.isalive))
    terminal.expect_exact(KEYS)
    assert ADA in seen(terminal)
    assert "kestrel-limited" in seen(terminal)  # the next pair
    assert end(terminal, "q").endswith("nothing is decided")
    assert told() == [("falcon", "different", "kestrel")]


def test_back_leaves_what_another_has_decided_since(
    resolve: Open, namesakes: Using, told: Callable[[], Told]
) -> None:
    terminal = resolve()
    press(terminal, "s")
    others = replace(judged_so("falcon", "different", "kestrel"), by="Ada")
    namesakes(lambda db: judging.judge(db, [others]))
    assert ADA in press(terminal, "b")
    assert told() == [("falcon", "different", "kestrel")]
    press(terminal, "d")
    [_, mine] = judgements_of(namesakes)
    namesakes(lambda db: judging.withdraw(db, [mine.id]))
    gone = "somebody has taken it back meanwhile: kestrel and kestrel-limited"
    assert gone in press(terminal, "b")
    assert end(terminal, "q").endswith("nothing is decided")


def test_other_keys_are_explained(resolve: Open) -> None:
    terminal = resolve()
    press(terminal, "x")
    terminal.send("?")
    terminal.expect_exact("the same: the two become one party, which keeps both ids")
    assert end(terminal, "q").endswith("nothing is decided")


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
    assert "`kestrel` is judged to be different from `kestrel-limited`" in press(terminal, "s")
    assert told() == [
        ("falcon", "same", "kestrel-limited"),
        ("kestrel", "different", "kestrel-limited"),
    ]


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
