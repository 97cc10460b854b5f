"""Partnerships, the accesses to data that some open, and what is said against those.

Partners have the law 3 (`Chance.rank`) over the same numbers as borrowers: who borrows much has
many partners, so that chains from a lender to data run through the largest companies.
"""

from itertools import count

from tests.graphs import dates, parties
from tests.graphs.chance import Chance
from tests.graphs.dates import Time
from tests.graphs.parties import NOBODY, SEVERAL, Party
from tests.graphs.rows import Rows, Tables
from tests.graphs.shape import Shape

_DEAL = ("partnership_id", "partnership_title")
_ACCESS = ("access_id", "access_title")
TABLES: Tables = {
    "partnerships": (
        *_DEAL,
        *parties.columns("provider", "members", "distributor"),
        *("distributor_joined", "kind", "status"),
        *dates.COLUMNS,
    ),
    "accesses": (
        *_ACCESS,
        *_DEAL,
        *parties.columns("grantor", "recipients"),
        *("data_ids", "data_names", "purpose", "subjects", "held"),
        *dates.COLUMNS,
    ),
    "access-reports": (
        *("report_id", "url", "stance"),
        *_ACCESS,
        *parties.columns("recipient"),
        "held",
    ),
}
PARTNERS = 3
_KINDS = ("integration", "data_sharing", "supply", "joint_venture")
_STATUSES = ("implementation", "completion", "suspended", "")
_DATA = (
    *("Contacts", "Locations", "Messages", "Payments", "Profiles", "Purchases"),
    *("Searches", "Devices", "Images", "Health records", "Call records", "Logins"),
)
_PURPOSES = ("service on devices", "advertising", "fraud checks", "credit scoring", "analytics", "")
_SUBJECTS = ("users", "users and their friends", "customers", "employees", "")
_HELD = ("device", "recipient", "grantor", "unknown", "", "")
_STANCES = ("confirms", "denies", "denies recipient", "qualifies", "qualifies", "qualifies")


def partnerships(shape: Shape, chance: Chance) -> Rows:
    """Yield partnerships, and after each the accesses that it opens."""
    for number in count():
        deal = (f"syn-partnership-{number}", f"Partnership {number}")
        time = dates.drawn(chance)
        provider = _partner(shape, chance)
        members = chance.several(2, 9, lambda: _partner(shape, chance), but=[provider])
        distributor = _partner(shape, chance) if chance.happens(0.2) else NOBODY
        joined = _joined(chance, time) if distributor != NOBODY else ""
        terms = (joined, chance.one_of(_KINDS), chance.one_of(_STATUSES))
        named = (*provider, *parties.listed(members), *distributor)
        cells = (*deal, *named, *terms, *dates.written(chance, time))
        yield "partnerships", cells, 1 + len(members) + (distributor != NOBODY)
        for access in range(chance.below(3)) if members else ():
            yield from _access(chance, f"{number}-{access}", deal, (provider, members), time)


def _partner(shape: Shape, chance: Chance) -> Party:
    kind = chance.draw()
    if kind < 0.05:
        return parties.bank(chance.rank(shape.banks, PARTNERS))
    if kind < 0.08:
        return parties.organization(chance.rank(shape.organizations, PARTNERS))
    return parties.company(chance.rank(shape.companies, PARTNERS))


def _joined(chance: Chance, time: Time) -> str:
    """Return when somebody joined later than others, where that is said."""
    return dates.year_of(dates.within(chance, time)) if chance.happens(0.5) else ""


def _access(
    chance: Chance,
    name: str,
    deal: tuple[str, str],
    partners: tuple[Party, list[Party]],
    time: Time,
) -> Rows:
    access = (f"syn-access-{name}", f"Access {name}")
    grantor, members = partners
    recipients = [one for one in members if chance.happens(0.7)] or members[:1]
    kinds = chance.several(1, 5, lambda: chance.below(len(_DATA)))
    terms = (chance.one_of(_PURPOSES), chance.one_of(_SUBJECTS), chance.one_of(_HELD))
    own = chance.happens(0.4)  # most have no other dates than the partnership
    written = dates.written(chance, dates.within(chance, time)) if own else dates.UNSAID
    named = (*access, *deal, *grantor, *parties.listed(recipients))
    yield "accesses", (*named, *_data(kinds), *terms, *written), 2 + len(recipients) + len(kinds)
    if chance.happens(0.1):
        stance, held = chance.one_of(_STANCES), chance.one_of(("device", "recipient"))
        said = held if stance in {"confirms", "qualifies"} else ""
        report = (name, f"https://papers.example/access/{name}", stance)
        yield "access-reports", (*report, *access, *recipients[0], said), 0


def _data(kinds: list[int]) -> tuple[str, str]:
    return (
        SEVERAL.join(f"syn-data-{kind}" for kind in kinds),
        SEVERAL.join(_DATA[kind] for kind in kinds),
    )
