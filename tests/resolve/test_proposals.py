"""Which pairs are asked about, and which are settled."""

import pytest

from kb.model.judgements import Judgement, Verdict, pair
from kb.resolve.likeness import Likeness
from kb.resolve.profile import Profile
from kb.resolve.proposals import Proposal, open_ones, proposal, proposed, settled

AT = "2026-01-02T03:04:05Z"


def judged(one: str, verdict: str, other: str) -> Judgement:
    return Judgement(*pair(one, other), Verdict(verdict), "somebody", AT)


def scored(one: str, other: str, score: float) -> Proposal:
    return Proposal(Profile(one, (one,)), Profile(other, (other,)), Likeness(score, "so it is"))


@pytest.mark.usefixtures("rigour")
def test_the_likeliest_come_first_and_the_unlikely_not_at_all() -> None:
    names = {"c": "China Eximbank", "b": "Eximbank of China", "a": "China Exmbank", "d": "Huawei"}
    c, b, a, d = (Profile(id, (name,)) for id, name in names.items())
    found = proposed([(c, a), (c, b), (b, d), (b, a)])
    assert [one.pair for one in found] == [("b", "c"), ("a", "c"), ("a", "b")]
    assert proposed([(c, a), (c, b)], least=0.96) == [proposal(b, c)]


@pytest.mark.parametrize(
    ("judgements", "left"),
    [
        ([], ["a b", "b c", "a c", "c d"]),
        ([judged("a", "same", "b")], ["b c", "a c", "c d"]),
        ([judged("a", "unsure", "b")], ["b c", "a c", "c d"]),
        # What follows from two judgements is asked by neither.
        ([judged("a", "same", "b"), judged("b", "same", "c")], ["c d"]),
        ([judged("a", "same", "b"), judged("b", "different", "c")], ["c d"]),
        ([judged("x", "same", "b"), judged("x", "different", "c")], ["a b", "a c", "c d"]),
    ],
)
def test_what_is_decided_or_follows_is_not_asked(
    judgements: list[Judgement], left: list[str]
) -> None:
    every = [scored(one, other, 0.9) for one, other in ("ab", "bc", "ac", "cd")]
    assert [" ".join(one.pair) for one in open_ones(every, settled(judgements))] == left
