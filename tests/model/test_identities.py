from kb.model.identities import EACH_ITSELF, Identities
from kb.model.ids import FactKey

WHO = Identities({"exim": "cexim", "china-exim": "cexim"})


def test_every_id_leads_to_the_canonical_one_and_others_to_themselves() -> None:
    assert [WHO.of(id) for id in ("exim", "cexim", "boc")] == ["cexim", "cexim", "boc"]
    assert WHO.members("exim") == ("cexim", "china-exim", "exim")
    assert WHO.every(["boc", "exim"]) == {"boc", "cexim", "china-exim", "exim"}
    assert [WHO.has(id) for id in ("exim", "cexim", "boc")] == [True, True, False]
    assert list(WHO) == [("cexim", ("china-exim", "exim"))]


def test_a_fact_of_a_referent_is_one_of_its_party() -> None:
    key = FactKey("OWNS", "state", "exim", "", "1994/")
    assert WHO.key(key) == FactKey("OWNS", "state", "cexim", "", "1994/")
    other = FactKey("OWNS", "state", "boc")
    assert WHO.key(other) is other


def test_what_turns_is_each_id_that_leads_elsewhere_afterwards() -> None:
    after = Identities({"exim": "cexim", "cdb": "exim"})
    assert WHO.turned(after) == {"china-exim", "cdb"}
    assert (bool(WHO), bool(EACH_ITSELF)) == (True, False)
