from datetime import date

import pytest

from kb.project.withdrawals import Withdrawal, withdrawn


def _on(day: int, by: str, of: str) -> Withdrawal:
    return Withdrawal(by, of, date(2018, 6, day))


@pytest.mark.parametrize(
    ("withdrawals", "gone"),
    [
        ([], set()),
        ([_on(6, "b", "a")], {"a"}),
        ([_on(6, "b", "a"), _on(7, "c", "b")], {"b"}),
        ([_on(6, "b", "a"), _on(7, "c", "b"), _on(8, "d", "c")], {"a", "c"}),
        ([_on(6, "b", "a"), _on(7, "c", "a")], {"a"}),
    ],
    ids=[
        "none",
        "one claim taken back",
        "a withdrawal taken back",
        "a withdrawal of a withdrawal taken back",
        "twice taken back",
    ],
)
def test_the_latest_word_decides(withdrawals: list[Withdrawal], gone: set[str]) -> None:
    assert withdrawn(withdrawals) == withdrawn(reversed(withdrawals)) == frozenset(gone)
