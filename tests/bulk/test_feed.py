"""Claims computed part by part come to the same as computed all at once, however they fall."""

import csv
import random
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kb.bulk import feed, pages, parts, tables
from kb.bulk.compute import Known
from kb.bulk.dataset import Dataset
from kb.bulk.workers import Pool
from kb.errors import InvalidDossier
from kb.model.claims import Brought, Claim, Declaration, Source, Stance, Statement
from kb.model.dates import Days
from kb.model.ids import FactKey
from kb.project import facts
from kb.store import records

GAZETTE = Source("gazette", "", "The Gazette", Days(date(2020, 1, 1), date(2020, 12, 31)))
PARTIES = tuple(Declaration(f"p{n}", "Company", f"P {n}") for n in range(5))
DEALS = tuple(Declaration(f"d{n}", "Partnership", f"D {n}") for n in range(12))
ACCESSES = tuple(Declaration(f"a{n}", "DataAccess", f"A {n}") for n in range(12))
THINGS = (*PARTIES, *DEALS, *ACCESSES)


def _key(of: random.Random) -> FactKey:
    party, deal = of.choice(PARTIES).id, of.choice(DEALS).id
    access = of.choice(ACCESSES).id
    return of.choice(
        (
            FactKey("Partnership", "", deal),
            FactKey("DataAccess", "", access),
            FactKey("PARTNER_IN", party, deal, of.choice(("", "maker"))),
            FactKey("OPENS", deal, access),
            FactKey("OPENS", deal, access),
            FactKey("TO", access, party),
            FactKey("OWNS", "p0", of.choice(("p1", "p2"))),
        )
    )


def _statement(of: random.Random) -> Statement:
    key, stance = _key(of), of.choice((Stance.ASSERTS, Stance.ASSERTS, Stance.DENIES))
    if of.random() < 0.6:
        return Statement(key, stance)
    year = of.randint(2000, 2015)
    days = Days(date(year, 1, 1), date(year, 12, 31))
    return Statement(key, stance, of.choice(("begins", "ends")), str(year), days)


def _claims(seed: int) -> tuple[Claim, ...]:
    of = random.Random(seed)  # noqa: S311 - made cases, not secrets
    made = []
    for n in range(60):
        statements = tuple(_statement(of) for _ in range(of.randint(1, 4)))
        back = (f"c{of.randrange(n)}",) if n and of.random() < 0.1 else ()
        made.append(Claim(f"c{n}", f"c{n}", "says", "1", "gazette", statements, withdraws=back))
    return tuple(made)


def _dataset(id: str, claims: tuple[Claim, ...], things: tuple[Declaration, ...]) -> Dataset:
    return Dataset(id, "", f"{id}.yaml", (GAZETTE,), (Brought((), things, claims),), by_rows=True)


def _written(folder: Path, table: tables.Table) -> list[list[str]]:
    found: list[list[str]] = []
    for file in pages.files(folder, table)[1:]:
        with file.open(newline="", encoding="utf-8") as rows:
            found += csv.reader(rows)
    return sorted(found)


def _feed(folder: Path, *datasets: Dataset) -> frozenset[str]:
    """Write the importer's files, and return which claims no longer count."""
    with ThreadPoolExecutor(1) as executor:
        pool = Pool(executor, 1)
        found = feed.read(pool, datasets, folder)
        feed.write(pool, datasets, found, folder)
    claims = _written(folder, tables.nodes(("Claim",)))
    at = tables.nodes(("Claim",)).header.index("withdrawn:boolean")
    return frozenset(row[0] for row in claims if row[at])


@pytest.mark.parametrize("seed", range(25))
def test_parts_come_to_what_the_whole_does(tmp_path: Path, seed: int) -> None:
    claims = _claims(seed)
    # The second brings some of the first's claims again.
    one, two = _dataset("one", claims[:40], THINGS), _dataset("two", claims[30:], THINGS[::-1])
    gone = _feed(tmp_path, one, two)
    whole = facts.project(claims, {"gazette": GAZETTE}, gone)
    for type in ("PARTNER_IN", "OPENS", "TO", "OWNS"):
        table = tables.relationships(type)
        rows = (
            table.row((f.key.left, f.key.right), records.fact(f))
            for f in whole
            if f.key.type == type
        )
        expected = [["" if c is None else str(c) for c in row] for row in rows]
        assert _written(tmp_path, table) == sorted(expected)
    stated = {fact.key.id: fact for fact in whole if not fact.key.left}
    for label, things in (("Partnership", DEALS), ("DataAccess", ACCESSES)):
        table = tables.nodes(("Agreement", label))
        at = table.header.index("dated_by:string")
        expected_by = {
            thing.id: stated[thing.id].dated_by if thing.id in stated else "" for thing in things
        }
        assert {row[0]: row[at] for row in _written(tmp_path, table)} == expected_by


def test_the_cases_have_accesses_dated_by_partnerships_in_other_parts() -> None:
    found = {
        (fact.key.right, fact.dated_by)
        for seed in range(25)
        for fact in facts.project(_claims(seed), {"gazette": GAZETTE}, frozenset())
        if fact.key.type == "DataAccess" and fact.dated_by != fact.key.right
    }
    assert any(
        parts.of(access, parts.LEAST) != parts.of(deal, parts.LEAST) for access, deal in found
    )


def test_datasets_that_contradict_each_other_are_refused(tmp_path: Path) -> None:
    statement = Statement(FactKey("OWNS", "p0", "p1"), Stance.ASSERTS)
    claims = [Claim("c", "c", says, "1", "gazette", (statement,)) for says in ("so", "not so")]
    one = _dataset("one", (claims[0],), PARTIES)
    two = _dataset("two", (claims[1],), (Declaration("p0", "Person", "P"), *PARTIES[1:]))
    with pytest.raises(InvalidDossier) as refused:
        _feed(tmp_path, one, two)
    assert str(refused.value) == (
        "two.yaml: `p0` is a Person here and a Company in `one`; give one of them another id, or "
        "correct both files and load them in one command\n"
        "two.yaml: the claim id `c` is that of another claim in `one`; give one of them another id"
    )


class _Noting(ThreadPoolExecutor):
    """Does tasks, and keeps what they are told that all parts have to know."""

    def __init__(self) -> None:
        super().__init__(1)
        self.known: list[Known] = []

    def submit(self, task: Any, /, *given: Any, **more: Any) -> Future[Any]:
        self.known += (one for one in given if isinstance(one, Known))
        return super().submit(task, *given, **more)


def test_no_part_is_told_of_sources_that_are_only_cited(tmp_path: Path) -> None:
    cited = tuple(Source(f"cited-{n}", url=f"https://register.example/{n}") for n in range(50))
    claim = replace(_claims(1)[0], cites=tuple(source.id for source in cited))
    dataset = Dataset("a", "", "a.json", (), (Brought((GAZETTE, *cited), THINGS, (claim,)),))
    with _Noting() as executor:
        pool = Pool(executor, 1)
        feed.write(pool, [dataset], feed.read(pool, [dataset], tmp_path), tmp_path)
        assert [one.sources for one in executor.known] == [{"gazette": GAZETTE}] * parts.LEAST
    rows = _written(tmp_path, tables.nodes(("Source",)))
    assert len(rows) == 1 + len(cited)


def test_what_is_withdrawn_has_to_be_there(tmp_path: Path) -> None:
    statement = Statement(FactKey("OWNS", "p0", "p1"), Stance.ASSERTS)
    claim = Claim("c", "c", "so", "1", "gazette", (statement,), withdraws=("other",))
    with pytest.raises(InvalidDossier) as refused:
        _feed(tmp_path, _dataset("one", (claim,), PARTIES))
    assert str(refused.value) == (
        "one.yaml: the claim `other` that is withdrawn is in none of the files; "
        "load the dossier that makes it with them"
    )


def test_a_text_that_no_list_can_hold_is_refused(tmp_path: Path) -> None:
    thing = Declaration("p0", "Company", "P", ("one\x1ftwo",))
    with pytest.raises(InvalidDossier) as refused:
        _feed(tmp_path, _dataset("one", (), (thing,)))
    assert str(refused.value) == (
        "one.yaml: `one\x1ftwo` or what stands beside it has the control character U+001F; "
        "take it out of the file"
    )


def test_rows_are_taken_out_of_files_again(tmp_path: Path) -> None:
    table = tables.relationships("STATED_IN", "Source")
    extents: list[pages.Extent] = []
    for id in ("a", "b", "c", "d"):
        page = pages.Pages()
        page.link("STATED_IN", id, "gazette", "Source")
        extents += page.write(tmp_path)
    pages.cut((extents[2], extents[0]))
    assert _written(tmp_path, table) == [["b", "gazette"], ["d", "gazette"]]
