"""`partners_of_partners`: chains that go one partnership further."""

from datetime import date

from tests.conftest import Using
from tests.queries.test_catalogue import ask

LENOVO = {
    "chain": (
        "cn-state-banks/huawei-credit/huawei/facebook-huawei/facebook/facebook-lenovo/lenovo/"
        "lenovo-access/lenovo/user-data"
    ),
    "lender": "cn-state-banks",
    "lender_name": "Chinese government-owned banks",
    "credit_line": "huawei-credit",
    "credit_line_title": "Credit lines of Chinese government-owned banks to Huawei",
    "link": "borrower",
    "party": "huawei",
    "party_name": "Huawei",
    "partnership": "facebook-huawei",
    "partnership_title": "Facebook's partnership with Huawei",
    "partner": "facebook",
    "partner_name": "Facebook",
    "further_partnership": "facebook-lenovo",
    "further_partnership_title": "Facebook's partnership with Lenovo",
    "further_partner": "lenovo",
    "further_partner_name": "Lenovo",
    "access": "lenovo-access",
    "access_title": "Lenovo's access to Facebook's user data",
    "recipient": "lenovo",
    "recipient_name": "Lenovo",
    "data": "user-data",
    "data_name": "Unspecified user data",
    "collective": ["cn-state-banks", "huawei-credit"],
    "overlap": "possible",
    "uncertain": ["the credit line has no dates"],
    "overlap_from": None,
    "overlap_to": date(2018, 6, 10),
    "planned_end": True,
    "disputed": False,
    "roles": [
        *("LENDS", "LENT_TO", "PARTNER_IN", "PARTNER_IN", "PARTNER_IN", "PARTNER_IN"),
        *("OPENS", "TO", "OF"),
    ],
    "facts": [
        "65fd2431445f98fc",
        "7f7b2cd2f6cd0c17",
        "cd9ff5ef75e60c02",
        "e0b417bad52fbe73",
        "b6b5acd579976790",
        "ff5f13cd799adc02",
        "988c3253077b433e",
        "d9d7dbb446994ffe",
        "66a078c2a7ded4c1",
        "huawei-credit",
        "facebook-huawei",
        "facebook-lenovo",
        "lenovo-access",
    ],
}


def test_what_the_partner_of_a_financed_party_opens_to_others(shipped: Using) -> None:
    rows = ask(shipped, "partners_of_partners", party="huawei")
    assert rows[0] == LENOVO
    assert [row["recipient"] for row in rows] == ["lenovo", "oppo", "tcl"]


def test_what_is_not_asked_for_is_left_out(shipped: Using) -> None:
    for given in ({"on": "2018-06-11"}, {"certainty": "certain"}, {"link": "implementer"}):
        assert ask(shipped, "partners_of_partners", party="huawei", **given) == []
    assert ask(shipped, "partners_of_partners", party="huawei", data="invented-data") == []
    assert ask(shipped, "partners_of_partners", party="huawei", known_on="2018-06-04") == []
    assert ask(shipped, "partners_of_partners", party="lenovo") == []
