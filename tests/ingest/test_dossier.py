"""What a dossier may hold: each wrong line gives its own message, and all are told at once."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from kb.errors import InvalidDossier
from kb.ingest import dossier
from kb.model.claims import Declaration, Source, Stance, Statement
from kb.model.dates import LATEST, Days
from kb.model.ids import FactKey
from tests.ingest.written import SMALL, TEXT, write
from tests.ingest.wrong import FOLLOWING, WRONG
from tests.project.said import days


def test_a_dossier_is_read_into_declarations_and_claims(tmp_path: Path) -> None:
    reading = dossier.read(write(tmp_path))
    assert (reading.found, reading.unseen) == (3, ())
    found = reading.dossier
    assert found.sources == (
        Source(
            "gazette",
            publisher="The Invented Gazette",
            published=days("2018-06-05"),
            published_text="2018-06-05",
            sha256=hashlib.sha256(TEXT.encode()).hexdigest(),
        ),
    )
    assert found.declarations == (
        Declaration("maker", "Company", "Invented Maker", ("IM",), "CN", ("lei:1",)),
        Declaration("network", "Company", "Invented Network"),
        Declaration("bank", "Bank", "Invented Bank"),
        Declaration("state", "Government", "Invented State"),
        Declaration("user-data", "DataCategory", "User data"),
        Declaration("credit", "CreditLine", "Credit to the maker"),
        Declaration("network-maker", "Partnership", "The network and Invented Maker"),
        Declaration("maker-access", "DataAccess"),
    )
    assert [(claim.by, len(claim.statements)) for claim in found.claims] == [
        ("", 6),
        ("network", 9),
        ("", 2),
    ]
    still = found.claims[2].statements
    deal = FactKey("Partnership", "", "network-maker")
    assert still == (
        Statement(deal, Stance.ASSERTS),
        Statement(
            deal,
            Stance.ASSERTS,
            "ends",
            "2018-06-05..",
            days=Days(days("2018-06-05").earliest, LATEST),
        ),
    )


def test_a_source_says_when_it_was_read_as_it_is_written(tmp_path: Path) -> None:
    read = SMALL.replace("text: gazette.txt}", "text: gazette.txt, accessed: 2018-06-07}")
    [before] = dossier.read(write(tmp_path)).dossier.sources
    [source] = dossier.read(write(tmp_path, read)).dossier.sources
    assert source == replace(before, accessed="2018-06-07")


def test_reading_twice_gives_the_same_ids(tmp_path: Path) -> None:
    path = write(tmp_path)
    assert dossier.read(path).dossier == dossier.read(path).dossier


def test_a_reworded_claim_keeps_its_place_and_changes_its_id(tmp_path: Path) -> None:
    before = dossier.read(write(tmp_path)).dossier.claims
    after = dossier.read(
        write(tmp_path, SMALL.replace("still runs.\n", "runs on.\n"))
    ).dossier.claims
    assert [claim.place for claim in before] == [claim.place for claim in after]
    assert [a.id == b.id for a, b in zip(before, after, strict=True)] == [True, True, False]


def test_a_text_that_is_not_at_hand_is_named_and_its_passages_are_not_claimed_found(
    tmp_path: Path,
) -> None:
    path = write(tmp_path)
    (tmp_path / "gazette.txt").unlink()
    reading = dossier.read(path)
    assert (reading.found, reading.unseen) == (0, ("gazette",))


@pytest.mark.parametrize(
    ("name", "right", "wrong", "message"), WRONG, ids=[row[0] for row in WRONG]
)
def test_says_what_is_wrong_where_and_what_would_be_right(
    tmp_path: Path, name: str, right: str, wrong: str, message: str
) -> None:
    assert SMALL.count(right) == 1, "the table's left column must name one place"
    path = write(tmp_path, SMALL.replace(right, wrong))
    with pytest.raises(InvalidDossier) as caught:
        dossier.read(path)
    told = str(caught.value).split("\n")
    assert f"{path}{message}" in told
    assert len(told) == 1 + FOLLOWING.get(name, 0), told


def test_a_group_is_defined_before_it_is_used(tmp_path: Path) -> None:
    groups = "groups:\n  makers: [maker]\n"
    path = write(tmp_path, SMALL.replace(groups, "") + groups)
    with pytest.raises(InvalidDossier) as caught:
        dossier.read(path)
    assert str(caught.value).split("\n") == [
        f"{path}:16:21: the group `makers` is used before it is defined; move it above line 16",
        f"{path}:18:20: the group `makers` is used before it is defined; move it above line 18",
        f"{path}:28:9: the group `makers` is used before it is defined; move it above line 28",
        f"{path}:34:13: unknown id `network-maker`; did you mean `network`?",
    ]


def test_tells_everything_that_is_wrong_at_once(tmp_path: Path) -> None:
    text = SMALL.replace("country: CN", "country: no").replace("at: still runs", "at: runs off")
    path = write(tmp_path, text)
    with pytest.raises(InvalidDossier) as caught:
        dossier.read(path)
    assert [problem.line for problem in caught.value.problems] == [7, 35]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("just words", ":1:1: is not a dossier; begin with `dossier: its-id`"),
        ("dossier: empty", ":1:1: the dossier has no claims; write a list under `claims:`"),
    ],
)
def test_refuses_what_is_no_dossier(tmp_path: Path, text: str, message: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(InvalidDossier) as caught:
        dossier.read(path)
    assert str(caught.value) == f"{path}{message}"


def test_the_same_claim_twice_is_an_error(tmp_path: Path) -> None:
    again = SMALL[SMALL.index("- says: The partnership") :]
    path = write(tmp_path, SMALL + again)
    with pytest.raises(InvalidDossier) as caught:
        dossier.read(path)
    assert str(caught.value) == (
        f"{path}:38:7: the claim is that of line 35 again; "
        "remove one, or give each an `id:` of its own"
    )
