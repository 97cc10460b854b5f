"""The table of time: what a source published on 5 June 2018 says, and the four bounds it gives."""

import pytest

from kb.model.claims import Stance
from kb.model.spans import Span
from kb.project import terms
from kb.project.terms import Dates, Properties
from tests.project.said import DEAL, OWNS, days, stated


@pytest.mark.parametrize(
    ("written", "begins", "ends", "planned"),
    [
        ({}, "?", "?", False),
        ({"begins": "2010", "ends": "2010"}, "2010", "2010", False),
        ({"begins": "2010"}, "2010", "2010-01-01..", False),
        ({"begins": "2010", "ends": "2018-06-05.."}, "2010", "2018-06-05..", False),
        ({"begins": "..2010", "ends": "2018-06-05.."}, "..2010", "2018-06-05..", False),
        ({"in_force": "2018-06-05"}, "..2018-06-05", "2018-06-05..", False),
        ({"ends": "2015"}, "..2015", "2015", False),
        (
            {"ends": "2018-06-05..2018-06-10", "in_force": "2018-06-05", "planned": "true"},
            "..2018-06-05",
            "2018-06-05..2018-06-10",
            True,
        ),
    ],
    ids=[
        "nothing",
        "in 2010",
        "from 2010, end unknown",
        "from 2010, still",
        "since at least 2010, still",
        "in force on a day",
        "until 2015",
        "in force, to end within the week",
    ],
)
def test_what_a_source_says_of_time(
    written: dict[str, str], begins: str, ends: str, planned: bool
) -> None:
    found = terms.dates(stated(DEAL, **written))
    assert (found.span, found.planned, found.conflicts) == (
        Span(days(begins), days(ends)),
        planned,
        (),
    )


def test_a_begin_after_the_end_is_a_conflict_that_reaches_from_one_to_the_other() -> None:
    told = stated(DEAL, begins="2015") + stated(DEAL, ends="2010")
    reach = days("2010-12-31..2015-01-01")
    assert terms.dates(told) == Dates(Span(reach, reach), True, True, conflicts=("begins", "ends"))


@pytest.mark.parametrize(
    ("own", "begins", "ends"),
    [
        ({"begins": "2012"}, "2012", "2018"),
        ({"ends": "2015"}, "2010", "2015"),
        ({"in_force": "2013"}, "2010-01-01..2013", "2013-01-01..2018"),
        ({"begins": "..2012"}, "2010-01-01..2012", "2018"),
    ],
    ids=["joined later", "left earlier", "seen within", "vague, within the agreement's"],
)
def test_a_role_with_dates_of_its_own_keeps_within_its_agreement(
    own: dict[str, str], begins: str, ends: str
) -> None:
    agreement = terms.dates(stated(DEAL, begins="2010", ends="2018"))
    found = terms.inherited(terms.dates(stated(DEAL, **own)), agreement)
    assert found.span == Span(days(begins), days(ends))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ([{"status": "pledge"}, {"status": "pledge"}], Properties((("status", "pledge"),))),
        ([{"status": "pledge"}, {"status": "completion"}], Properties((), ("status",))),
        (
            [{"kind": "integration"}, {"kind": "data_sharing"}],
            Properties((("kind", ("data_sharing", "integration")),)),
        ),
        (
            [{"amount": "USD 2bn.."}],
            Properties((("amount_min", 2e9), ("currency", "USD"))),
        ),
        (
            [{"amount": "USD 1"}, {"amount": "USD 3"}],
            Properties(
                (("amount_min", 1.0), ("amount_max", 3.0), ("currency", "USD")), ("amount",)
            ),
        ),
    ],
    ids=[
        "sources agree",
        "sources contradict each other: no value is picked",
        "values that stand side by side",
        "an open amount has no other bound",
        "contradicting amounts",
    ],
)
def test_the_values_of_fields(written: list[dict[str, str]], expected: Properties) -> None:
    told = tuple(statement for terms_ in written for statement in stated(DEAL, **terms_))
    assert terms.properties(DEAL, told) == expected


def test_the_fields_that_a_claim_narrows_or_denies_are_named() -> None:
    told = (
        *stated(DEAL, kind="supply"),
        *stated(DEAL, Stance.QUALIFIES, terms="under control"),
        *stated(DEAL, Stance.DENIES, begins="2010"),
    )
    assert terms.fields_with(Stance.QUALIFIES, told) == ("terms",)
    assert terms.fields_with(Stance.DENIES, told) == ("begins",)


def test_numbers_are_compared_as_numbers() -> None:
    told = stated(OWNS, share="50%") + stated(OWNS, share="50.0")
    assert terms.properties(OWNS, told) == Properties((("share", 50.0),))
    apart = stated(OWNS, share="50%") + stated(OWNS, share="51%")
    assert terms.properties(OWNS, apart) == Properties((), ("share",))


def test_a_role_that_lies_outside_its_agreement_is_a_conflict() -> None:
    agreement = terms.dates(stated(DEAL, begins="2010", ends="2018"))
    assert terms.inherited(terms.dates(stated(DEAL, begins="2005")), agreement).conflicts == (
        "begins",
    )
