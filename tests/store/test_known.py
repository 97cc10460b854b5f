"""The graph of a day: what a fresh database has that never heard of anything later."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from kb.errors import InvalidParameter, NodesMissing, NotEmpty, OfOneDay
from kb.ingest import dossier
from kb.model.claims import Brought, Declaration, Dossier
from kb.model.ids import FactKey
from kb.model.judgements import Judgement
from kb.store import judging, known, load, material, unload
from kb.store.driver import Database
from kb.store.hash import graph_hash
from kb.store.known import Made
from kb.store.refresh import rebuild
from tests.conftest import INVENTED, SHIPPED, Using, wipe
from tests.project.said import claim, stated
from tests.store.growing import SOURCES, dossiers, loading
from tests.store.invented import states
from tests.store.judgements import judged
from tests.store.test_load import _file

# The last day on which each source of `growing` may have been published.
LAST = {
    "paper": date(2015, 12, 31),
    "unread": date(2016, 1, 1),
    "echo": date(2016, 6, 30),
    "book": date(2017, 3, 4),
    "herald": date(2018, 6, 5),
    "sheet": date(2019, 1, 2),
}
DAYS = (date(2015, 12, 30), date(2018, 6, 4), *LAST.values())
AFTER_ALL = date(2019, 1, 3)


Making = Callable[[Database], Awaitable[Made]]


def making(day: date, size: int = 3) -> Making:
    """Return what replaces the graph by what was known on a day of it."""

    async def work(db: Database) -> Made:
        found = known.on(await material.read(db), day)
        await wipe(db)
        return await known.make(db, found, size)

    return work


def cut(found: Sequence[Dossier], judgements: Sequence[Judgement], day: date) -> list[Dossier]:
    """Cut later claims out, and what is then spoken of no more, without the code under test."""
    left = [replace(d, claims=tuple(c for c in d.claims if LAST[c.source] <= day)) for d in found]
    spoken, ever = _spoken(left, found, judgements), _spoken(found, found, judgements)
    kept = []
    for one in left:
        begins = min(LAST[s.id] for s in one.sources if s.id in LAST)
        gone = {
            id
            for id in one.declared
            if id not in spoken and (id in ever or begins > day or LAST.get(id, day) > day)
        }
        sources = tuple(source for source in one.sources if source.id not in gone)
        things = tuple(thing for thing in one.declarations if thing.id not in gone)
        if sources or things:
            kept.append(replace(one, sources=sources, declarations=things))
    return kept


def _spoken(
    left: Sequence[Dossier], found: Sequence[Dossier], judgements: Sequence[Judgement]
) -> set[str]:
    named: set[str] = set()
    for told in (told for one in left for told in one.claims):
        named |= {told.source, told.by, *told.cites}
        for statement in told.statements:
            named |= {statement.key.left, statement.key.right}
    links = [(thing.id, thing.broader) for one in found for thing in one.declarations]
    for judgement in judgements:
        links += [(judgement.one, judgement.other), (judgement.other, judgement.one)]
    for _ in links:
        named |= {to for of, to in links if of in named}
    return named


@pytest.mark.parametrize("seed", range(8))
def test_the_graph_of_a_day_is_that_of_what_was_published_by_then(empty: Using, seed: int) -> None:
    found, judgements = dossiers(seed)
    day = DAYS[seed]
    empty(loading(found, judgements))
    empty(making(day))
    of_day = empty(graph_hash)
    empty(making(day, 100))
    again = empty(graph_hash)
    empty(rebuild)
    rebuilt = empty(graph_hash)
    empty(wipe)
    empty(loading(cut(found, judgements, day), judgements))
    assert (again, rebuilt, empty(graph_hash)) == (of_day, of_day, of_day), (seed, day)


@pytest.mark.parametrize("seed", range(8, 12))
def test_the_graph_of_a_day_after_all_is_the_whole_graph(empty: Using, seed: int) -> None:
    empty(loading(*dossiers(seed)))
    whole = empty(graph_hash)
    empty(making(AFTER_ALL))
    assert empty(graph_hash) == whole, seed


def test_dossiers_of_2018_know_nothing_of_those_of_2020(empty: Using) -> None:
    for path in (SHIPPED, INVENTED):
        empty(_file(path))
    whole = empty(graph_hash)
    assert empty(making(date(2020, 3, 9))) == Made(109, 32)
    assert empty(graph_hash) == whole
    assert empty(making(date(2018, 6, 5))) == Made(74, 18)
    of_day = empty(graph_hash)
    empty(wipe)
    empty(_file(SHIPPED))
    assert empty(graph_hash) == of_day
    assert empty(making(date(2018, 6, 4))) == Made(0, 0)
    assert empty(graph_hash) == "0" * 64


def test_the_graph_of_an_earlier_day_is_made_of_that_of_a_later_one_and_not_the_other_way(
    empty: Using,
) -> None:
    empty(loading(*dossiers(1)))
    empty(making(date(2018, 6, 5)))
    empty(making(date(2017, 3, 4)))
    early = empty(graph_hash)
    with pytest.raises(InvalidParameter) as refused:
        empty(making(date(2017, 3, 5)))
    assert (str(refused.value), empty(graph_hash)) == (
        "the graph is what was known on 2017-03-04, and has nothing that was published later; "
        "make it of the one that it was made of",
        early,
    )
    empty(wipe)
    empty(loading(*dossiers(1)))
    empty(making(date(2017, 3, 4)))
    assert empty(graph_hash) == early


STANDS = """
MATCH (c:Claim {id: 'owned'})
RETURN c.withdrawn AS withdrawn, COUNT { ()-[:WITHDRAWS]->(c) } AS taken,
       COUNT { ()-[:OWNS]->() } AS facts
"""


def test_what_was_taken_back_later_stands_as_it_stood(empty: Using) -> None:
    empty(loading(_taken_back(), []))
    assert empty(lambda db: db.read(STANDS)) == [{"withdrawn": True, "taken": 1, "facts": 0}]
    empty(making(date(2015, 12, 31)))
    assert empty(lambda db: db.read(STANDS)) == [{"withdrawn": None, "taken": 0, "facts": 1}]


def test_between_two_that_are_judged_to_be_one_it_stands_and_is_no_fact(empty: Using) -> None:
    empty(loading(_taken_back(), [judged("maker-1", "maker-2")]))
    empty(making(date(2015, 12, 31)))
    assert empty(lambda db: db.read(STANDS)) == [{"withdrawn": None, "taken": 0, "facts": 0}]
    before = empty(graph_hash)
    empty(rebuild)
    assert empty(graph_hash) == before


def _taken_back() -> list[Dossier]:
    """A claim of 2015, and one of 2019 that takes it back."""
    things = (Declaration("maker-1", "Company"), Declaration("maker-2", "Company"))
    owned = claim("owned", *stated(FactKey("OWNS", "maker-1", "maker-2")))
    back = replace(claim("back", of="sheet"), withdraws=("owned",))
    return [Dossier((SOURCES["paper"], SOURCES["sheet"]), things, (owned, back), id="a")]


REFUSED: dict[str, Callable[[Database], Awaitable[Any]]] = {
    "a dossier": lambda db: load.load(db, dossier.read(SHIPPED)),
    "rows": loading(dossiers(2)[0], []),
    "a judgement": lambda db: judging.judge(db, [judged("bank-1", "bank-2")]),
    "taking a judgement back": lambda db: judging.withdraw(db, ["any"]),
    "taking a dossier back": lambda db: unload.dataset(db, "first"),
    "taking a source back": lambda db: unload.source(db, "paper"),
}


@pytest.fixture(scope="module")
def of_a_day(using: Using) -> Using:
    """A graph of a day, for what changes nothing."""
    using(wipe)
    using(loading(*dossiers(1)))
    using(making(date(2017, 3, 4)))
    return using


@pytest.mark.parametrize("work", REFUSED.values(), ids=REFUSED)
def test_nothing_is_loaded_or_judged_in_a_graph_of_a_day(
    of_a_day: Using, work: Callable[[Database], Awaitable[Any]]
) -> None:
    before = of_a_day(graph_hash)
    with pytest.raises(OfOneDay) as refused:
        of_a_day(work)
    assert (str(refused.value), of_a_day(graph_hash)) == (
        "the graph is what was known on 2017-03-04, and takes nothing more; change the one that "
        "it was made of, and make it again with `kb rebuild --known-on`",
        before,
    )


def test_a_graph_that_was_begun_is_known_as_one_and_takes_nothing_either(empty: Using) -> None:
    empty(loading(*dossiers(1)))
    found = known.on(empty(material.read), date(2018, 6, 5))
    broken = replace(found.dossiers[-1], declarations=())  # what its claims stand on is missing
    empty(wipe)
    stops = replace(found, dossiers=(*found.dossiers[:-1], broken))
    with pytest.raises(NodesMissing):
        empty(lambda db: known.make(db, stops))
    assert empty(states) == ["stopped"]
    assert empty(lambda db: known.may_fill(db, "it", "another")) is False
    with pytest.raises(OfOneDay):
        empty(_file(SHIPPED))


def test_only_an_empty_database_or_one_that_was_made_so_is_filled(empty: Using) -> None:
    def may_fill(db: Database) -> Awaitable[bool]:
        return known.may_fill(db, "/home/it", "another")

    empty(rebuild)
    assert empty(may_fill) is True
    empty(_file(SHIPPED))
    before = empty(graph_hash)
    with pytest.raises(NotEmpty) as refused:
        empty(may_fill)
    assert (str(refused.value), empty(graph_hash)) == (
        "/home/it has a graph that `kb rebuild --known-on` did not make, and what it makes is made "
        "afresh; name another folder with --home, or empty this one with `kb reset`",
        before,
    )
    empty(making(date(2018, 6, 5)))
    assert empty(may_fill) is False

    async def itself(db: Database) -> bool:
        return await known.may_fill(db, "/home/it", await known.identity(db))

    with pytest.raises(InvalidParameter) as same:
        empty(itself)
    assert str(same.value) == (
        "/home/it is what the claims are read from, and stays as it is; name another folder with "
        "--home, and the one to read from with KB_HOME"
    )


@pytest.mark.parametrize("size", [1, 4, 1000])
@pytest.mark.parametrize("seed", range(20))
def test_each_piece_has_what_it_stands_on_or_comes_after_it(seed: int, size: int) -> None:
    for one in dossiers(seed)[0]:
        found = list(known.pieces(one, size))
        assert [claim for piece in found for claim in piece.claims] == list(one.claims)
        there: set[str] = set()
        for piece in found:
            assert not there & piece.declared.keys()
            there |= piece.declared.keys()
            kinds = {thing.broader for thing in piece.declarations} - {""}
            assert {id for claim in piece.claims for id in claim.named} | kinds <= there
        assert there == one.declared.keys()


def test_a_dossier_of_nothing_is_one_piece() -> None:
    assert list(known.pieces(Dossier(id="nothing"), 10)) == [Brought()]
