"""`measures`: each with its own author, targets and addressees."""

from tests.conftest import Using
from tests.queries.test_catalogue import ask


def test_the_measures_on_huawei_have_their_own_authors_targets_and_addressees(
    shipped: Using,
) -> None:
    names = ("measure", "kind", "imposed_by", "targets", "addressed_to", "regards")
    rows = ask(shipped, "measures", party="huawei")
    assert [tuple(row[name] for name in names) for row in rows] == [
        (
            *("us-intelligence-label", "designation", ["us-intelligence-officials"]),
            *(["huawei"], [], ["targets"]),
        ),
        (
            *("us-lawmakers-advice", "advice", ["us-lawmakers"]),
            *(["huawei"], ["us-carriers"], ["targets"]),
        ),
        (
            *("us-supplier-ban", "ban", ["trump-administration"]),
            *(["huawei", "zte"], ["us-suppliers"], ["targets"]),
        ),
    ]
    assert [row["measure"] for row in ask(shipped, "measures", party="zte")] == ["us-supplier-ban"]
    # In what Congress is interested is not said, so that it regards nobody.
    [interest] = [r for r in ask(shipped, "measures") if r["measure"] == "us-congress-interest"]
    assert [interest[name] for name in names[1:]] == ["interest", ["us-congress"], [], [], []]


def test_a_withdrawn_target_is_no_target(shipped: Using) -> None:
    assert ask(shipped, "measures", party="invented-network") == []
    [row] = ask(shipped, "measures", party="invented-maker", on="2016-06-01")
    assert row["targets"] == ["invented-maker"]


def test_time_and_knowledge_are_asked_of_a_measure(shipped: Using) -> None:
    def found(**given: str) -> list[str]:
        return [row["measure"] for row in ask(shipped, "measures", party="invented-maker", **given)]

    assert found(between="2010/2016") == ["invented-inquiry"]
    assert found(between="2017/2018") == []
    # Some day of 2016 is no known day of it.
    assert found(on="2016-06-01") == ["invented-inquiry"]
    assert found(on="2016-06-01", certainty="certain") == []
    assert found(known_on="2020-03-02") == ["invented-inquiry"]
    assert found(known_on="2020-03-01") == []
