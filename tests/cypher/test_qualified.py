from tests.conftest import Using
from tests.queries.test_catalogue import ask

NARROWED = {
    "fact": "8220a4113789fcbd",
    "type": "OWNS",
    "from": "town",
    "to": "shop",
    "field": "share",
    "value": "89%",
    "claim": "share-narrowed",
    "says": "Strictly, it was a hundredth less.",
    "qualified_by": "club",
    "qualified_in": "bugle",
}
PHOTOGRAPHS = {
    "fact": "invented-access",
    "type": "DataAccess",
    "from": None,
    "to": "invented-access",
    "field": "held",
    "value": "grantor",
    "claim": "7d60e23df6db3fec",
    "says": "An officer said that the photographs were kept by the network.",
    "qualified_by": "invented-officer",
    "qualified_in": "courier",
}


def test_one_row_is_one_field_that_one_claim_narrows(shipped: Using) -> None:
    names = ("fact", "field", "value", "qualified_by")
    terms = "controlled from the start; what the makers built was approved by Facebook"
    varela = "francisco-varela"
    assert [tuple(row[name] for name in names) for row in ask(shipped, "qualified")] == [
        ("facebook-huawei", "terms", terms, varela),
        ("facebook-lenovo", "terms", terms, varela),
        ("facebook-oppo", "terms", terms, varela),
        ("facebook-tcl", "terms", terms, varela),
        ("huawei-access", "held", "device", varela),
        ("huawei-access", "held", "device", "facebook"),
        ("invented-access", "held", "grantor", "invented-officer"),
    ]


def test_a_party_has_what_is_narrowed_of_its_agreements(shipped: Using) -> None:
    assert ask(shipped, "qualified", party="invented-broker") == [PHOTOGRAPHS]
    assert ask(shipped, "qualified", party="zte") == []


def test_what_was_taken_back_or_narrows_nothing_has_no_row(contested: Using) -> None:
    # The mayor took back what narrows the advance, and that the mill owns the forge at all.
    assert ask(contested, "qualified") == [NARROWED]
    assert ask(contested, "qualified", party="town") == [NARROWED]
    assert ask(contested, "qualified", party="mill") == []
