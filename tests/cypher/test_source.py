from tests.conftest import Using
from tests.cypher.test_sources import WIRE
from tests.queries.test_catalogue import ask


def test_a_source_that_is_only_cited_lists_what_cites_it(shipped: Using) -> None:
    assert ask(shipped, "source", source="wire") == [
        {**WIRE, "sha256": None, "claims": [], "citations": ["89d88d14c639f6cc", "herald-loan"]}
    ]


def test_a_source_whose_text_was_at_hand_has_its_hash(shipped: Using) -> None:
    [row] = ask(shipped, "source", source="hill-2018-06-05")
    names = ("held", "sha256", "claim_count", "citations")
    assert [row[name] for name in names] == [
        *(True, "7ac33fbf2b32104f9cf826001bcd7ee564078daf748d1bb8e56bd00d281f19ab"),
        *(18, []),
    ]


def test_a_source_says_when_it_was_read(shipped: Using) -> None:
    [row] = ask(shipped, "source", source="herald")
    assert (row["published"], row["accessed"]) == ("2020-03-02", "2020-03-04")


def test_claims_that_were_taken_back_still_stand_in_their_source(contested: Using) -> None:
    [row] = ask(contested, "source", source="echo")
    assert row["claims"] == ["advance-again", "forge-not-owned", "pact-2003", "share-otherwise"]
    [row] = ask(contested, "source", source="bugle")
    assert "forge-owned" in row["claims"]


def test_an_unknown_source_has_no_row(shipped: Using) -> None:
    assert ask(shipped, "source", source="nothing") == []
