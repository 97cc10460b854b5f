"""What is left of dossiers on a day, claim by claim and thing by thing."""

from datetime import date

import pytest

from kb.model.claims import Claim, Declaration, Dossier, Source
from kb.model.identities import EACH_ITSELF, Identities
from kb.model.ids import FactKey
from kb.project import known
from tests.project.said import claim, source, stated

LENT = stated(FactKey("LENDS", "bank", "loan"))
OWNED = stated(FactKey("OWNS", "state", "bank"))
OF = stated(FactKey("OF", "access", "address"))
BANK, LOAN = Declaration("bank", "Bank", "Bank"), Declaration("loan", "CreditLine", "Loan")
STATE, OTHER = Declaration("state", "Government"), Declaration("other", "Government")
NEVER = Declaration("never", "Company")
DATA = (
    Declaration("address", "DataCategory", broader="contact"),
    Declaration("contact", "DataCategory", broader="personal"),
    Declaration("personal", "DataCategory"),
    Declaration("location", "DataCategory", broader="personal"),
)
EARLY, LATE = source("early", "2017"), source("late", "2018-06-05")
UNDATED = Source("undated")


def _by(who: str, one: Claim) -> Claim:
    return Claim(one.id, one.place, one.says, one.locator, one.source, one.statements, by=who)


def _of(
    id: str,
    sources: tuple[Source, ...],
    things: tuple[Declaration, ...] = (),
    *claims: Claim,
) -> Dossier:
    return Dossier(sources, things, claims, id=id)


CLAIMS = (claim("lent", *LENT, of="early"), claim("owned", *OWNED, of="late"))
ALL = _of("a", (EARLY, LATE, UNDATED), (BANK, LOAN, STATE, NEVER), *CLAIMS)
LEFT = {
    "before any source nothing is known": ((ALL,), "2017-12-30", {}),
    "a source of a year is known from the year's last day": (
        (ALL,),
        "2017-12-31",
        {"a": ["lent", "bank", "early", "loan", "never", "undated"]},
    ),
    "the day before the second source": (
        (ALL,),
        "2018-06-04",
        {"a": ["lent", "bank", "early", "loan", "never", "undated"]},
    ),
    "on its day, all": (
        (ALL,),
        "2018-06-05",
        {"a": ["lent", "owned", "bank", "early", "late", "loan", "never", "state", "undated"]},
    ),
    "a source that is cited by then is known, whenever it was published": (
        (_of("a", (EARLY, LATE), (BANK, LOAN), claim("x", *LENT, of="early", cites=("late",))),),
        "2018-01-01",
        {"a": ["x", "bank", "early", "late", "loan"]},
    ),
    "who speaks is known": (
        (
            _of(
                "a",
                (EARLY, LATE),
                (BANK, LOAN, STATE, OTHER),
                _by("state", claim("x", *LENT, of="early")),
                _by("other", claim("y", *LENT, of="late")),
            ),
        ),
        "2018-01-01",
        {"a": ["x", "bank", "early", "loan", "state"]},
    ),
    "of a kind of data the wider ones are known, and no other": (
        (
            _of(
                "a",
                (EARLY, LATE),
                (Declaration("access", "DataAccess"), *DATA),
                claim("x", *OF, of="early"),
                claim("y", *stated(FactKey("OF", "access", "location")), of="late"),
            ),
        ),
        "2018-01-01",
        {"a": ["x", "access", "address", "contact", "early", "personal"]},
    ),
    "what another dossier declares of a thing that is spoken of holds": (
        (
            _of("a", (LATE,), (BANK, STATE), claim("x", *OWNED, of="late")),
            _of("b", (EARLY,), (BANK, LOAN), claim("y", *LENT, of="early")),
        ),
        "2018-01-01",
        {"a": ["bank"], "b": ["y", "bank", "early", "loan"]},
    ),
    "what nothing ever speaks of comes with the dossier's first source": (
        (
            _of("a", (LATE,), (NEVER,)),
            _of("b", (EARLY,), (NEVER,)),
            _of("c", (UNDATED,), (OTHER,)),
            _of("d", ()),
        ),
        "2018-01-01",
        {"b": ["early", "never"], "c": ["other", "undated"], "d": []},
    ),
    "a source is as old as any dossier says": (
        (
            _of("a", (Source("early"),), (BANK, LOAN), claim("x", *LENT, of="early")),
            _of("b", (EARLY,), ()),
        ),
        "2018-01-01",
        {"a": ["x", "bank", "early", "loan"], "b": ["early"]},
    ),
    "what is never published counts on no day": (
        (_of("a", (UNDATED,), (BANK, LOAN), claim("x", *LENT, of="undated")),),
        "9999-12-31",
        {},
    ),
    "a source that is open towards later counts on no day that comes": (
        (_of("a", (source("open", "2017.."),), (BANK, LOAN), claim("x", *LENT, of="open")),),
        "2999-01-01",
        {},
    ),
}


@pytest.mark.parametrize(("dossiers", "day", "left"), LEFT.values(), ids=LEFT)
def test_what_is_left_of_dossiers_on_a_day(
    dossiers: tuple[Dossier, ...], day: str, left: dict[str, list[str]]
) -> None:
    found = known.on(date.fromisoformat(day), dossiers, EACH_ITSELF)
    assert {
        one.id: [*(claim.id for claim in one.claims), *sorted(one.declared)] for one in found
    } == left


def test_who_speaks_of_a_party_speaks_of_it_by_all_its_ids() -> None:
    bank = Declaration("the-bank", "Bank", "A bank")
    dossiers = (
        _of("a", (EARLY,), (BANK, LOAN), CLAIMS[0]),
        _of("b", (LATE,), (bank, STATE), claim("x", *stated(FactKey("OWNS", "state", "the-bank")))),
    )
    judged = Identities({"the-bank": "bank"})
    [_, other] = known.on(date(2018, 1, 1), dossiers, judged)
    assert (other.claims, other.declared) == ((), {"the-bank": bank})
    assert [one.id for one in known.on(date(2018, 1, 1), dossiers, EACH_ITSELF)] == ["a"]
