"""The hops of a chain, with what is told of each."""

from typing import Any

from kb.queries.trace import Trace
from kb.telling import hops
from kb.telling.terms import Term
from tests.telling.saying import said
from tests.telling.test_graph import FIRST

BEGINS = ("lends", "lent", "joins", "partner", "opens", "to", "of", "deal")
SAID = {fact: [said(n, "asserts", "begins", f"201{n}")] for n, fact in enumerate(BEGINS, 1)}


def _terms(row: dict[str, Any], said: dict[str, Any]) -> dict[str, tuple[Term, ...]]:
    return {hop.kind: hop.terms for hop in hops.told(Trace({}, [row], [], said), row)}


def test_a_part_with_dates_of_its_own_tells_them_beside_those_of_the_agreement() -> None:
    assert _terms(FIRST, SAID) == {
        "owner": (),
        "lender": (Term("no dates"),),
        "credit_line": (
            Term("CNY 5"),
            Term("no dates"),
            Term("the part of The Bank begins 2011", (1,)),
        ),
        "linked": (Term("the part of Maker begins 2012", (2,)),),
        "partnership": (
            Term("with Network"),
            Term("begins 2018", (8,)),
            Term("the part of Maker begins 2013", (3,)),
            Term("the part of Network begins 2014", (4,)),
        ),
        "access": (
            Term("no dates of its own"),
            Term("the opening begins 2015", (5,)),
            Term("the part of Maker begins 2016", (6,)),
        ),
        "data": (Term("the part of Photographs begins 2017", (7,)),),
    }


def test_sources_that_differ_on_a_share_are_both_told() -> None:
    owns = [
        said(1, "asserts", "share", "50%"),
        said(2, "asserts", "share", "45%"),
        said(3, "asserts", "share", "50%"),
        said(4, "denies", "share", "60%"),
    ]
    assert _terms(FIRST, {"owns": owns})["lender"] == (
        Term("no dates", (1, 2, 3)),
        Term("share 50%", (1, 3)),
        Term("share 45%", (2,)),
    )


def test_of_several_ownerships_each_share_stands_with_its_owner() -> None:
    row = {
        **FIRST,
        "facts": ["high", *FIRST["facts"]],
        "roles": ["OWNS", *FIRST["roles"]],
        "owner_through": ["holding"],
    }
    stated = {
        "high": [said(1, "asserts", "share", "100%")],
        "owns": [said(2, "asserts", "share", "0.5")],
    }
    assert _terms(row, stated)["lender"] == (
        Term("of holding, no dates", (1,)),
        Term("share 100%", (1,)),
        Term("of The Bank, no dates", (2,)),
        Term("share 0.5%", (2,)),
    )
