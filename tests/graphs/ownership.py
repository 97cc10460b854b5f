"""Who owns whom, who holds which position, and which government is an organ of which.

The owner of a company has a lower number than the company, so that nobody owns himself over others,
and owners of owners come up as pyramids of holdings do.
"""

from itertools import count

from tests.graphs import dates, parties
from tests.graphs.chance import Chance
from tests.graphs.parties import Party
from tests.graphs.rows import Rows, Tables
from tests.graphs.shape import Shape

TABLES: Tables = {
    "organs": parties.columns("organ", "whole"),
    "ownership": (*parties.columns("owner", "owned"), "share", *dates.COLUMNS),
    "positions": (*parties.columns("person", "at"), "position", *dates.COLUMNS),
}
_POSITIONS = ("chair", "director", "chief executive", "treasurer", "board member", "adviser")
_OWNERS = 2  # the laws of `Chance.rank`
_EMPLOYERS = 3


def organs(shape: Shape, chance: Chance) -> Rows:
    """Yield organs of states, and of organs."""
    for number in count():
        one = parties.organ(number)
        above = number and chance.happens(0.3)
        whole = parties.organ(chance.rank(number, _OWNERS)) if above else parties.state_of(one)
        yield "organs", (*one, *whole), 1


def ownership(shape: Shape, chance: Chance) -> Rows:
    """Yield who owns each bank, then who owns each company."""
    for number in range(shape.banks):
        owners = [_owner_of_bank(shape, chance, number)]
        if chance.happens(0.3):
            owners.append(parties.company(chance.rank(shape.companies, _OWNERS)))
        yield from _owned(chance, parties.bank(number), owners)
    for number in count():
        owners = chance.several(1, 4, lambda n=number: _owner(shape, chance, n))  # type: ignore[misc]
        yield from _owned(chance, parties.company(number), owners)


def positions(shape: Shape, chance: Chance) -> Rows:
    """Yield who holds which positions: most people one."""
    for number in count():
        one = parties.person(number)
        for at in chance.several(1, 3, lambda: _employer(shape, chance)):
            cells = dates.written(chance, dates.drawn(chance, dates.HELD))
            yield "positions", (*one, *at, chance.one_of(_POSITIONS), *cells), 1


def _owner_of_bank(shape: Shape, chance: Chance, number: int) -> Party:
    if chance.happens(0.55):
        return parties.state_of(parties.bank(number))
    return _owner(shape, chance, shape.companies)


def _owner(shape: Shape, chance: Chance, number: int) -> Party:
    kind = chance.draw()
    if number and kind < 0.6:
        return parties.company(chance.rank(number, _OWNERS))
    if kind < 0.75:
        return parties.bank(chance.rank(shape.banks, _OWNERS))
    if kind < 0.92:
        return parties.person(chance.below(shape.people))
    return parties.organ(chance.rank(shape.organs, _OWNERS))


def _employer(shape: Shape, chance: Chance) -> Party:
    kind = chance.draw()
    if kind < 0.75:
        return parties.company(chance.rank(shape.companies, _EMPLOYERS))
    if kind < 0.9:
        return parties.bank(chance.rank(shape.banks, _EMPLOYERS))
    return parties.organization(chance.below(shape.organizations))


def _owned(chance: Chance, owned: Party, owners: list[Party]) -> Rows:
    for owner in owners:
        share = str(chance.below(99 // len(owners)) + 1) if chance.happens(0.7) else ""
        cells = dates.written(chance, dates.drawn(chance, dates.HELD))
        yield "ownership", (*owner, *owned, share, *cells), 1
