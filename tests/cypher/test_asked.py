"""What is asked of time and of knowledge holds for every hop, in every question of chains alike.

The facts are those of `tests/dossiers/dated.yaml`; "in 2001" is some day of that year.
"""

from typing import Any

import pytest

from kb.lint.rules import asked
from kb.queries import registry
from kb.queries.question import Kind, Parameter
from tests.conftest import ROOT, Holding, Using
from tests.queries.test_catalogue import ask

DATED = ROOT / "tests" / "dossiers" / "dated.yaml"
EARLY, LATE = "2011-01-01", "2020-01-01"
DAY = Kind("date", nullable=True)
DECLARED = {
    "on": (DAY, None),
    "between": (Kind("period", nullable=True), None),
    "certainty": (Kind("string", choices=("possible", "certain")), "possible"),
    "known_on": (DAY, None),
}
QUESTIONS = registry.every([registry.shipped()])
# The questions of chains: they tell how surely all of it overlaps. An access is little of a chain,
# but is a party's no longer than that is partner in what opens it.
CHAINS = [name for name, it in QUESTIONS.items() if "overlap" in {c.name for c in it.columns}]
ALIKE = [*CHAINS, "who_can_reach"]


@pytest.fixture(scope="module")
def dated(holding: Holding) -> Using:
    """A graph with the dated dossier alone, for reading only."""
    return holding(DATED)


def test_there_are_questions_of_chains() -> None:
    shipped = {"chain", "common_partners", "measured_with_access", "ownership", "path"}
    assert shipped <= set(CHAINS)


@pytest.mark.parametrize("name", ALIKE)
def test_every_question_of_chains_takes_the_same_parameters(name: str) -> None:
    question = QUESTIONS[name]
    found: dict[str, Parameter] = {one.name: one for one in question.parameters}
    assert tuple(DECLARED) == asked.PARAMETERS
    assert {
        parameter: (found[parameter].kind, found[parameter].default) for parameter in DECLARED
    } == DECLARED


@pytest.mark.parametrize(
    ("name", "hop"),
    [
        ("chain", "hop"),
        ("common_partners", "part"),
        ("measured_with_access", "hop"),
        ("ownership", "hop"),
        ("who_can_reach", "hop"),
    ],
)
def test_they_have_the_documented_line(name: str, hop: str) -> None:
    written = " ".join(QUESTIONS[name].text.split())
    assert asked.THE_LINE.replace("hop", hop) in written


def test_a_way_is_looked_for_among_hops_of_which_the_line_holds() -> None:
    written = " ".join(QUESTIONS["path"].text.split())
    [_, _, condition] = asked.THE_LINE[:-1].partition("WHERE ")
    assert f"WHERE {condition.replace('hop.', 'steps.')} ]-{{1,12}}" in written


Given = dict[str, str]


@pytest.mark.parametrize(
    ("given", "rows"),
    [
        ({}, ["certain"]),
        ({"on": "2002-12-31"}, []),
        ({"on": "2003-06-01"}, ["certain"]),
        ({"on": "2003-06-01", "certainty": "certain"}, []),
        ({"on": "2004-01-01", "certainty": "certain"}, ["certain"]),
        ({"on": "2004-01-02", "certainty": "certain"}, []),
        ({"between": "2002/2002"}, []),
        ({"between": "2002/2003-01-01"}, ["certain"]),
        ({"between": "2002/2003-12-30", "certainty": "certain"}, []),
        ({"between": "2002/2003", "certainty": "certain"}, ["certain"]),
        ({"between": "2005.."}, []),
        ({"between": "..2003", "certainty": "certain"}, ["certain"]),
        ({"known_on": EARLY}, []),
        ({"known_on": "2019-12-31"}, []),
        ({"known_on": LATE}, ["certain"]),
        ({"known_on": LATE, "on": "2005-01-01"}, []),
    ],
)
def test_common_partners(dated: Using, given: Given, rows: list[str]) -> None:
    found = ask(dated, "common_partners", party="dated-maker", other="dated-rival", **given)
    assert [row["overlap"] for row in found] == rows


@pytest.mark.parametrize(
    ("given", "rows"),
    [
        ({}, ["no"]),
        ({"certainty": "certain"}, []),
        # One ends in 2000, the other begins in 2003: each is of this time, they never met.
        ({"between": "1995/2005"}, []),
        ({"known_on": LATE}, ["no"]),
        ({"known_on": EARLY}, []),
    ],
)
def test_what_never_met_was_not_there_in_any_period(
    dated: Using, given: Given, rows: list[str]
) -> None:
    partners = ask(dated, "common_partners", party="dated-pioneer", other="dated-rival", **given)
    assert [row["overlap"] for row in partners] == rows
    ends = {"from": "dated-pioneer", "to": "dated-rival"}
    # Two ways lead through the two partnerships, or from the one through the access.
    assert [row["overlap"] for row in ask(dated, "path", **ends, **given)] == rows * 2


SHORT = "dated-state -OWNS-> dated-bank -OWNS-> dated-maker"
LONG = "dated-state -OWNS-> dated-fund -LENDS-> dated-loan -LENT_TO-> dated-maker"
BANNED = [
    "dated-state -IMPOSES-> dated-ban -TARGETS-> dated-maker",
    "dated-state -IMPOSES-> dated-inquiry -TARGETS-> dated-maker",
]


@pytest.mark.parametrize(
    ("given", "ways"),
    [
        ({}, [SHORT, *BANNED]),
        ({"on": "1999-06-01"}, [SHORT]),
        # Where the shorter ways were over, longer ones are found.
        ({"on": "2003-06-01"}, [LONG]),
        ({"on": "2002-06-01", "certainty": "certain"}, BANNED[:1]),
        ({"between": "2007/2008"}, [LONG]),
        ({"between": "1998/1998-06", "certainty": "certain"}, []),
        ({"between": "1998/1998", "certainty": "certain"}, [SHORT]),
        ({"known_on": EARLY}, [LONG]),
        ({"known_on": EARLY, "on": "2011-01-01"}, []),
    ],
)
def test_path(dated: Using, given: Given, ways: list[str]) -> None:
    found = ask(dated, "path", **{"from": "dated-state", "to": "dated-maker"}, **given)
    assert [row["path"] for row in found] == sorted(ways, key=lambda way: (way.count("-"), way))


BANK, STATE = "dated-bank/dated-maker", "dated-state/dated-bank/dated-maker"


@pytest.mark.parametrize(
    ("given", "paths"),
    [
        ({}, [BANK, STATE]),
        ({"on": "1999-06-01"}, [BANK, STATE]),
        ({"on": "1998-06-01", "certainty": "certain"}, []),
        ({"on": "2001-06-01"}, [BANK]),
        ({"between": "2001/2003"}, [BANK]),
        ({"between": "1998/1998-06"}, [BANK, STATE]),
        ({"between": "1998/1998-06", "certainty": "certain"}, []),
        ({"between": "1998/1998", "certainty": "certain"}, [BANK, STATE]),
        ({"known_on": EARLY}, []),
        ({"known_on": LATE}, [BANK, STATE]),
    ],
)
def test_ownership(dated: Using, given: Given, paths: list[str]) -> None:
    found = ask(dated, "ownership", party="dated-maker", direction="up", **given)
    assert [row["path"] for row in found] == paths


BAN, INQUIRY = ("dated-ban", "certain"), ("dated-inquiry", "possible")


@pytest.mark.parametrize(
    ("given", "rows"),
    [
        ({}, [BAN, INQUIRY]),
        ({"certainty": "certain"}, [BAN]),
        ({"on": "2002-06-01", "certainty": "certain"}, [BAN]),
        ({"on": "2004-07-01"}, [INQUIRY]),
        ({"on": "2005-01-01"}, []),
        ({"between": "2001/2001"}, []),
        ({"between": "2002-12-31/2004-06-01"}, [BAN, INQUIRY]),
        ({"between": "2002-12-31/2004-06-01", "certainty": "certain"}, [BAN]),
        ({"between": "2005.."}, []),
        ({"known_on": EARLY}, []),
        ({"known_on": LATE, "on": "2004-07-01"}, [INQUIRY]),
    ],
)
def test_measured_with_access(dated: Using, given: Given, rows: list[tuple[str, str]]) -> None:
    found = ask(dated, "measured_with_access", party="dated-maker", **given)
    assert [(row["measure"], row["overlap"]) for row in found] == rows


@pytest.mark.parametrize(
    ("given", "rows"),
    [
        ({}, [("certain", ["dated-network", "dated-rival"])]),
        ({"between": "1999/2000"}, []),
        ({"between": "2001/2001-06"}, [("possible", ["dated-network", "dated-rival"])]),
        ({"between": "2001/2001-06", "certainty": "certain"}, []),
        ({"between": "2001/2001"}, [("certain", ["dated-network", "dated-rival"])]),
        ({"on": "2004-06-01"}, [("possible", ["dated-network", "dated-rival"])]),
        ({"known_on": "2010-12-31"}, []),
        # That the rival granted it as well is told by the late source alone.
        ({"known_on": EARLY}, [("certain", ["dated-network"])]),
    ],
)
def test_who_can_reach(dated: Using, given: Given, rows: list[tuple[str, list[str]]]) -> None:
    found = ask(dated, "who_can_reach", data="dated-data", **given)
    assert [(row["certainty"], row["grantors"]) for row in found] == rows


@pytest.mark.parametrize(
    ("given", "bounds"),
    [
        ({}, [("2000-01-01", "2003-12-31")]),
        ({"on": "2002-01-01"}, [("2000-01-01", "2003-12-31")]),
        ({"on": "2005-01-01"}, []),
        ({"on": "2007-01-01"}, [("2006-01-01", "2008-12-31")]),
        ({"between": "2004/2007"}, [("2006-01-01", "2008-12-31")]),
        ({"between": "2004/2005"}, []),
        # In 2003 it may have left already, and in 2007 it surely was there.
        ({"between": "2003-06/2007", "certainty": "certain"}, [("2006-01-01", "2008-12-31")]),
    ],
)
def test_whoever_has_several_roles_reaches_data_in_each_of_them(
    dated: Using, given: Given, bounds: list[tuple[str, str]]
) -> None:
    found = ask(dated, "who_can_reach", data="dated-club-data", **given)
    assert [(str(row["begins_earliest"]), str(row["ends_latest"])) for row in found] == bounds


@pytest.mark.parametrize(
    ("given", "rows"), [({}, 1), ({"certainty": "certain"}, 1), ({"on": "2002-01-01"}, 0)]
)
def test_a_measure_meets_an_access_in_any_role(dated: Using, given: Given, rows: int) -> None:
    found = ask(dated, "measured_with_access", party="dated-guest", **given)
    told = [(row["measure"], row["overlap"], str(row["overlap_from"])) for row in found]
    assert told == [("dated-advice", "certain", "2007-01-01")] * rows


@pytest.mark.parametrize(
    ("given", "facts"),
    [
        ({}, ["dated-inquiry", "dated-second"]),
        ({"known_on": EARLY}, []),
    ],
)
def test_in_force_on(dated: Using, given: Given, facts: list[str]) -> None:
    found: list[dict[str, Any]] = ask(dated, "in_force_on", on="2005-06-01", **given)
    late = [row["fact"] for row in found if row["fact"] in {"dated-inquiry", "dated-second"}]
    assert sorted(late) == facts
    assert "dated-loan" in [row["fact"] for row in found]


@pytest.mark.parametrize(
    ("given", "partnerships"),
    [
        ({}, ["dated-club", "dated-first", "dated-former", "dated-second"]),
        ({"known_on": "2010-12-31"}, []),
        ({"known_on": EARLY}, ["dated-club", "dated-first", "dated-former"]),
        ({"known_on": EARLY, "on": "2001-06-01"}, ["dated-club", "dated-first"]),
    ],
)
def test_neighbours(dated: Using, given: Given, partnerships: list[str]) -> None:
    found = ask(dated, "neighbours", party="dated-network", type="PARTNER_IN", **given)
    assert [row["other"] for row in found] == partnerships
