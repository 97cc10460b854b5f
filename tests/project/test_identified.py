"""A source names a party as it likes; the claim bears on the party."""

from kb.model.claims import Claim, Stance, Statement
from kb.model.identities import EACH_ITSELF, Identities
from kb.model.ids import FactKey
from kb.project import identified


def _claim(*keys: FactKey) -> Claim:
    statements = tuple(Statement(key, Stance.ASSERTS) for key in keys)
    return Claim("one", "claims[0]", "It is.", "page 1", "gazette", statements, by="exim")


def test_a_party_of_several_ids_is_called_by_its_canonical_one() -> None:
    who = Identities({"exim": "cexim"})
    found = _claim(FactKey("LENDS", "exim", "loan"), FactKey("OWNS", "state", "cexim"))
    other = _claim(FactKey("LENDS", "boc", "loan"))
    assert identified.claims([found, other], who) == [
        _claim(FactKey("LENDS", "cexim", "loan"), FactKey("OWNS", "state", "cexim")),
        other,
    ]
    assert identified.claims([found], EACH_ITSELF) == [found]


def test_what_is_said_between_two_that_are_one_is_no_fact() -> None:
    who = Identities({"exim": "cexim"})
    found = _claim(FactKey("OWNS", "exim", "cexim"), FactKey("OWNS", "state", "exim"))
    assert identified.claims([found], who) == [_claim(FactKey("OWNS", "state", "cexim"))]
