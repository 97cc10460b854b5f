"""The model, declared once: what there is, what is stated of it, and how the parts are joined.

Validation, constraints, indexes, the loader's statements and the reference page all follow from
the two tables at the end. To add a kind of thing or a kind of fact, add a row.
"""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

Group = Literal["party", "agreement", "data"]
End = Literal["left", "right"]


@dataclass(frozen=True)
class Field:
    """One property that claims state: its name, what it holds, and whether values stand together.

    Attributes:
        choices: the only values allowed; empty means any text (or any number).
        several: values of different claims stand side by side instead of contradicting each other;
            so do free texts, since two paraphrases contradict nothing.
        number: the value is a number, in the unit that `doc` names.
        least, most: the bounds of a number.
    """

    name: str
    doc: str
    choices: tuple[str, ...] = ()
    several: bool = False
    number: bool = False
    least: float = float("-inf")
    most: float = float("inf")


@dataclass(frozen=True)
class NodeType:
    """One kind of thing: its label, the dossier section that declares it, and its stated fields.

    Attributes:
        also: further labels that every such node bears.
        has_amount: whether claims may state an amount of money of it.
        ranked: whether those of a party are listed by their standing, the best attested first.
    """

    label: str
    group: Group
    section: str
    doc: str
    also: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()
    has_amount: bool = False
    ranked: bool = False

    @cached_property
    def labels(self) -> frozenset[str]:
        """All labels of such a node."""
        return frozenset({self.label, *self.also})


@dataclass(frozen=True)
class FactType:
    """One kind of fact: a relationship read from left to right.

    Attributes:
        left, right: the labels that may stand at each end (any one of them suffices).
        key: the word for it in a dossier's block.
        block: the end whose block writes it. Where that end is an agreement, the fact is a role
            in the agreement and carries the agreement's dates unless it has narrower ones.
        told_apart_by: the field that makes two such facts between the same two ends different.
    """

    type: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    key: str
    block: End
    doc: str
    fields: tuple[Field, ...] = ()
    told_apart_by: str | None = None


_PARTY = ("Party",)
_PURPOSE = Field("purpose", "What it is for, in words of the claims.", several=True)
_TERMS = Field("terms", "Conditions said to bind it.", several=True)
_STATUS = Field(
    "status",
    "How far it has come; a pledge is not a loan.",
    ("pledge", "commitment", "implementation", "completion", "suspended", "cancelled"),
)
_INTEREST = Field(
    "interest_rate", "Interest, in per cent a year.", number=True, least=-100, most=1000
)
_COLLATERAL = Field("collateral", "What secures it, in words of the claims.", several=True)
_MATURITY = Field(
    "maturity",
    "From the first day to the last repayment, in years.",
    number=True,
    least=0,
    most=999,
)
_TOTALS = Field(
    "in_totals", "Whether its amount is meant to be added up with others'.", ("yes", "no")
)
_AMONG_SEVERAL = Field("role", "The part it plays where there are several, as `co-lender`.")
_AGREEMENT = ("Agreement",)

NODES: tuple[NodeType, ...] = (
    NodeType("Party", "party", "others", "One of which no source says what kind it is."),
    NodeType("Company", "party", "companies", "A business.", _PARTY),
    NodeType("Bank", "party", "banks", "A bank, which is also a company.", ("Company", "Party")),
    NodeType("Government", "party", "governments", "A state or an organ of one.", _PARTY),
    NodeType("Organization", "party", "organizations", "Neither business nor state.", _PARTY),
    NodeType("Person", "party", "people", "A human being.", _PARTY),
    NodeType(
        "CreditLine",
        "agreement",
        "credit_lines",
        "A loan, a facility or a line of credit.",
        _AGREEMENT,
        (_PURPOSE, _STATUS, _INTEREST, _MATURITY, _COLLATERAL, _TOTALS),
        has_amount=True,
        ranked=True,
    ),
    NodeType(
        "Grant",
        "agreement",
        "grants",
        "Money given, not lent.",
        _AGREEMENT,
        (_PURPOSE, _STATUS, _TOTALS),
        has_amount=True,
        ranked=True,
    ),
    NodeType(
        "Payment",
        "agreement",
        "payments",
        "One payment.",
        _AGREEMENT,
        (_PURPOSE,),
        has_amount=True,
    ),
    NodeType(
        "Partnership",
        "agreement",
        "partnerships",
        "Parties working together under an agreement.",
        _AGREEMENT,
        (
            Field(
                "kind",
                "What sort of partnership it is called.",
                ("integration", "data_sharing", "supply", "joint_venture"),
                several=True,
            ),
            Field("features", "What it lets a partner have, in the source's terms.", several=True),
            _TERMS,
            _PURPOSE,
            _STATUS,
        ),
        has_amount=True,
        ranked=True,
    ),
    NodeType(
        "DataAccess",
        "agreement",
        "accesses",
        "Who may reach what data of whose users.",
        _AGREEMENT,
        (
            Field("subjects", "Whose data it is.", several=True),
            _TERMS,
            Field(
                "held",
                "Where the data is kept once reached.",
                ("device", "recipient", "grantor", "unknown"),
            ),
            _PURPOSE,
        ),
    ),
    NodeType(
        "Measure",
        "agreement",
        "measures",
        "An act of authority. It is dated like an agreement and is none: it bears no other label.",
        fields=(
            Field(
                "kind",
                "What sort of act it is; `interest` is attention short of an inquiry.",
                ("ban", "sanction", "advice", "designation", "inquiry", "interest"),
            ),
            Field("act", "What is banned, advised or found, as `sell to`.", several=True),
            _STATUS,
        ),
    ),
    NodeType("DataCategory", "data", "data", "A kind of data, in a tree."),
)

_MONEY_WITH_TERMS = ("CreditLine", "Grant")

FACTS: tuple[FactType, ...] = (
    FactType(
        "OWNS",
        _PARTY,
        ("Company", "Organization"),
        "owns",
        "left",
        "Owns, wholly or in part.",
        (Field("share", "Part owned, in per cent.", number=True, least=0, most=100),),
    ),
    FactType("PART_OF", ("Government",), ("Government",), "part_of", "left", "Is an organ of."),
    FactType("MEMBER_OF", _PARTY, _PARTY, "member_of", "left", "Is one of an unnamed group."),
    FactType(
        "HOLDS_POSITION",
        ("Person",),
        _PARTY,
        "holds_position",
        "left",
        "Holds a position at.",
        (
            Field("position", "The position's title."),
            Field(
                "kind",
                "As what it is held, where a source tells.",
                ("directorship", "employment", "office"),
                several=True,
            ),
        ),
        told_apart_by="position",
    ),
    FactType(
        "LENDS",
        _PARTY,
        ("CreditLine",),
        "lender",
        "right",
        "Is the lender.",
        (_AMONG_SEVERAL,),
        told_apart_by="role",
    ),
    FactType(
        "GIVES",
        _PARTY,
        ("Grant",),
        "giver",
        "right",
        "Is the giver.",
        (_AMONG_SEVERAL,),
        told_apart_by="role",
    ),
    FactType("PAYS", _PARTY, ("Payment",), "payer", "right", "Is the payer."),
    FactType("LENT_TO", ("CreditLine",), _PARTY, "borrower", "left", "Has as its borrower."),
    FactType("GIVEN_TO", ("Grant",), _PARTY, "receiver", "left", "Has as its receiver."),
    FactType("PAID_TO", ("Payment",), _PARTY, "payee", "left", "Has as its payee."),
    FactType("IMPLEMENTED_BY", _MONEY_WITH_TERMS, _PARTY, "implementer", "left", "Carried out by."),
    FactType("GUARANTEED_BY", _MONEY_WITH_TERMS, _PARTY, "guarantor", "left", "Guaranteed by."),
    FactType("INSURED_BY", _MONEY_WITH_TERMS, _PARTY, "insurer", "left", "Insured by."),
    FactType("SECURED_BY", _MONEY_WITH_TERMS, _PARTY, "security", "left", "Secured by."),
    FactType("ON_LENT_TO", _MONEY_WITH_TERMS, _PARTY, "on_lent_to", "left", "Passed on to."),
    FactType(
        "PARTNER_IN",
        _PARTY,
        ("Partnership",),
        "partners",
        "right",
        "Is a partner.",
        (Field("role", "The part it plays."),),
        told_apart_by="role",
    ),
    FactType("OPENS", ("Partnership",), ("DataAccess",), "opens", "left", "Opens an access."),
    FactType("GRANTS", _PARTY, ("DataAccess",), "grantor", "right", "Grants the access."),
    FactType("TO", ("DataAccess",), _PARTY, "recipient", "left", "Is given to."),
    FactType("OF", ("DataAccess",), ("DataCategory",), "data", "left", "Is to this kind of data."),
    FactType("IMPOSES", _PARTY, ("Measure",), "imposed_by", "right", "Imposes it."),
    FactType("TARGETS", ("Measure",), _PARTY, "targets", "left", "Is aimed at."),
    FactType("ADDRESSES", ("Measure",), _PARTY, "addressed_to", "left", "Says who is to act."),
    FactType(
        "RELATED_TO",
        _AGREEMENT,
        _AGREEMENT,
        "related_to",
        "left",
        "Belongs with another agreement.",
        (Field("kind", "How they belong together."),),
        told_apart_by="kind",
    ),
)

NODE: dict[str, NodeType] = {node.label: node for node in NODES}
FACT: dict[str, FactType] = {fact.type: fact for fact in FACTS}


def section(name: str) -> NodeType | None:
    """Return the kind of thing that a dossier section of this name declares."""
    return next((node for node in NODES if node.section == name), None)


def clash(one: str, other: str) -> bool:
    """Say whether a thing with one label cannot also be what the other says.

    A bank is also a company, and of a plain party nobody says what it is; everything else is one
    kind of thing.
    """
    mine, theirs = NODE[one].labels, NODE[other].labels
    return not (mine <= theirs or theirs <= mine)


def narrowest(labels: Collection[str]) -> str:
    """Return the label that says most of a thing: a bank is also a company, and both are parties.

    It is empty where none is a label of the model.
    """
    known = [NODE[label] for label in sorted(labels) if label in NODE]
    return max(known, key=lambda node: len(node.labels)).label if known else ""


def keys_of(node: NodeType) -> dict[str, FactType]:
    """Return the facts that a block about such a thing may write, by their word."""
    return {fact.key: fact for fact in FACTS if _ends(fact)[0] & node.labels}


def near_labels(fact: FactType) -> frozenset[str]:
    """Return the labels allowed at the end whose block writes the fact."""
    return _ends(fact)[0]


def far_labels(fact: FactType) -> frozenset[str]:
    """Return the labels allowed at the end that a block names (the other end than its own)."""
    return _ends(fact)[1]


def is_role(fact: FactType) -> bool:
    """Say whether the fact is a part in an agreement or measure, which then lends it its dates."""
    near = _ends(fact)[0]
    return any(node.group == "agreement" and near & node.labels for node in NODES)


def is_ranked(fact: FactType) -> bool:
    """Say whether the fact is a party's part in agreements that are listed by their standing."""
    near, far = _ends(fact)
    ranked = any(node.ranked and near & node.labels for node in NODES)
    return ranked and far == frozenset(_PARTY)


def _ends(fact: FactType) -> tuple[frozenset[str], frozenset[str]]:
    left, right = frozenset(fact.left), frozenset(fact.right)
    return (left, right) if fact.block == "left" else (right, left)
