import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.project.withdrawals import Withdrawal, withdrawn


@pytest.mark.parametrize(
    ("pairs", "gone"),
    [
        ([], ""),
        (["ba"], "a"),
        (["ba", "cb"], "b"),
        (["ba", "cb", "dc"], "ac"),
        (["ba", "ca"], "a"),
        (["ba", "ca", "db"], "ab"),
        (["ab", "ba"], "ab"),
        (["ab", "ba", "ca"], "a"),
        (["ab", "bc", "ca"], "abc"),
    ],
    ids=[
        "none",
        "one claim taken back",
        "a withdrawal taken back",
        "a withdrawal of a withdrawal taken back",
        "twice taken back",
        "taken back by one that stands and one that does not",
        "two that take each other back",
        "two that take each other back, one of them also by a third",
        "three in a ring",
    ],
)
def test_a_standing_claim_takes_back_and_no_other(pairs: list[str], gone: str) -> None:
    """Each pair is the claim that withdraws and the one that is withdrawn."""
    found = withdrawn(Withdrawal(pair[0], pair[1]) for pair in pairs)
    assert found == frozenset(gone)


_pairs = st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")), max_size=12)


@given(_pairs, st.randoms())
def test_order_and_names_decide_nothing(pairs: list[tuple[str, str]], random: object) -> None:
    shuffled = list(pairs)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    gone = withdrawn(Withdrawal(by, of) for by, of in pairs)
    assert withdrawn(Withdrawal(by, of) for by, of in shuffled) == gone
    renamed = {name: chr(ord("z") - number) for number, name in enumerate("abcdef")}
    again = withdrawn(Withdrawal(renamed[by], renamed[of]) for by, of in pairs)
    assert again == {renamed[name] for name in gone}
