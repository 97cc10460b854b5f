import pytest

from tests.conftest import Using
from tests.queries.test_catalogue import ask

LOAN = {
    "claim": "herald-loan",
    "says": "The bank lent the maker 10 to 20 million dollars from 2012; it is not repaid.",
    "locator": "page 3",
    "source": "herald",
    "title": "The invented case",
    "publisher": "The Invented Herald",
    "published": "2020-03-02",
    "accessed": "2020-03-04",
    "url": "https://herald.example/case",
    "cites": ["wire"],
    "speaker": None,
    "speaker_name": None,
    "withdrawn": False,
    "withdrawn_by": [],
    "withdraws": [],
    "dossiers": ["invented"],
    "statements": [
        "asserts CreditLine invented-loan",
        "asserts CreditLine invented-loan: amount USD 10m..20m",
        "asserts CreditLine invented-loan: begins 2012",
        "asserts CreditLine invented-loan: ends 2020-03-02..",
        "asserts CreditLine invented-loan: interest_rate 4.5%",
        "asserts CreditLine invented-loan: status implementation",
        "asserts invented-bank LENDS invented-loan",
        "asserts invented-loan LENT_TO invented-maker",
    ],
}


def test_a_claim_says_where_it_stands_and_what_it_states(shipped: Using) -> None:
    assert ask(shipped, "claim", claim="herald-loan") == [LOAN]


def test_a_plan_is_stated_as_a_plan(shipped: Using) -> None:
    [row] = ask(shipped, "claim", claim="eb4afdfd5403a414")
    assert [row[name] for name in ("speaker", "speaker_name", "statements")] == [
        *("facebook", "Facebook"),
        [
            "asserts Partnership facebook-huawei",
            "asserts Partnership facebook-huawei: ends 2018-06-05..2018-06-10, announced",
        ],
    ]


@pytest.mark.parametrize(
    ("claim", "withdrawn", "withdrawn_by", "withdraws", "statements"),
    [
        ("forge-owned", True, ["forge-not-owned"], [], ["asserts mill OWNS forge"]),
        ("forge-not-owned", False, [], ["forge-owned"], []),
        ("forge-narrowed", False, [], [], ["qualifies mill OWNS forge: share 50%"]),
        ("not-held", False, [], [], ["denies DataAccess view: held device"]),
    ],
)
def test_a_claim_says_what_takes_it_back(
    contested: Using,
    claim: str,
    withdrawn: bool,
    withdrawn_by: list[str],
    withdraws: list[str],
    statements: list[str],
) -> None:
    [row] = ask(contested, "claim", claim=claim)
    names = ("withdrawn", "withdrawn_by", "withdraws", "statements")
    assert [row[name] for name in names] == [withdrawn, withdrawn_by, withdraws, statements]


def test_a_role_tells_parts_apart(contested: Using) -> None:
    [row] = ask(contested, "claim", claim="pact-2000")
    assert [text for text in row["statements"] if "PARTNER_IN" in text] == [
        "asserts forge PARTNER_IN pact",
        "asserts mill PARTNER_IN pact (maker)",
        "asserts mill PARTNER_IN pact (maker): role maker",
    ]


def test_an_unknown_claim_has_no_row(contested: Using) -> None:
    assert ask(contested, "claim", claim="nothing") == []
