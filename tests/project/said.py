"""Claims for the tests of the projection, in few words."""

from datetime import date
from typing import Any

from kb.model import dates, money
from kb.model.claims import Claim, Source, Stance, Statement
from kb.model.dates import Days
from kb.model.ids import FactKey

DEAL = FactKey("Partnership", "", "deal")
ACCESS = FactKey("DataAccess", "", "access")
OPENS = FactKey("OPENS", "deal", "access")
OWNS = FactKey("OWNS", "state", "bank")


def source(id: str, published: str = "2018-06-05") -> Source:
    return Source(id, published=dates.parse(published), published_text=published)


def stated(key: FactKey, stance: Stance = Stance.ASSERTS, /, **terms: str) -> tuple[Statement, ...]:
    """The fact's being so and each term, as a claim of this stance states them."""
    planned = terms.pop("planned", "") == "true"
    found = [] if stance is Stance.QUALIFIES else [Statement(key, stance)]
    for name, text in terms.items():
        more: dict[str, Any] = {}
        if name in {"begins", "ends", "in_force"}:
            more = {"days": dates.parse(text), "planned": planned and name == "ends"}
        elif name == "amount":
            more = {"money": money.parse(text)}
        found.append(Statement(key, stance, name, text, **more))
    return tuple(found)


def claim(id: str, *statements: Statement, of: str = "paper", cites: tuple[str, ...] = ()) -> Claim:
    return Claim(id, id, f"says {id}", "first … last", of, statements, cites=cites)


def days(text: str) -> Days:
    """A range in the forms of a dossier; `?` is unknown."""
    return dates.UNKNOWN if text == "?" else dates.parse(text)


TUESDAY = date(2018, 6, 5)
