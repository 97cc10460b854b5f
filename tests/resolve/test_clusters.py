"""Who is who follows from judgements alone, whatever their order."""

from hypothesis import given
from hypothesis import strategies as st

from kb.model.identities import Identities
from kb.model.judgements import Judgement, Verdict, pair
from kb.resolve import clusters
from kb.resolve.clusters import Contradiction


def _judged(one: str, other: str, verdict: Verdict = Verdict.SAME) -> Judgement:
    return Judgement(*pair(one, other), verdict, "a tester", "2026-11-27T16:00:00Z")


IDS = st.sampled_from(["a", "b", "c", "aa", "ab", "long-one"])
PAIRS = st.tuples(IDS, IDS).filter(lambda pair: pair[0] != pair[1])
JUDGEMENTS = st.lists(st.builds(lambda pair: _judged(*pair), PAIRS), max_size=8)


def test_the_shortest_id_is_canonical_and_of_these_the_first() -> None:
    judged = [_judged("cdb-of-china", "zz"), _judged("zz", "cdb"), _judged("x", "y")]
    judged.append(_judged("cdb", "other", Verdict.DIFFERENT))
    judged.append(_judged("x", "unsure", Verdict.UNSURE))
    assert clusters.identities(judged) == Identities({"cdb-of-china": "zz", "cdb": "zz", "y": "x"})


@given(JUDGEMENTS, st.randoms())
def test_the_order_of_judgements_makes_no_difference(
    judged: list[Judgement], chance: object
) -> None:
    found = clusters.identities(judged)
    chance.shuffle(judged)  # type: ignore[attr-defined]
    assert clusters.identities(judged) == found


@given(JUDGEMENTS)
def test_being_the_same_is_an_equivalence(judged: list[Judgement]) -> None:
    who = clusters.identities(judged)
    for one in judged:
        assert who.of(one.one) == who.of(one.other)
    for canonical, referents in who:
        assert who.members(referents[0]) == (canonical, *referents)
        assert who.of(canonical) == canonical


def test_two_that_are_different_and_the_same_by_way_of_others_are_told_with_the_way() -> None:
    different = _judged("a", "d", Verdict.DIFFERENT)
    judged = [_judged("a", "b"), _judged("x", "b"), _judged("b", "d"), different]
    [found] = clusters.contradictions(judged)
    assert found == Contradiction(different, (_judged("a", "b"), _judged("b", "d")))


def test_what_is_different_from_others_contradicts_nothing() -> None:
    judged = [_judged("a", "b"), _judged("c", "d"), _judged("a", "c", Verdict.DIFFERENT)]
    assert list(clusters.contradictions(judged)) == []
