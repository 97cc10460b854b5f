"""What identifiers decide, before names are asked."""

import pytest

from kb.resolve.identifiers import Decided, Numbers, decide


def _decided(one: str, other: str) -> Decided:
    """What two parties' identifiers say, each written as `country scheme:value scheme:value`."""
    (mine, *left), (theirs, *right) = (side.split(" ") for side in (one, other))
    return decide(Numbers(left, mine), Numbers(right, theirs))


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (" lei:5493-A", " lei:5493a", "the same lei, 5493-A"),
        ("CN wikidata:Q1", "US wikidata:Q1", "the same wikidata, Q1"),
        (" swiftBic:BKCHCNBJ", " swiftBic:BKCHCNBJ", "the same swiftBic, BKCHCNBJ"),
        (" gb-coh:01234567", " gb-coh:01234567", "the same gb-coh, 01234567"),
        # One of several is enough.
        (" innCode:1 innCode:2", " innCode:2", "the same innCode, 2"),
    ],
)
def test_one_value_of_a_scheme_that_names_one_body_makes_one(
    one: str, other: str, why: str
) -> None:
    assert _decided(one, other) == Decided(same=why)


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (" lei:B1", " lei:A1", "two bodies by their lei: B1 and A1"),
        (
            "DE registrationNumber:1",
            "DE registrationNumber:2",
            "two bodies by their registrationNumber of DE: 1 and 2",
        ),
        (" gb-coh:1", " gb-coh:2", "two bodies by their gb-coh: 1 and 2"),
    ],
)
def test_two_values_of_which_a_body_has_one_make_two(one: str, other: str, why: str) -> None:
    assert _decided(one, other) == Decided(different=why)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (" lei:A1", " wikidata:A"),
        (" lei:", " lei:"),
        # What stands where nobody knew one.
        (" lei:N/A", " lei:N/A"),
        (" lei:000", " lei:000"),
        (" wikidata:unknown1", " wikidata:unknown1"),
        (" swiftBic:UNKNOWN", " swiftBic:UNKNOWN"),
        # A number of a register, of which nobody says where it is, or that are two registers'.
        (" registrationNumber:1", " registrationNumber:1"),
        ("DE registrationNumber:1", "FR registrationNumber:1"),
        # A bank has several.
        (" swiftBic:BKCHCNBJ", " swiftBic:BKCHGB2L"),
        # These name a security, a line of business, and what nobody knows.
        (" isinCode:1", " isinCode:1"),
        (" okvedCode:1", " okvedCode:1"),
        (" xx-register:1", " xx-register:1"),
    ],
)
def test_other_identifiers_decide_nothing(one: str, other: str) -> None:
    assert _decided(one, other) == Decided()


def test_a_number_of_a_country_is_told_from_one_that_holds_everywhere() -> None:
    one, other = "DE registrationNumber:HRB-1", "DE registrationNumber:HRB1"
    told = "the same registrationNumber of DE, HRB-1"
    assert _decided(one, other) == Decided(same=told, national=True)
    assert _decided(f"{one} zz:1 lei:A1", f"{other} lei:A1") == Decided(same="the same lei, A1")


def test_files_may_contradict_each_other() -> None:
    assert _decided(" lei:A1 wikidata:Q1", " lei:A1 wikidata:Q2") == Decided(
        same="the same lei, A1", different="two bodies by their wikidata: Q1 and Q2"
    )
