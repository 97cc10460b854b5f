from tests.conftest import Using
from tests.queries.test_catalogue import ask

DENIED = {
    "speaker": "mayor",
    "speaker_name": "Mayor of the Town",
    "claim": "not-held",
    "says": "The mayor denied that the ledgers were kept on the device.",
    "stances": ["denies"],
    "facts": ["view"],
    "source": "bugle",
    "published": "2010-05",
    "withdrawn": False,
}
TAKEN_BACK = {
    "speaker": "mayor",
    "speaker_name": "Mayor of the Town",
    "claim": "advance-sure",
    "says": "The advance was paid back whole, said the mayor.",
    "stances": ["qualifies"],
    "facts": ["advance"],
    "source": "bugle",
    "published": "2010-05",
    "withdrawn": True,
}


def test_every_claim_with_a_speaker_has_one_row(shipped: Using) -> None:
    names = ("speaker", "claim", "stances")
    assert [tuple(row[name] for name in names) for row in ask(shipped, "speakers")] == [
        ("facebook", "4645f7b229534ea1", ["asserts"]),
        ("facebook", "842c42de64ff372c", ["qualifies"]),
        ("facebook", "eb4afdfd5403a414", ["asserts"]),
        ("francisco-varela", "1e6bc5c7be340a91", ["asserts"]),
        ("francisco-varela", "591bea8461b034dd", ["qualifies"]),
        ("francisco-varela", "c459d234da81eebf", ["asserts"]),
        ("francisco-varela", "e366afe64743e33f", ["asserts", "qualifies"]),
        ("invented-network", "7743f696cd22944c", ["denies"]),
        ("invented-officer", "7d60e23df6db3fec", ["qualifies"]),
    ]


def test_a_speaker_and_those_spoken_of_are_two_things(shipped: Using) -> None:
    def claims(**given: str) -> list[str]:
        return [row["claim"] for row in ask(shipped, "speakers", **given)]

    assert claims(party="invented-network") == ["7743f696cd22944c"]
    assert claims(about="invented-broker") == ["7743f696cd22944c", "7d60e23df6db3fec"]
    assert claims(about="invented-broker", party="invented-officer") == ["7d60e23df6db3fec"]
    assert claims(party="invented-broker") == []
    assert claims(about="spell-maker") == []


def test_what_was_taken_back_is_marked_so(contested: Using) -> None:
    assert ask(contested, "speakers", about="mill") == [TAKEN_BACK, DENIED]


def test_a_claim_that_only_takes_back_has_no_stance(contested: Using) -> None:
    rows = ask(contested, "speakers", party="mayor")
    assert [(row["claim"], row["stances"], row["facts"], row["withdrawn"]) for row in rows] == [
        ("advance-sure", ["qualifies"], ["advance"], True),
        ("advance-unsure", [], [], False),
        ("forge-owned", ["asserts"], ["ba35aec96dac2c35"], True),
        ("not-held", ["denies"], ["view"], False),
    ]
