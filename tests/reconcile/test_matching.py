"""Which candidate is the match, and which is none."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.candidates.candidate import Candidate
from kb.reconcile.matching import Found, found_by, results
from kb.reconcile.queries import Query
from kb.resolve.likeness import Likeness
from kb.resolve.profile import Profile

BANK = frozenset({"Bank", "Company", "Party"})
PARTY = frozenset({"Party"})


def _found(id: str, likeness: float | None, by_id: bool = False, **more: Any) -> Found:
    return Found(Profile(id, (id.upper(),), **{"kinds": BANK, **more}), likeness, by_id)


def _told(query: Query, *found: Found) -> list[tuple[str, float, bool]]:
    return [(one["id"], one["score"], one["match"]) for one in results(query, found)]


NAMED = Query("x", ("x",))


@pytest.mark.parametrize(
    ("found", "told"),
    [
        ([], []),
        ([_found("a", 0.98)], [("a", 98.0, True)]),
        ([_found("a", 0.979)], [("a", 97.9, False)]),
        # Another one is near, or is not.
        ([_found("a", 1.0), _found("b", 0.951)], [("a", 100.0, False), ("b", 95.1, False)]),
        ([_found("b", 0.95), _found("a", 1.0)], [("a", 100.0, True), ("b", 95.0, False)]),
        ([_found("b", 1.0), _found("a", 1.0)], [("a", 100.0, False), ("b", 100.0, False)]),
        # Its id is the text; and another one's name is.
        ([_found("a", None, by_id=True)], [("a", 100.0, True)]),
        (
            [_found("a", 0.2, by_id=True), _found("b", 0.5)],
            [("a", 100.0, True), ("b", 50.0, False)],
        ),
        (
            [_found("a", 0.2, by_id=True), _found("b", 0.99)],
            [("a", 100.0, False), ("b", 99.0, False)],
        ),
        # Who stands for an unnamed group is nobody's match.
        ([_found("a", 1.0, collective=True)], [("a", 100.0, False)]),
        ([_found("a", None, by_id=True, collective=True)], [("a", 100.0, False)]),
    ],
)
def test_names_and_ids_propose(found: list[Found], told: list[tuple[str, float, bool]]) -> None:
    assert _told(NAMED, *found) == told


ITEM = Query("Q1", ("Q1",), looks_like=("wikidata:Q1",))


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (
            [_found("a", 1.0, identifiers=("wikidata:Q1",)), _found("b", 0.5)],
            [("a", 100.0, True), ("b", 50.0, False)],
        ),
        # Another one is called so, and may have an item of its own.
        (
            [
                _found("a", 1.0, identifiers=("wikidata:Q1",)),
                _found("b", 1.0, identifiers=("wikidata:Q2",)),
            ],
            [("a", 100.0, False), ("b", 100.0, False)],
        ),
    ],
)
def test_a_text_that_looks_like_an_identifier_may_be_a_name(
    found: list[Found], told: list[tuple[str, float, bool]]
) -> None:
    assert _told(ITEM, *found) == told


LEI = Query("x", ("x",), identifiers=("lei:1",), countries=frozenset({"CN"}))


@pytest.mark.parametrize(
    ("found", "told"),
    [
        # It decides against a name, and against a country that somebody had otherwise.
        (
            [_found("a", 1.0), _found("b", 1.0, identifiers=("lei:1",), country="US")],
            [("b", 100.0, True), ("a", 100.0, False)],
        ),
        # Two have it: one of them is to be merged, or wrong.
        (
            [_found("a", 1.0, identifiers=("lei:1",)), _found("b", 1.0, identifiers=("lei:1",))],
            [("a", 100.0, False), ("b", 100.0, False)],
        ),
        # A country leaves out those of another one; where none is known, the name may do.
        ([_found("a", 1.0, country="US"), _found("b", 1.0)], [("b", 100.0, True)]),
        # An id is a text like another, and may stand in a column by chance.
        ([_found("a", 1.0, by_id=True, country="US")], [("a", 100.0, False)]),
        (
            [_found("a", 1.0, identifiers=("lei:1",), collective=True)],
            [("a", 100.0, False)],
        ),
    ],
)
def test_identifiers_decide_and_countries_narrow(
    found: list[Found], told: list[tuple[str, float, bool]]
) -> None:
    assert _told(LEI, *found) == told


@pytest.mark.parametrize(
    ("strict", "kinds", "ids"),
    [
        ("should", {"Company", "Bank"}, ["bank", "company", "unknown"]),
        ("any", {"Company", "Bank"}, ["bank", "company"]),
        ("all", {"Company", "Bank"}, ["bank"]),
        ("any", set(), ["bank", "company", "unknown"]),
        ("all", set(), ["bank", "company", "unknown"]),
    ],
)
def test_types_that_are_to_be_kept_to_are_kept_to(
    strict: str, kinds: set[str], ids: list[str]
) -> None:
    found = [
        _found("bank", 0.9),
        _found("company", 0.9, kinds=frozenset({"Company", "Party"})),
        _found("unknown", 0.9, kinds=PARTY),
    ]
    query = Query("x", ("x",), frozenset(kinds), strict)
    assert [id for id, *_ in _told(query, *found)] == ids


def test_what_could_not_be_read_leaves_the_match_to_a_person() -> None:
    assert _told(Query("x", ("x",), unread=True), _found("a", 1.0)) == [("a", 100.0, False)]
    lei = Query("x", ("x",), identifiers=("lei:1",), unread=True)
    assert _told(lei, _found("a", 1.0, identifiers=("lei:1",))) == [("a", 100.0, True)]


def test_a_limit_cuts_what_is_told_and_not_what_is_weighed() -> None:
    query = Query("x", ("x",), limit=1)
    assert _told(query, _found("a", 1.0), _found("b", 0.99)) == [("a", 100.0, False)]


def test_a_party_that_is_found_twice_is_told_once() -> None:
    profile = Profile("a", ("A",), PARTY)
    candidates = [Candidate(profile, Likeness(0.5, "why"))]
    assert found_by(candidates, profile) == [Found(profile, 0.5, by_id=True)]
    assert found_by([], profile) == [Found(profile, None, by_id=True)]
    assert found_by(candidates, None) == [Found(profile, 0.5)]


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans(), st.booleans()), max_size=6))
def test_at_most_one_is_the_match_and_it_comes_first(
    found: list[tuple[float, bool, bool]],
) -> None:
    told = results(
        NAMED,
        [
            _found(str(number), likeness, by_id, collective=collective)
            for number, (likeness, by_id, collective) in enumerate(found)
        ],
    )
    assert [one["score"] for one in told] == sorted((one["score"] for one in told), reverse=True)
    assert [one["match"] for one in told[1:]] == [False] * len(told[1:])
    for one in told[:1]:
        assert not one["match"] or (one["score"] >= 98 and not found[int(one["id"])][2])


NUMBERED = Query("x", ("x",), identifiers=("registrationNumber:1",), countries=frozenset({"CN"}))


@pytest.mark.parametrize(
    ("found", "told"),
    [
        ({"likeness": 0.9, "country": "CN"}, [("a", 100.0, True)]),
        ({"likeness": 0.2, "country": "CN"}, [("a", 20.0, False)]),
        ({"likeness": 0.9, "country": ""}, [("a", 90.0, False)]),
    ],
)
def test_a_register_number_decides_in_its_country_and_under_a_name_that_is_alike(
    found: dict[str, Any], told: list[tuple[str, float, bool]]
) -> None:
    party = _found("a", identifiers=("registrationNumber:1",), **found)
    assert _told(NUMBERED, party) == told
