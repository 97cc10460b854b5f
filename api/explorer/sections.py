"""The sections of a party's page: each is a question, asked where the party has such things."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fastapi import Request

from api.explorer import again
from api.explorer.again import Again
from kb.errors import Fault, InvalidParameter
from kb.queries import names, run
from kb.store.answers import Row
from kb.telling import listed
from kb.telling.listed import Entry

FEW = 10  # rows of each section of the whole page
PAGE = 50  # of one that is shown by itself
MANY = 5_000  # more than these take seconds to be put in order: they wait until they are asked for


@dataclass(frozen=True)
class Section:
    """A section.

    Attributes:
        counts: columns of `party` that tell whether there is anything for it.
        parameter: of the question, which the party is given as.
        given: further parameters.
    """

    key: str
    heading: str
    counts: tuple[str, ...]
    question: str
    parameter: str = "party"
    given: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Shown:
    """A section with a page of its entries.

    Attributes:
        next: the cursor of those that follow.
        waits: whether it has so many that none were read.
    """

    section: Section
    count: int
    entries: Sequence[Entry]
    next: str | None
    again: Again
    waits: bool = False


def _neighbours(key: str, heading: str, count: str, type: str) -> Section:
    return Section(key, heading, (count,), "neighbours", given=(("type", type),))


SECTIONS = (
    Section("credit", "Credit it has", ("borrows",), "lenders"),
    Section("lending", "Credit it gives", ("lends",), "borrowers", "lender"),
    Section("partnerships", "Partnerships", ("partnerships",), "partnerships"),
    _neighbours("access", "Access to data that it is given", "accesses", "TO"),
    _neighbours("granted", "Access to data that it grants", "grants_access", "GRANTS"),
    Section("grants", "Grants it gives or is given", ("gives", "receives"), "grants"),
    Section("payments", "Payments it makes or is paid", ("pays", "paid"), "payments"),
    Section("work", "What it carries out", ("implements",), "implementers"),
    Section("backing", "What it guarantees, insures or secures", ("backs",), "backing"),
    _neighbours("passed-on", "What is passed on to it", "on_lent", "ON_LENT_TO"),
    Section("measures", "Measures that regard it", ("measures",), "measures"),
    _neighbours("imposed", "Measures it took", "imposes", "IMPOSES"),
    Section("owners", "Who owns it", ("owners",), "ownership", given=(("direction", "up"),)),
    Section("owned", "What it owns", ("owns",), "ownership", given=(("direction", "down"),)),
    _neighbours("part-of", "What it is an organ of", "part_of", "PART_OF"),
    Section("people", "Who holds or held a position at it", ("people",), "positions"),
    Section("positions", "Positions it holds or held", ("positions",), "positions", "person"),
    Section("members", "Who is known to be in it", ("members",), "members"),
    Section("groups", "Groups in which it is", ("member_of",), "members", "member"),
)


def find(key: str) -> Section:
    """Return the section of a key.

    Raises:
        InvalidParameter: there is none.
    """
    for section in SECTIONS:
        if section.key == key:
            return section
    known = ", ".join(section.key for section in SECTIONS)
    raise InvalidParameter(Fault("section", f"there is no section `{key}`; give one of {known}"))


@dataclass(frozen=True)
class _Read:
    """A section with rows of its question; none where it waits."""

    section: Section
    rows: Sequence[Row] = ()
    next: str | None = None
    waits: bool = False


async def every(request: Request, party: Row) -> list[Shown]:
    """Return the first entries of each section for which the party has any, but not very many."""
    has = [section for section in SECTIONS if _count(section, party)]
    read = await asyncio.gather(*(_first(request, one, party) for one in has))
    return await _told(request, party, read)


async def ask(request: Request, section: Section, party: Row, after: str | None = None) -> Shown:
    """Return a page of a section's entries.

    Raises:
        InvalidParameter: the cursor is of another answer.
    """
    [shown] = await _told(request, party, [await _read(request, section, party, PAGE, after)])
    return shown


async def _first(request: Request, section: Section, party: Row) -> _Read:
    if _count(section, party) > MANY:
        return _Read(section, waits=True)
    return await _read(request, section, party, FEW)


async def _read(
    request: Request, section: Section, party: Row, limit: int, after: str | None = None
) -> _Read:
    state = request.app.state
    question = state.catalogue.find(section.question)
    answer = await run.ask(state.db, question, _given(section, party), limit, after)
    return _Read(section, answer.rows, answer.next)


async def _told(request: Request, party: Row, read: Sequence[_Read]) -> list[Shown]:
    """Tell what was read, the parties by their names, which are asked for once for all."""
    ids = [id for one in read for row in one.rows for id in listed.ids(one.section.question, row)]
    state = request.app.state
    called = await names.of(state.db, state.catalogue.find, ids)
    return [_shown(one, party, called) for one in read]


def _shown(read: _Read, party: Row, called: Mapping[str, str]) -> Shown:
    section = read.section
    return Shown(
        section,
        _count(section, party),
        [listed.told(section.question, row, called) for row in read.rows],
        read.next,
        _again(section, party),
        read.waits,
    )


def is_hub(party: Row) -> bool:
    """Return whether a party has part in so much that it is not all put in order at once."""
    return sum(_count(section, party) for section in SECTIONS) > MANY


def _given(section: Section, party: Row) -> dict[str, str]:
    return {section.parameter: party["party"], **dict(section.given)}


def _again(section: Section, party: Row) -> Again:
    return again.of(section.question, _given(section, party))


def _count(section: Section, party: Row) -> int:
    """Return how many there are, at the most: one may be counted as two kinds."""
    found = (party[name] for name in section.counts)
    return sum(one if isinstance(one, int) else len(one) for one in found)
