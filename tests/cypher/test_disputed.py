"""`disputed`: who denies what."""

from tests.conftest import Using
from tests.queries.test_catalogue import ask


def test_who_denies_what(shipped: Using) -> None:
    names = ("type", "from", "to", "denied_by", "denied_in", "claim_count")
    assert [tuple(row[name] for name in names) for row in ask(shipped, "disputed")] == [
        ("TO", "invented-access", "invented-broker", "invented-network", "courier", 1)
    ]
    assert len(ask(shipped, "disputed", party="invented-broker")) == 1
    assert ask(shipped, "disputed", party="huawei") == []
