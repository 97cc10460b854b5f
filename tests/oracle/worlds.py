"""Small random worlds of states, banks, makers and their agreements; the same for a seed.

Each has lines of several lenders and borrowers, unnamed groups, partners in roles, owners in two
spells, ends that are unknown, denials and second sources: whatever a chain can meet.
"""

from collections.abc import Callable, Iterator
from random import Random

from kb.ingest.taken import Taken
from kb.model.claims import Brought, Claim, Declaration, Stance, Statement
from kb.model.ids import FactKey
from kb.store.dataset import Dataset
from tests.project.said import source, stated

PUBLISHED = {"paper": "2018-06-05", "echo": "2020-03-01", "book": "2022-01-10"}
SOURCES = tuple(PUBLISHED)
DATASET = Dataset(
    "worlds",
    "Worlds",
    tuple(source(id, day) for id, day in PUBLISHED.items()),
    "worlds.csv",
    "first",
)
_DAYS = ("2010", "2011..2012", "2012-06-01", "2013", "2014-01-01..2015-06-30")
_AMOUNTS = ("USD 1000", "USD 1000..2000", "CNY 2m")
_KEPT_OUT: tuple[dict[str, str], ...] = ({"status": "pledge"}, {"in_totals": "no"}, {}, {}, {}, {})


def rows(seeds: range) -> Iterator[Taken]:
    """Yield the worlds of some seeds, claim by claim."""
    number = 2
    for seed in seeds:
        for things, statements, of in _World(seed).claims():
            id = f"claim-{number}"
            claim = Claim(id, id, f"says {id}", f"row {number}", of, statements)
            yield Taken(number, Brought((), tuple(things), (claim,)))
            number += 1


_Said = tuple[list[Declaration], tuple[Statement, ...], str]
_Roles = Callable[[Declaration], tuple[list[Declaration], list[Statement]]]


class _World:
    """One world while it is made."""

    def __init__(self, seed: int) -> None:
        self.chance = Random(seed)  # noqa: S311 - worlds, and nothing secret
        self.prefix = f"w{seed}"
        some = self.chance.random() < 0.5
        self.states = [self._thing("Government", n) for n in range(2)]
        self.banks = [self._thing("Bank", n, collective=some and n == 0) for n in range(3)]
        self.makers = [self._thing("Company", n, collective=some and n == 3) for n in range(4)]
        wide = self._thing("DataCategory", 0)
        self.data = [wide, self._thing("DataCategory", 1, broader=wide.id)]

    def claims(self) -> Iterator[_Said]:
        for bank in self.banks:
            for owner in [*self.states, self.makers[0]]:
                yield from self._owned(owner, bank)
        for owner in [*self.states, *self.makers[1:3]]:
            yield from self._owned(owner, self.makers[0])
        for number in range(5):
            yield from self._told(self._thing("CreditLine", number), self._line)
        for number in range(5):
            yield from self._told(self._thing("Partnership", number), self._deal)

    def _thing(self, label: str, number: int, **more: object) -> Declaration:
        id = f"{self.prefix}-{label.lower()}-{number}"
        return Declaration(id, label, f"{label} {number}", **more)  # type: ignore[arg-type]  # flags

    def _dates(self) -> dict[str, str]:
        begins, ends = sorted(self.chance.choices(range(len(_DAYS)), k=2))
        dates = {"begins": _DAYS[begins], "ends": _DAYS[ends]}
        return {name: day for name, day in dates.items() if self.chance.random() < 0.7}

    def _owned(self, state: Declaration, bank: Declaration) -> Iterator[_Said]:
        for period in self.chance.sample(["", "early", "late"], self.chance.choice([0, 0, 1, 2])):
            key = FactKey("OWNS", state.id, bank.id, period=period)
            yield [state, bank], stated(key, **self._dates()), "paper"

    def _told(self, thing: Declaration, roles: _Roles) -> Iterator[_Said]:
        things, statements = roles(thing)
        amount = {"amount": self.chance.choice(_AMOUNTS)} if self.chance.random() < 0.5 else {}
        key = FactKey(thing.label, "", thing.id)
        kept_out = self.chance.choice(_KEPT_OUT) if thing.label == "CreditLine" else {}
        told = (*stated(key, **self._dates(), **amount, **kept_out), *statements)
        yield [thing, *things], told, self.chance.choice(SOURCES)
        if self.chance.random() < 0.3:
            yield [thing, *things], told, self.chance.choice(SOURCES)
        if self.chance.random() < 0.15:
            yield [thing], stated(key, Stance.DENIES), "book"

    def _some(self, among: list[Declaration], most: int) -> list[Declaration]:
        return self.chance.sample(among, self.chance.randint(1, most))

    def _line(self, line: Declaration) -> tuple[list[Declaration], list[Statement]]:
        lenders, borrowers = self._some(self.banks, 2), self._some(self.makers, 2)
        parts = [*((one, self._as()) for one in lenders), (lenders[0], self._as())]
        if self.chance.random() < 0.1:
            parts = []  # the lender is not known
        said = [_part("LENDS", one, line, role) for one, role in parts]
        said += [stated(FactKey("LENT_TO", line.id, one.id), **self._own()) for one in borrowers]
        for type in ("IMPLEMENTED_BY", "GUARANTEED_BY"):
            for one in self.chance.sample(self.makers, self.chance.choice([0, 0, 1])):
                said.append(stated(FactKey(type, line.id, one.id), **self._own()))
        return [*lenders, *borrowers, *self.makers], [one for told in said for one in told]

    def _as(self) -> str:
        return self.chance.choice(["", "", "", "arranger"])

    def _own(self) -> dict[str, str]:
        """Dates of a part that is played for a shorter time."""
        return self._dates() if self.chance.random() < 0.2 else {}

    def _deal(self, deal: Declaration) -> tuple[list[Declaration], list[Statement]]:
        partners = self._some(self.makers, 4)
        access = self._thing("DataAccess", int(deal.id.rpartition("-")[2]))
        kinds = self._some(self.data, 2)
        roles = [self.chance.choice(["", "", "host"]) for _ in partners]
        parts = zip(partners, roles, strict=True)
        said = [_part("PARTNER_IN", one, deal, role) for one, role in parts]
        said.append(stated(FactKey("DataAccess", "", access.id), **self._own()))
        said.append(stated(FactKey("OPENS", deal.id, access.id)))
        said += [stated(FactKey("TO", access.id, one.id)) for one in self._some(self.makers, 3)]
        said += [stated(FactKey("OF", access.id, kind.id)) for kind in kinds]
        things = [*partners, *self.makers, access, *self.data]
        return things, [one for told in said for one in told]


def _part(type: str, one: Declaration, thing: Declaration, role: str) -> tuple[Statement, ...]:
    told = {"role": role} if role else {}
    return stated(FactKey(type, one.id, thing.id, role), **told)
