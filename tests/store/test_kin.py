"""Loading what is judged to be one: in parts as whole, and nothing that cannot be one."""

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from kb.errors import InvalidDossier
from kb.ingest import dossier
from kb.ingest.taken import Remark
from kb.store import judging, load, parts, unload
from kb.store.driver import Database
from kb.store.hash import graph_hash
from kb.store.parts import Told
from tests.conftest import Using, wipe
from tests.ingest.written import write
from tests.store.invented import DATASET, lending, loading, telling
from tests.store.judgements import FIRST, judged, reading

TWO_BANKS = [lending(n, bank=f"bank-{n % 2}", share=str(n)) for n in range(2, 14)]
ONE = judged("bank-0", "bank-1")


def test_rows_of_a_merged_party_come_out_as_if_it_were_merged_afterwards(empty: Using) -> None:
    empty(loading(TWO_BANKS))
    empty(lambda db: judging.judge(db, [ONE]))
    afterwards = empty(graph_hash)
    empty(wipe)
    empty(lambda db: judging.judge(db, [ONE]))
    empty(loading(TWO_BANKS))
    assert empty(graph_hash) == afterwards
    again = empty(loading(TWO_BANKS))
    assert (again.did.total.created, again.did.total.changed) == (0, 0)
    assert empty(graph_hash) == afterwards


def test_rows_that_leave_take_the_referent_and_then_the_party_with_them(empty: Using) -> None:
    empty(lambda db: judging.judge(db, [ONE]))
    nothing = empty(graph_hash)
    empty(loading(TWO_BANKS))
    whole = empty(graph_hash)
    empty(loading([row for row in TWO_BANKS if row.number % 2], replace(DATASET, content="less")))

    async def ids(db: Database) -> list[tuple[str, list[str]]]:
        rows = await db.read(
            "MATCH (n:Bank|Referent) RETURN n.id AS id, labels(n) AS labels ORDER BY labels[0]"
        )
        return [(row["id"], sorted(row["labels"])) for row in rows]

    # Nothing is left that calls it by its canonical id, which it keeps.
    bank = ("bank-0", ["Bank", "Company", "Party"])
    assert empty(ids) == [bank, ("bank-1", ["Referent"])]
    empty(loading(TWO_BANKS, replace(DATASET, content="again")))
    assert empty(graph_hash) == whole
    empty(lambda db: unload.dataset(db, "rows"))
    assert (empty(ids), empty(graph_hash)) == ([], nothing)


CLASHES = {
    "another kind": (
        "  governments: {other-bank: The Other}\n",
        "5:17: `other-bank` is a Government and `export-bank` a Bank, and they are judged to be "
        "the same; correct the file, or take the judgement back with `kb judgements withdraw`",
    ),
    "an unnamed group": (
        "  banks: {other-bank: The Others}\ncollective: [other-bank]\n",
        "5:11: `other-bank` stands for an unnamed group, and is judged to be the same as a party; "
        "correct the file, or take the judgement back with `kb judgements withdraw`",
    ),
}
OTHER = """\
dossier: other
sources: {other-gazette: {publisher: The Other Gazette, published: 2018}}
parties:
%sclaims:
- {says: It is., source: other-gazette, at: page 1, asserts: {state: {owns: other-bank}}}
"""


@pytest.mark.parametrize(("declared", "message"), CLASHES.values(), ids=CLASHES)
def test_a_dossier_cannot_make_of_a_merged_party_what_it_cannot_be(
    empty: Using, tmp_path: Path, declared: str, message: str
) -> None:
    read = reading(tmp_path, FIRST)
    empty(lambda db: load.load(db, read))
    empty(lambda db: judging.judge(db, [judged("export-bank", "other-bank")]))
    before = empty(graph_hash)
    text = OTHER % declared
    text = text.replace("asserts: {state: {owns: other-bank}}", "asserts: {other-bank: {owns: x}}")
    text = text.replace("parties:\n", "parties:\n  companies: {x: An X}\n")
    path = write(tmp_path, text, "other.yaml")
    other = dossier.read(path)
    with pytest.raises(InvalidDossier) as refused:
        empty(lambda db: load.load(db, other))
    assert (str(refused.value), empty(graph_hash)) == (f"{path}:{message}", before)


def test_a_row_that_makes_another_kind_of_a_merged_party_is_refused(empty: Using) -> None:
    empty(lambda db: judging.judge(db, [ONE]))
    heard: list[Remark] = []
    organ = lending(3, bank="bank-1", kind="Government")
    did = empty(telling([lending(2, bank="bank-0"), organ], heard))
    assert (did.rows, did.refused) == (1, 1)
    assert heard == [
        Remark(
            3,
            "",
            "",
            "`bank-1` is a Government and `bank-0` a Bank, and they are judged to be the same",
            "correct the file, or take the judgement back with `kb judgements withdraw`",
        )
    ]


def test_rows_that_are_added_cannot_make_another_kind_of_what_stays(empty: Using) -> None:
    empty(loading([lending(2, bank="bank-0")]))
    empty(lambda db: judging.judge(db, [ONE]))
    before = empty(graph_hash)
    added = replace(DATASET, partial=True, content="added")
    did = empty(loading([lending(3, bank="bank-1", kind="Government")], added))
    assert (did.rows, did.refused, empty(graph_hash)) == (0, 1, before)


SELF = """\
dossier: self
sources: {gazette-3: {publisher: The Third Gazette, published: 2018}}
parties:
  companies: {aa: The A, bb: The B}
claims:
- {says: It is., source: gazette-3, at: page 1, id: owned, asserts: {aa: {owns: bb}}}
- {says: It is not., source: gazette-3, at: page 2, asserts: {}, denies: {bb: {owns: aa}}}
"""
BACK = """\
dossier: back
sources: {gazette-4: {publisher: The Fourth Gazette, published: 2019}}
claims:
- {says: It was wrong., source: gazette-4, at: page 1, withdraws: [owned]}
"""
A_AND_B = judged("aa", "bb")
OWNS = "a claim says `aa` OWNS `bb`, and they are judged to be the same"
REMEDY = "correct the file, or take the judgement back with `kb judgements withdraw`"


def test_a_claim_between_two_that_are_judged_one_is_refused_at_its_line(
    empty: Using, tmp_path: Path
) -> None:
    empty(lambda db: judging.judge(db, [A_AND_B]))
    before = empty(graph_hash)
    path = write(tmp_path, SELF, "self.yaml")
    read = dossier.read(path)
    with pytest.raises(InvalidDossier) as refused:
        empty(lambda db: load.load(db, read))
    assert (str(refused.value), empty(graph_hash)) == (f"{path}:6:41: {OWNS}; {REMEDY}", before)


def test_a_claim_that_is_taken_back_may_be_between_two_that_are_judged_one(
    empty: Using, tmp_path: Path
) -> None:
    both = [dossier.read(write(tmp_path, text, f"{text.split()[1]}.yaml")) for text in (SELF, BACK)]
    for read in both:
        empty(partial(load.load, reading=read))
    empty(lambda db: judging.judge(db, [A_AND_B]))
    before = empty(graph_hash)
    for read in both:
        empty(partial(load.load, reading=read))
    assert empty(graph_hash) == before
    own = SELF + BACK.splitlines()[-1].replace("gazette-4", "gazette-3")
    alone = dossier.read(write(tmp_path, own, "alone.yaml"))
    empty(lambda db: unload.dataset(db, "back"))
    empty(partial(load.load, reading=alone))


@pytest.mark.parametrize("update", [False, True])
def test_a_row_between_two_that_are_judged_one_is_refused(empty: Using, update: bool) -> None:
    empty(lambda db: judging.judge(db, [judged("bank-0", "borrower-3")]))
    heard: list[Remark] = []
    rows = [lending(n, bank="bank-0") for n in (2, 3)]
    dataset = replace(DATASET, partial=update)
    did = empty(lambda db: parts.load(db, dataset, rows, Told(heard.append)))
    assert (did.rows, did.refused) == (1, 1)
    owns = "a claim says `bank-0` OWNS `borrower-3`, and they are judged to be the same"
    assert heard == [Remark(3, "", "", owns, REMEDY)]
