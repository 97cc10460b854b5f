"""Entities that are parties: what each schema is declared as."""

from pathlib import Path

import pytest

from kb.model.claims import Declaration
from kb.model.ids import digest
from tests.ingest.followthemoney.made import Entity, entity, found

HASHED = f"ftm-{digest('NK-Ab')}"


@pytest.mark.parametrize(
    ("given", "declared"),
    [
        (
            entity("a", "LegalEntity", name="A", alias="B", weakAlias="C", previousName=["D", "A"]),
            Declaration("a", "Party", "A", ("B", "C", "D")),
        ),
        (
            entity("NK-Ab", "Company", name="Ab", country="de", registrationNumber="HRB 1"),
            Declaration(
                HASHED, "Company", "Ab", (), "DE", ("ftm:NK-Ab", "registrationNumber:HRB 1")
            ),
        ),
        (entity("a", "Company", name="A", topics="fin.bank"), Declaration("a", "Bank", "A")),
        (entity("a", "PublicBody", name="A"), Declaration("a", "Government", "A")),
        (entity("a", "Organization", name="A"), Declaration("a", "Organization", "A")),
        (
            entity("a", "Person", name="A", wikidataId="Q42", jurisdiction="cn"),
            Declaration("a", "Person", "A", (), "CN", ("wikidata:Q42",)),
        ),
        (
            entity("a", "Company", name="A", country=["de", "fr"], jurisdiction="fr"),
            Declaration("a", "Company", "A", (), "FR"),
        ),
    ],
)
def test_a_party_is_declared(tmp_path: Path, given: Entity, declared: Declaration) -> None:
    assert found(tmp_path, given).declarations == (declared,)


def test_that_a_name_is_a_former_or_a_weak_one_has_no_place(tmp_path: Path) -> None:
    given = entity("a", "Company", name="A", alias="B", weakAlias="C", previousName=["D", "E"])
    assert found(tmp_path, given).placeless == {
        "Company.weakAlias as such": 1,
        "Company.previousName as such": 2,
    }


def test_a_country_beside_the_one_that_a_party_has_is_counted(tmp_path: Path) -> None:
    given = entity("a", "Company", name="A", country=["de", "fr"], jurisdiction="fr")
    assert found(tmp_path, given).placeless == {"Company.country beside another country": 1}
