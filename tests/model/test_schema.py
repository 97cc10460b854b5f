import pytest

from kb.model import schema
from kb.model.schema import FACTS, NODES, FactType


def test_labels_sections_and_types_are_each_declared_once() -> None:
    for names in (
        [node.label for node in NODES],
        [node.section for node in NODES],
        [fact.type for fact in FACTS],
    ):
        assert len(names) == len(set(names))


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.type)
def test_a_fact_joins_declared_labels(fact: FactType) -> None:
    known = {label for node in NODES for label in node.labels}
    assert {*fact.left, *fact.right} <= known


@pytest.mark.parametrize("node", NODES, ids=lambda node: node.label)
def test_the_words_of_a_block_do_not_clash(node: schema.NodeType) -> None:
    words = [
        *(fact.key for fact in FACTS if fact in schema.keys_of(node).values()),
        *(field.name for field in node.fields),
        *("begins", "ends", "in_force", "planned", "amount"),
    ]
    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("Company", ["owns", "member_of"]),
        ("Government", ["owns", "part_of", "member_of"]),
        ("Person", ["owns", "member_of", "holds_position"]),
        ("Partnership", ["partners", "opens", "related_to"]),
        ("DataAccess", ["grantor", "recipient", "data", "related_to"]),
        ("Measure", ["imposed_by", "targets", "addressed_to"]),
    ],
)
def test_a_block_may_write_the_facts_of_its_end(label: str, words: list[str]) -> None:
    assert list(schema.keys_of(schema.NODE[label])) == words


def test_roles_are_the_facts_with_an_agreement_or_measure_at_their_block_end() -> None:
    between_parties = [fact.type for fact in FACTS if not schema.is_role(fact)]
    assert between_parties == ["OWNS", "PART_OF", "MEMBER_OF", "HOLDS_POSITION"]


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        ("Company", "Company", False),
        ("Company", "Bank", False),
        ("Bank", "Company", False),
        ("Party", "Government", False),
        ("Company", "Government", True),
        ("Partnership", "CreditLine", True),
        ("Company", "Partnership", True),
    ],
)
def test_only_a_bank_is_two_kinds_of_thing(one: str, other: str, clash: bool) -> None:
    assert schema.clash(one, other) is clash
