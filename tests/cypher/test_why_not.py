"""`why_not`: the hop that is missing, or the dates that do not meet."""

from typing import Any

from tests.conftest import Using
from tests.queries.test_catalogue import ask

Told = tuple[int, str, str, int]


def _told(using: Using, missing: bool | None = None, **given: Any) -> list[Told]:
    return [
        (row["step"], row["hop"], row["what"], row["known"])
        for row in ask(using, "why_not", **given)
        if missing in {None, row["missing"]}
    ]


def test_what_is_known_of_each_step(shipped: Using) -> None:
    assert _told(shipped, missing=False, party="lenovo", government="cn") == [
        (1, "OWNS", "lenders that China owns", 1),
        (2, "LENDS", "credit lines of a lender that China owns", 1),
        (7, "PARTNER_IN", "partnerships of Lenovo", 1),
        (8, "OPENS", "accesses of Lenovo that such a partnership opens", 1),
        (9, "OF", "kinds of data that such an access is to", 1),
    ]


def test_a_step_of_which_nothing_is_known(shipped: Using) -> None:
    assert _told(shipped, missing=True, party="lenovo", government="cn") == [
        (3, "LENT_TO", "credit lines to Lenovo", 0),
        (4, "LENDS", "credit lines to Lenovo of which a lender is known", 0),
        (5, "LENDS", "credit lines to Lenovo that come from a lender that China owns", 0),
    ]
    assert _told(shipped, missing=True, party="spell-maker", link="implementer") == [
        (3, "IMPLEMENTED_BY", "credit lines carried out by Twice-owned Maker", 0),
        (4, "LENDS", "credit lines carried out by Twice-owned Maker of which a lender is known", 0),
    ]
    assert _told(shipped, missing=True, party="huawei", partner="lenovo") == [
        (7, "PARTNER_IN", "partnerships of Huawei with Lenovo", 0),
        (8, "OPENS", "accesses of Huawei that such a partnership opens", 0),
        (9, "OF", "kinds of data that such an access is to", 0),
    ]
    assert _told(shipped, missing=True, party="huawei", data="invented-data") == [
        (9, "OF", "kinds of data within invented-data that such an access is to", 0)
    ]


def test_a_credit_line_of_which_no_lender_is_known(broken: Using) -> None:
    assert _told(broken, missing=True, party="broken-maker") == [
        (4, "LENDS", "credit lines to Broken Maker of which a lender is known", 0)
    ]
    assert _told(broken, party="broken-client", lender="broken-bank")[:4] == [
        (2, "LENDS", "credit lines of Broken Bank", 4),
        (3, "LENT_TO", "credit lines to Broken Client", 2),
        (4, "LENDS", "credit lines to Broken Client of which a lender is known", 2),
        (5, "LENDS", "credit lines to Broken Client that come from Broken Bank", 2),
    ]


def test_what_the_party_owns(broken: Using) -> None:
    either = "credit lines to Broken Parent or whom it owns"
    below = _told(broken, party="broken-parent", party_depth=1)
    assert below[:3] == [
        (3, "LENT_TO", either, 1),
        (4, "LENDS", f"{either} of which a lender is known", 1),
        (6, "OWNS", "parties that Broken Parent owns", 1),
    ]
    ended = "the credit line broken-early ended by 2002-12-31, before"
    since = "which was not before 2005-01-01"
    assert _told(broken, missing=True, party="broken-parent", party_depth=1) == [
        (10, "time", f"{ended} the partnership broken-late began, {since}", 1),
    ]


def test_a_lender_that_a_government_does_not_own(shipped: Using) -> None:
    given = {"party": "huawei", "government": "cn", "lender": "spell-bank"}
    assert _told(shipped, missing=True, **given)[0] == (
        *(1, "OWNS", "lenders that China owns, of Twice-owned Bank alone", 0),
    )


def test_a_time_at_which_hops_are_not_in_force(shipped: Using) -> None:
    late = ", before the time asked for"
    ended = f"was announced to end by 2018-06-10{late}"
    assert _told(shipped, missing=True, party="huawei", government="cn", on="2019-01-01") == [
        (10, "time", f"the partnership facebook-huawei {ended}", 1),
    ]
    spells = {"party": "spell-maker", "government": "spell-state", "on": "2008-06-01"}
    assert _told(shipped, missing=True, **spells) == [
        (
            10,
            "time",
            "the ownership of the lender began not before 2010-01-01, after the time asked for",
            1,
        ),
        (10, "time", f"the ownership of the lender ended by 2006-12-31{late}", 1),
    ]


def test_dates_that_leave_it_open(shipped: Using) -> None:
    assert _told(shipped, missing=True, party="huawei", certainty="certain") == [
        (10, "time", "the credit line huawei-credit has no known begin", 1),
        (10, "time", "the credit line huawei-credit has no known end", 1),
    ]


def test_a_group_in_which_hops_meet(broken: Using) -> None:
    assert _told(broken, missing=True, party="broken-club") == []
    meet = "credit line and partnership meet only in a group, the borrower broken-club"
    assert _told(broken, missing=True, party="broken-club", certainty="certain") == [
        (10, "time", meet, 1)
    ]


def test_what_nobody_had_published(shipped: Using) -> None:
    assert _told(shipped, missing=True, party="huawei", known_on="2017-01-01") == [
        (10, "time", f"nobody is known to have published {what} by 2017-01-01", 1)
        for what in (
            "the access huawei-access",
            "the credit line huawei-credit",
            "the partnership facebook-huawei",
        )
    ]


def test_dates_that_do_not_meet(shipped: Using) -> None:
    # One spell of the ownership was over before anything else began; another makes a chain.
    before = "the ownership of the lender ended by 2000-12-31, before "
    began = "began, which was not before"
    given = {"party": "invented-maker", "government": "invented-state"}
    assert [row for row in _told(shipped, missing=False, **given) if row[1] == "time"] == [
        (10, "time", f"{before}the credit line invented-loan {began} 2012-01-01", 2),
        (10, "time", f"{before}the partnership invented-deal {began} 2010-01-01", 2),
        (10, "time", f"{before}the partnership invented-deal {began} 2015-01-01", 1),
    ]
    assert _told(shipped, missing=True, **given) == []
