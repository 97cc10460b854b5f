"""How many ways a regular expression has to match, and how many repetitions without bounds."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.guard import patterns
from kb.guard.patterns import Unreadable


@pytest.mark.parametrize(
    ("pattern", "ways", "endless"),
    [
        ("", 1, 0),
        ("bank", 1, 0),
        ("bank.*", 1, 1),
        (".*bank.*", 1, 2),
        ("a+b*c", 1, 2),
        ("a?b?", 4, 0),
        ("a{3}", 1, 0),
        ("a{2,4}b{0,1}", 6, 0),
        ("a{2,}", 1, 1),
        ("(a|b|c)(d|e)", 6, 0),
        ("(?:a|b+)c+", 2, 2),
        ("[^a-z.*+]+", 1, 1),
        ("[\\p{L}\\d_]*", 1, 1),
        ("\\d\\.\\(\\p{Lu}", 1, 0),
        ("(?i)bank", 1, 0),
        ("a|", 2, 0),
    ],
)
def test_counts(pattern: str, ways: int, endless: int) -> None:
    assert patterns.read(pattern) == (ways, endless)


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("(a+)+", "a group is repeated by `+`"),
        ("(a|b){2}", "a group is repeated by `{`"),
        ("(?=a)", "`?=a)`"),
        ("a*?", "`*?`"),
        ("a++", "`++`"),
        ("a{1,2}{3}", "`}{`"),
        ("a{1,x}", "`{1,x}`"),
        ("(a*)\\1", "`\\1`"),
        ("\\Qa+\\E", "`\\Q`"),
        ("[a[b]]", "`[a[b]]`"),
        ("[a&&b]", "`[a&&b]`"),
        ("[a", "`[a`"),
        ("(a", "``"),
        ("a)", "`)`"),
        ("*a", "`*a`"),
        ("a" * 1001, "it has more than 1,000 letters"),
    ],
)
def test_does_not_read_what_may_be_anything(pattern: str, said: str) -> None:
    with pytest.raises(Unreadable) as caught:
        patterns.read(pattern)
    assert str(caught.value) == said


@given(st.text(alphabet="ab.*+?|()[]{}\\d^$,1", max_size=12))
def test_what_it_reads_is_a_pattern_of_other_readers_too(pattern: str) -> None:
    try:
        patterns.read(pattern)
    except Unreadable:
        return
    re.compile(pattern)
