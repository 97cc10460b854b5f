"""Merging and unmerging: the graph is what the claims make under the judgements that stand."""

import random
from collections.abc import Callable, Coroutine
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kb.errors import JudgementsRefused
from kb.ingest import dossier
from kb.ingest.dossier import Reading
from kb.model.judgements import Judgement, Verdict
from kb.store import judged as stored
from kb.store import judging, load, unload
from kb.store.changes import Tally
from kb.store.driver import Database
from kb.store.hash import graph_hash
from kb.store.judging import Summary
from kb.store.refresh import rebuild
from tests.conftest import Using, wipe
from tests.ingest.written import write
from tests.store.judgements import FIRST, SECOND, judged, reading

ONE = judged("export-bank", "exim-nowhere")
FACTS = """
MATCH (a)-[r]->(b) WHERE r.claim_count IS NOT NULL
RETURN type(r) AS type, a.id AS left, b.id AS right, r.claim_count AS claims,
       COUNT { MATCH (:Claim)-[s:STATES {fact: r.id}]->() } AS states, r.disputed AS disputed
ORDER BY type, left, right
"""
CALLED = """
MATCH (p:Party) WHERE p.id IN ['export-bank', 'exim-nowhere']
RETURN p.id AS id, p.name AS name, p.aliases AS aliases, p.identifiers AS identifiers,
       COLLECT { UNWIND labels(p) AS label RETURN label ORDER BY label } AS labels,
       COLLECT { MATCH (r:Referent)-[:SAME_AS]->(p) RETURN r.id } AS referents,
       COLLECT { MATCH (c:Claim)-[s:SAID_BY]->(p) RETURN [c.says, s.named] ORDER BY c.says } AS said
"""


Work = Callable[[Database], Coroutine[Any, Any, Any]]


def _loading(read: Reading) -> Work:
    return lambda db: load.load(db, read)


def _unloading(name: str) -> Work:
    return lambda db: unload.dataset(db, name)


def _judging(one: Judgement) -> Work:
    return lambda db: judging.judge(db, [one])


def _withdrawing(one: Judgement) -> Work:
    return lambda db: judging.withdraw(db, [one.id])


@pytest.fixture
def two(empty: Using, tmp_path: Path) -> Using:
    """Both files, loaded."""
    for text in (FIRST, SECOND):
        read = reading(tmp_path, text)
        empty(_loading(read))
    return empty


def test_a_merge_has_one_party_and_doubles_no_fact(two: Using) -> None:
    did = two(lambda db: judging.judge(db, [ONE]))
    assert did == Summary(Tally(created=1), Tally(2, 2, 3, 4))
    facts = [tuple(row.values()) for row in two(lambda db: db.read(FACTS))]
    assert facts == [
        ("LENDS", "export-bank", "credit", 2, 3, True),
        ("LENDS", "export-bank", "loan", 1, 1, False),
        ("LENT_TO", "credit", "maker", 1, 1, False),
        ("OWNS", "export-bank", "maker", 1, 2, True),
        ("OWNS", "state", "export-bank", 2, 2, False),
    ]
    assert two(lambda db: db.read(CALLED)) == [
        {
            "id": "export-bank",
            "name": "The Export Bank of Nowhere",
            "aliases": ["Exim Nowhere"],
            "identifiers": ["lei:7"],
            "labels": ["Bank", "Company", "Party"],
            "referents": ["exim-nowhere"],
            "said": [["It did not.", None], ["It owns it.", "exim-nowhere"]],
        }
    ]


def test_a_merge_a_load_again_and_an_unmerge_give_back_the_hash(two: Using, tmp_path: Path) -> None:
    before = two(graph_hash)
    two(lambda db: judging.judge(db, [ONE]))
    merged = two(graph_hash)
    for text in (FIRST, SECOND):
        read = reading(tmp_path, text)
        did = two(_loading(read)).did
        assert (did.total.created, did.total.changed, did.total.withdrawn) == (0, 0, 0)
    assert two(graph_hash) == merged
    did = two(lambda db: judging.withdraw(db, [ONE.id]))
    assert did == Summary(Tally(withdrawn=1), Tally(4, 2, 3, 2))
    assert (two(graph_hash), merged != before) == (before, True)


def test_rebuilding_a_merged_graph_changes_nothing(two: Using) -> None:
    two(lambda db: judging.judge(db, [ONE]))
    before = two(graph_hash)
    two(rebuild)
    assert two(graph_hash) == before


def test_judging_the_same_again_does_nothing(two: Using) -> None:
    two(lambda db: judging.judge(db, [ONE]))
    before = two(graph_hash)
    did = two(lambda db: judging.judge(db, [ONE]))
    assert (did, two(graph_hash)) == (Summary(Tally(unchanged=1)), before)


def test_what_is_different_or_unsure_is_kept_and_changes_no_fact(two: Using) -> None:
    different = judged("exim-nowhere", "maker", Verdict.DIFFERENT)
    unsure = replace(judged("export-bank", "maker", Verdict.UNSURE), at="0999-01-02T03:04:05Z")
    facts = two(lambda db: db.read(FACTS))
    two(lambda db: judging.judge(db, [different, unsure]))
    assert two(lambda db: db.read(FACTS)) == facts

    async def kept(db: Database) -> list[Judgement]:
        async with db.reading() as tx:
            return await stored.every(tx)

    assert two(kept) == [different, unsure]


OPERATIONS = ("load first", "load second", "unload first", "unload second", "judge", "withdraw")
PAIRS = (
    ONE,
    judged("exim-nowhere", "exim"),  # of which nothing is loaded, and which then leads
    judged("export-bank", "a-third"),
)


@pytest.mark.parametrize("seed", range(8))
def test_in_whatever_order_it_grew_the_graph_is_the_same(
    empty: Using, tmp_path: Path, seed: int
) -> None:
    drawn = random.Random(seed)  # noqa: S311 - nothing secret
    read = {text.split()[1]: reading(tmp_path, text) for text in (FIRST, SECOND)}
    loaded: set[str] = set()
    stand: set[Judgement] = set()
    for _ in range(12):
        operation, judgement = drawn.choice(OPERATIONS), drawn.choice(PAIRS)
        match operation.split():
            case ["load", name]:
                empty(_loading(read[name]))
                loaded.add(name)
            case ["unload", name] if name in loaded:
                empty(_unloading(name))
                loaded.discard(name)
            case ["judge"]:
                empty(_judging(judgement))
                stand.add(judgement)
            case ["withdraw"]:
                empty(_withdrawing(judgement))
                stand.discard(judgement)
    grown = empty(graph_hash)
    empty(wipe)
    for name in sorted(loaded):
        empty(_loading(read[name]))
    empty(lambda db: judging.judge(db, sorted(stand)))
    assert empty(graph_hash) == grown, seed


GROUP = """\
dossier: group
source: gazette-2
sources: {gazette-2: {publisher: The Invented Gazette, published: 2020}}
parties:
  companies: {owner: An Owner}
  others: {some: Unspecified Institution}
collective: [some]
claims:
- {says: It is one., at: page 1, asserts: {owner: {member_of: some}}}
"""
REFUSED = {
    "a company and a government": (
        [judged("maker", "state")],
        "`maker` is a Company and `state` a Government; "
        "judge them to be different, or correct what a file calls them",
    ),
    "no party": (
        [judged("credit", "maker")],
        "`credit` is a CreditLine, and only parties are judged; "
        "judge them to be different, or correct what a file calls them",
    ),
    "a group": (
        [judged("maker", "some")],
        "`some` stands for an unnamed group, which is nobody else; "
        "judge them to be different, or correct what a file calls them",
    ),
    "two that are different by way of a third": (
        [
            ONE,
            judged("exim-nowhere", "third"),
            judged("export-bank", "third", Verdict.DIFFERENT),
        ],
        "`export-bank` is judged to be different from `third`, and `exim-nowhere` the same as "
        "`export-bank` and `exim-nowhere` the same as `third`; judge one of these otherwise, or "
        "take one back with `kb judgements withdraw`",
    ),
}


@pytest.mark.parametrize(("judgements", "message"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_one_is_refused_and_nothing_is_written(
    two: Using, tmp_path: Path, judgements: list[Judgement], message: str
) -> None:
    group = dossier.read(write(tmp_path, GROUP, "group.yaml"))
    two(lambda db: load.load(db, group))
    before = two(graph_hash)
    with pytest.raises(JudgementsRefused) as refused:
        two(lambda db: judging.judge(db, judgements))
    assert (str(refused.value), two(graph_hash)) == (message, before)


def test_two_that_a_claim_relates_to_each_other_are_not_one(two: Using) -> None:
    before = two(graph_hash)
    with pytest.raises(JudgementsRefused) as refused:
        two(lambda db: judging.judge(db, [judged("exim-nowhere", "maker")]))
    assert (str(refused.value), two(graph_hash)) == (
        "a claim says `exim-nowhere` OWNS `maker`; judge them to be different, or correct what a "
        "file calls them",
        before,
    )


def test_a_source_is_no_party(two: Using) -> None:
    with pytest.raises(JudgementsRefused) as refused:
        two(lambda db: judging.judge(db, [judged("export-bank", "first-gazette")]))
    assert str(refused.value) == (
        "`first-gazette` is a source, and only parties are judged; judge them to be different, or "
        "correct what a file calls them"
    )


def _by(who: str, one: Judgement, verdict: Verdict = Verdict.SAME) -> Judgement:
    return replace(one, by=who, verdict=verdict)


OTHERS = _by("Ada", ONE, Verdict.DIFFERENT)
UNSURE = _by("Ada", judged("exim-nowhere", "third"), Verdict.UNSURE)
THIRD = judged("export-bank", "third")
STANDS = "meanwhile; that stands until somebody judges them otherwise, knowing it"
OVERRULED = {
    "judged by another": (OTHERS, [ONE], {}, "`exim-nowhere` and `export-bank` different"),
    "judged otherwise since": (
        OTHERS,
        [ONE],
        {ONE.id: ONE},
        "`exim-nowhere` and `export-bank` different",
    ),
    "not known by another": (UNSURE, [ONE, THIRD], {}, "`exim-nowhere` and `third` unsure"),
}


@pytest.mark.parametrize(("stands", "made", "seen", "what"), OVERRULED.values(), ids=OVERRULED)
def test_what_others_have_judged_since_is_not_overruled(
    two: Using,
    stands: Judgement,
    made: list[Judgement],
    seen: dict[str, Judgement],
    what: str,
) -> None:
    two(lambda db: judging.judge(db, [stands]))
    before = two(graph_hash)
    with pytest.raises(JudgementsRefused) as refused:
        two(lambda db: judging.judge(db, made, seen=seen))
    assert str(refused.value) == f"Ada has judged {what} {STANDS}"
    assert two(graph_hash) == before
    two(lambda db: judging.judge(db, made, seen={stands.id: stands}))


def test_only_the_judgement_that_is_meant_is_taken_back(two: Using) -> None:
    two(lambda db: judging.judge(db, [OTHERS]))
    with pytest.raises(JudgementsRefused) as refused:
        two(lambda db: judging.withdraw(db, [ONE.id], seen={ONE.id: ONE}))
    assert str(refused.value) == (
        f"Ada has judged `exim-nowhere` and `export-bank` different {STANDS}"
    )
    did = two(lambda db: judging.withdraw(db, [ONE.id], seen={ONE.id: OTHERS}))
    assert did.judgements == Tally(withdrawn=1)


SLIPS = {
    "mistyped": ([judged("export-bank", "exprt-bank")], ("exprt-bank", "export-bank")),
    "mistyped in the middle of two": (
        [judged("export-bank", "exprt-bank"), judged("exim-nowhere", "exprt-bank")],
        ("exprt-bank", "export-bank"),
    ),
    "by way of another that is not loaded": (
        [judged("export-bank", "a-bank-not-loaded"), judged("a-bank-not-loaded", "exim")],
        ("exim", "export-bank"),
    ),
}


@pytest.mark.parametrize(("made", "led"), SLIPS.values(), ids=SLIPS)
def test_an_id_that_nothing_has_stands_for_nothing_loaded_unless_ahead(
    two: Using, made: list[Judgement], led: tuple[str, str]
) -> None:
    before = two(graph_hash)
    with pytest.raises(JudgementsRefused) as refused:
        two(lambda db: judging.judge(db, made, ahead=False))
    assert str(refused.value) == (
        f"nothing that is loaded has the id `{led[0]}`, which would stand for `{led[1]}`; correct "
        "the id, load what has it first, or import with --ahead if that comes later"
    )
    [refusal] = refused.value.refusals
    assert led[0] in refusal.pair
    assert two(graph_hash) == before
    two(lambda db: judging.judge(db, made))
    again = two(lambda db: judging.judge(db, made, ahead=False))  # it stands for it already
    assert again.judgements == Tally(unchanged=len(made))


def test_judgements_on_what_is_not_loaded_stand(two: Using) -> None:
    made = [
        judged("a", "b"),
        judged("export-bank", "export-bank-2"),
        judged("x", "maker", Verdict.DIFFERENT),
    ]
    did = two(lambda db: judging.judge(db, made, ahead=False))
    assert did.judgements == Tally(created=3)
