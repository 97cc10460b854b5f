"""Loading: idempotent, all or nothing, and the same graph by whatever way it came about."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest

from kb.config import Connection
from kb.errors import InvalidDossier, QueryFailed
from kb.ingest import dossier
from kb.model.ids import FactKey
from kb.store import load
from kb.store.changes import Tallies, Tally
from kb.store.driver import Database
from kb.store.hash import graph_hash
from tests.conftest import INVENTED, SHIPPED, Using, newest_commit
from tests.ingest.written import SMALL, write

SECOND = """\
dossier: second
source: courier
sources:
  courier: {publisher: The Invented Courier, published: 2019}
parties:
  companies: {maker: Invented Maker Ltd, network: Invented Network}
partnerships:
  network-maker: The partnership as the Courier has it
claims:
- id: courier-ended
  says: The partnership ended in 2018.
  at: page 1
  asserts: {network-maker: {ends: 2018}}
"""


def _load(
    text: str, folder: Path, name: str = "small.yaml"
) -> Callable[[Database], Coroutine[Any, Any, load.Summary]]:
    reading = dossier.read(write(folder, text, name))
    return lambda db: load.load(db, reading)


def _file(path: Path) -> Callable[[Database], Coroutine[Any, Any, load.Summary]]:
    return lambda db: load.load(db, dossier.read(path))


def test_the_first_load_creates_and_the_second_changes_nothing(
    empty: Using, tmp_path: Path
) -> None:
    first = empty(_load(SMALL, tmp_path))
    before = empty(graph_hash)
    second = empty(_load(SMALL, tmp_path))
    assert first == load.Summary("small", Tallies(Tally(3), Tally(9), Tally(12)))
    assert second == load.Summary(
        "small", Tallies(Tally(unchanged=3), Tally(unchanged=9), Tally(unchanged=12))
    )
    assert empty(graph_hash) == before


def test_an_unchanged_load_commits_nothing(
    empty: Using, connection: Connection, tmp_path: Path
) -> None:
    empty(_load(SMALL, tmp_path))

    def committed(_: Database) -> Awaitable[str]:
        return asyncio.to_thread(newest_commit, connection)

    before = empty(committed)
    assert empty(_load(SMALL, tmp_path)).did.total == Tally(unchanged=24)
    assert empty(committed) == before


def test_a_changed_dossier_changes_what_changed(empty: Using, tmp_path: Path) -> None:
    empty(_load(SMALL, tmp_path))
    changed = empty(_load(SMALL.replace("USD 2bn..", "USD 3bn.."), tmp_path))
    assert (changed.did.claims, changed.did.things) == (
        Tally(changed=1, unchanged=2),
        Tally(unchanged=9),
    )
    [row] = empty(lambda db: db.read("MATCH (c:CreditLine) RETURN c.amount_min AS amount"))
    assert row == {"amount": 3e9}


def test_what_a_dossier_no_longer_says_goes(empty: Using, tmp_path: Path) -> None:
    empty(_load(SMALL, tmp_path))
    before = empty(graph_hash)
    longer = SMALL + (
        "- says: The state owns the maker too.\n"
        "  at: the maker\n"
        "  asserts: {state: {owns: maker}}\n"
    )
    assert empty(_load(longer, tmp_path)).did.facts == Tally(created=1, unchanged=12)
    shorter = empty(_load(SMALL, tmp_path))
    assert (shorter.did.claims.withdrawn, shorter.did.facts.withdrawn) == (1, 1)
    assert empty(graph_hash) == before


def test_a_thing_that_is_no_longer_declared_goes_with_its_facts(
    empty: Using, tmp_path: Path
) -> None:
    without_access = "\n".join(
        line for line in SMALL.split("\n") if "-access" not in line and line != "accesses:"
    ).replace(", opens: $-access", "")
    without_access = without_access.replace(
        "  asserts:\n- says: The partnership still",
        "  asserts: {network-$: {partners: [network, $]}}\n- says: The partnership still",
    )
    empty(_load(without_access, tmp_path))
    before = empty(graph_hash)
    empty(_load(SMALL, tmp_path))
    again = empty(_load(without_access, tmp_path))
    assert again.did.things.withdrawn == 1
    assert empty(graph_hash) == before


def test_two_dossiers_in_either_order_make_one_graph(empty: Using, tmp_path: Path) -> None:
    hashes = []
    for order in ((SMALL, SECOND), (SECOND, SMALL)):
        empty(lambda db: db.administer("MATCH (n) DETACH DELETE n"))
        for number, text in enumerate(order):
            empty(_load(text, tmp_path, f"{number}.yaml"))
        hashes.append(empty(graph_hash))
    assert hashes[0] == hashes[1]


def test_two_dossiers_on_one_agreement_are_read_together(empty: Using, tmp_path: Path) -> None:
    empty(_load(SMALL, tmp_path))
    empty(_load(SECOND, tmp_path, "second.yaml"))
    [row] = empty(
        lambda db: db.read(
            "MATCH (p:Partnership)-[r:OPENS]->(a) MATCH (m:Party {id: 'maker'}) RETURN "
            "p.title AS title, p.source_count AS sources, toString(r.ends_earliest) AS earliest, "
            "toString(r.ends_latest) AS latest, a.dated_by AS dated_by, m.aliases AS aliases"
        )
    )
    assert row == {
        "title": "The partnership as the Courier has it",
        "sources": 2,
        "earliest": "2018-06-05",
        "latest": "2018-12-31",
        "dated_by": "network-maker",
        "aliases": ["IM", "Invented Maker"],
    }


def test_a_withdrawal_takes_a_claim_out_of_the_facts_and_can_be_undone(
    empty: Using, tmp_path: Path
) -> None:
    withdrawing = (
        SECOND.replace("dossier: second", "dossier: third")
        .replace(
            "- id: courier-ended\n  says: The partnership ended in 2018.\n  at: page 1\n"
            "  asserts: {network-maker: {ends: 2018}}",
            "- says: The report of its end was wrong.\n  at: page 2\n  withdraws: courier-ended",
        )
        .replace("partnerships:\n  network-maker: The partnership as the Courier has it\n", "")
    )
    empty(_load(SMALL, tmp_path))
    empty(_load(SECOND, tmp_path, "second.yaml"))
    ends = "MATCH ()-[r:OPENS]->() RETURN toString(r.ends_latest) AS latest"
    empty(_load(withdrawing, tmp_path, "third.yaml"))
    assert empty(lambda db: db.read(ends)) == [{"latest": "9999-12-31"}]
    marked = "MATCH (c:Claim) WHERE c.withdrawn RETURN c.id AS id"
    assert empty(lambda db: db.read(marked)) == [{"id": "courier-ended"}]
    harmless = withdrawing.replace("withdraws: courier-ended", "asserts: {maker: {owns: network}}")
    empty(_load(harmless, tmp_path, "third.yaml"))
    assert empty(lambda db: db.read(ends)) == [{"latest": "2018-12-31"}]
    assert empty(lambda db: db.read(marked)) == []


def test_the_shipped_dossiers_can_be_loaded_in_any_order(empty: Using) -> None:
    hashes = []
    for order in ((SHIPPED, INVENTED), (INVENTED, SHIPPED)):
        empty(lambda db: db.administer("MATCH (n) DETACH DELETE n"))
        for path in order:
            empty(_file(path))
        hashes.append(empty(graph_hash))
    assert hashes[0] == hashes[1]


def test_a_load_that_fails_at_its_end_leaves_the_graph_as_it_was(
    empty: Using, tmp_path: Path
) -> None:
    # The id of a fact that the load is to make is taken, so that its last statements are refused.
    taken = FactKey("TO", "maker-access", "maker").id
    empty(lambda db: db.administer(f"CREATE ({{id: 'x'}})-[:TO {{id: '{taken}'}}]->({{id: 'y'}})"))
    before = empty(graph_hash)
    with pytest.raises(QueryFailed, match="already exists with type `TO`"):
        empty(_load(SMALL, tmp_path))
    assert empty(graph_hash) == before
    empty(lambda db: db.administer("MATCH (n) DETACH DELETE n"))
    assert empty(_load(SMALL, tmp_path)).did.total == Tally(24)


def test_two_first_loads_at_once_make_the_same_graph_as_one_after_the_other(
    empty: Using, tmp_path: Path
) -> None:
    empty(_load(SMALL, tmp_path))
    empty(_load(SECOND, tmp_path, "second.yaml"))
    one_after_the_other = empty(graph_hash)

    async def without_schema(db: Database) -> None:
        await db.administer("MATCH (n) DETACH DELETE n")
        for kind, all_of_it in (("CONSTRAINT", "CONSTRAINTS"), ("INDEX", "INDEXES")):
            for row in await db.administer(f"SHOW {all_of_it} YIELD name, type"):
                if row["type"] != "LOOKUP":
                    await db.administer(f"DROP {kind} {row['name']} IF EXISTS")

    async def both(db: Database) -> None:
        await asyncio.gather(_load(SMALL, tmp_path)(db), _load(SECOND, tmp_path, "second.yaml")(db))

    empty(without_schema)
    empty(both)
    assert empty(graph_hash) == one_after_the_other


def test_the_hash_of_a_text_is_kept_when_the_text_is_not_at_hand(
    empty: Using, tmp_path: Path
) -> None:
    empty(_load(SMALL, tmp_path))
    before = empty(graph_hash)
    path = write(tmp_path)
    (tmp_path / "gazette.txt").unlink()
    unseen = dossier.read(path)
    again = empty(lambda db: load.load(db, unseen))
    assert (again.did.total, empty(graph_hash)) == (Tally(unchanged=24), before)


def test_what_two_dossiers_share_is_corrected_by_loading_both_at_once(
    empty: Using, tmp_path: Path
) -> None:
    source = "  courier: {publisher: The Invented Courier, published: 2019}"
    other = SECOND.replace("dossier: second", "dossier: other").replace("courier-ended", "another")
    empty(_load(SECOND, tmp_path, "second.yaml"))
    empty(_load(other, tmp_path, "other.yaml"))
    corrected = [
        dossier.read(write(tmp_path, text.replace(source, source.replace("2019", "2020")), name))
        for text, name in ((SECOND, "second.yaml"), (other, "other.yaml"))
    ]
    with pytest.raises(InvalidDossier, match="`courier` is another document in `other`"):
        empty(lambda db: load.load(db, corrected[0]))

    async def together(db: Database) -> None:
        for reading in corrected:
            await load.load(db, reading, frozenset({"second", "other"}))

    empty(together)
    row = empty(lambda db: db.read("MATCH (s:Source) RETURN s.published AS published"))
    assert row == [{"published": "2020"}]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            SECOND.replace(
                "companies: {maker: Invented Maker Ltd, network: Invented Network}",
                "companies: {network: Invented Network}\n  governments: {maker: A Government}",
            ),
            ":7:17: `maker` is a Government here and a Company in `small`; give one of them "
            "another id, or correct both files and load them in one command",
        ),
        (
            SECOND.replace("courier", "gazette"),
            ":4:3: `gazette` is another document in `small`; give one of them another id, "
            "or correct both files and load them in one command",
        ),
        (
            SECOND.replace("asserts: {network-maker: {ends: 2018}}", "withdraws: nothing").replace(
                "partnerships:\n  network-maker: The partnership as the Courier has it\n", ""
            ),
            ":10:7: the claim `nothing` that is withdrawn is neither here nor in the database; "
            "load the dossier that makes it first",
        ),
    ],
    ids=["another kind of thing", "another document", "a withdrawal of nothing"],
)
def test_a_dossier_that_clashes_with_another_is_refused_and_changes_nothing(
    empty: Using, tmp_path: Path, text: str, message: str
) -> None:
    empty(_load(SMALL, tmp_path))
    before = empty(graph_hash)
    with pytest.raises(InvalidDossier) as caught:
        empty(_load(text, tmp_path, "second.yaml"))
    assert str(caught.value) == f"{tmp_path / 'second.yaml'}{message}"
    assert empty(graph_hash) == before


def test_a_source_whose_text_changed_since_it_was_loaded_is_refused(
    empty: Using, tmp_path: Path
) -> None:
    empty(_load(SMALL, tmp_path))
    before = empty(graph_hash)
    path = write(tmp_path)
    (tmp_path / "gazette.txt").write_text(
        "The bank lent nothing. The network opened its data, and it still runs."
    )
    reading = dossier.read(path)
    with pytest.raises(InvalidDossier) as caught:
        empty(lambda db: load.load(db, reading))
    digest = reading.dossier.sources[0].sha256
    assert str(caught.value) == (
        f"{path}:4:3: the text of `gazette` changed since its hash was recorded; "
        f"read its passages again, then write sha256: {digest} in the source"
    )
    assert empty(graph_hash) == before
