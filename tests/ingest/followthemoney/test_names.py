"""Ids: each entity has one here, no two have the same, and each is given back."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kb.ingest.followthemoney import names
from kb.model import ids

SOME = st.text("aB-_./é0", min_size=1, max_size=12) | st.text(min_size=1, max_size=130)
SLUGS = st.from_regex(r"[a-z0-9]+([-_.][a-z0-9]+){0,3}", fullmatch=True)


@pytest.mark.parametrize(
    ("there", "here"),
    [
        ("gb-coh-01", "gb-coh-01"),
        ("a--b", "a_b"),
        ("NK-aBc", f"ftm-{ids.digest('NK-aBc')}"),
        ("a_b", f"ftm-{ids.digest('a_b')}"),
        ("a/b", f"ftm-{ids.digest('a/b')}"),
        ("cited-0123456789abcdef", f"ftm-{ids.digest('cited-0123456789abcdef')}"),
        ("ftm-0123456789abcdef", f"ftm-{ids.digest('ftm-0123456789abcdef')}"),
    ],
)
def test_an_id_that_can_be_one_stays_and_any_other_is_hashed(there: str, here: str) -> None:
    assert names.to_id(there) == here


@given(SOME)
@example("x" * 121)
def test_every_id_is_one_here_and_is_given_back(there: str) -> None:
    here = names.to_id(there)
    assert ids.is_id(here)
    assert names.from_id(here, names.kept(there)) == there


@given(SLUGS)
def test_every_id_here_comes_back(here: str) -> None:
    assert names.to_id(names.from_id(here, ())) == here


@given(SOME, SOME)
def test_no_two_have_the_same(one: str, other: str) -> None:
    assert (names.to_id(one) == names.to_id(other)) == (one == other)
