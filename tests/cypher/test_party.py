"""`party`: what its dossiers say of it."""

from tests.conftest import Using
from tests.queries.test_catalogue import ask


def test_a_party_is_what_its_dossiers_say(shipped: Using) -> None:
    assert ask(shipped, "party", party="huawei") == [
        {
            "party": "huawei",
            "name": "Huawei",
            "kinds": ["Company"],
            "aliases": [],
            "country": "CN",
            "identifiers": [],
            "collective": False,
            "owners": [],
            "lends": 0,
            "borrows": 1,
            "partnerships": 2,
            "accesses": 1,
            "measures": 3,
        }
    ]
