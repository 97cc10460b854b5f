"""The chains of a trace as one graph: each thing and each fact once, with what is told of it."""

from typing import Any

from kb.queries.trace import Trace
from kb.telling import graph
from kb.telling.graph import Edge, Graph, Node
from kb.telling.terms import Term
from tests.telling.saying import said

FIRST: dict[str, Any] = {
    "facts": ["owns", "lends", "lent", "joins", "partner", "opens", "to", "of", "loan", "deal"],
    "roles": ["OWNS", "LENDS", "LENT_TO", "PARTNER_IN:host", "PARTNER_IN", "OPENS", "TO", "OF"],
    "owner": "state",
    "owner_name": "The State",
    "owner_through": [],
    "lender": "bank",
    "lender_name": "The Bank",
    "credit_line": "loan",
    "credit_line_title": "The loan",
    "credit_line_status": None,
    "amount_min": 5.0,
    "amount_max": 5.0,
    "currency": "CNY",
    "link": "borrower",
    "linked": "maker",
    "linked_name": "Maker",
    "party": "maker",
    "party_name": "Maker",
    "party_through": [],
    "partnership": "deal",
    "partnership_title": None,
    "partner": "network",
    "partner_name": "Network",
    "access": "view",
    "access_title": "The view",
    "data": "photos",
    "data_name": "Photographs",
    "collective": ["bank"],
    "overlap": "possible",
    "conflicts": ["amount of the credit line"],
}
# A second chain through the same loan, to another kind of data: certain, unlike the first.
SECOND = {
    **FIRST,
    "facts": ["owns", "lends", "lent", "joins", "partner", "opens", "to", "of-2", "loan", "deal"],
    "data": "texts",
    "data_name": None,
    "overlap": "certain",
}
SAID = {
    "owns": [said(1, "asserts", "begins", "2005"), said(1, "asserts", "share", "50%")],
    "lends": [said(2)],
    "loan": [
        said(2, "asserts", "begins", "2010..2012"),
        said(3, "asserts", "ends", "2018", planned=True),
    ],
    "to": [said(4, "denies")],
    "deal": [
        said(5, "qualifies", "kind", "in part"),
        said(6, "denies"),
    ],
    # Who denies a value denies no fact.
    "view": [said(7, "denies", "held", "device")],
    "of": [said(8, "denies", "begins", "2010")],
}
NO_DATES = (Term("no dates of its own"),)
NODES = (
    Node("state", "The State", "Government", ("owner",), False, (), False),
    Node("bank", "The Bank", "Party", ("lender",), True, (), False),
    Node(
        "loan",
        "The loan",
        "CreditLine",
        ("credit line",),
        False,
        (
            Term("CNY 5"),
            Term("begins 2010..2012", (2,)),
            Term("ends 2018 (announced)", (3,)),
            Term("sources contradict each other on its amount"),
        ),
        False,
    ),
    Node("maker", "Maker", "Party", ("borrower",), False, (), False),
    Node(
        "deal",
        "deal",
        "Partnership",
        ("partnership",),
        False,
        (
            Term("no dates"),
            Term("qualified: kind: in part", (5,)),
            Term("disputed: somebody denies it", (6,)),
        ),
        True,
    ),
    Node("network", "Network", "Party", ("partner",), False, (), False),
    Node(
        "view",
        "The view",
        "DataAccess",
        ("access",),
        False,
        (*NO_DATES, Term("denied: held: device", (7,))),
        False,
    ),
    Node("photos", "Photographs", "DataCategory", ("data",), False, (), False),
    Node("texts", "texts", "DataCategory", ("data",), False, (), False),
)


def _edge(id: str, type: str, source: str, target: str, **told: Any) -> Edge:
    plain = {"role": "", "backward": False, "overlap": "certain"}
    return Edge(
        id,
        type,
        source=source,
        target=target,
        **{**plain, "terms": NO_DATES, "disputed": False, **told},
    )


EDGES = (
    _edge(
        "owns", "OWNS", "state", "bank", terms=(Term("begins 2005", (1,)), Term("share 50%", (1,)))
    ),
    _edge("lends", "LENDS", "bank", "loan", terms=(Term("no dates of its own", (2,)),)),
    _edge("lent", "LENT_TO", "loan", "maker"),
    _edge("joins", "PARTNER_IN", "maker", "deal", role="host"),
    _edge("partner", "PARTNER_IN", "network", "deal"),
    _edge("opens", "OPENS", "deal", "view"),
    _edge(
        "to",
        "TO",
        "view",
        "maker",
        backward=True,
        terms=(*NO_DATES, Term("disputed: somebody denies it", (4,))),
        disputed=True,
    ),
    _edge("of-2", "OF", "view", "texts"),
    _edge(
        "of",
        "OF",
        "view",
        "photos",
        overlap="possible",
        terms=(*NO_DATES, Term("denied: begins: 2010", (8,))),
    ),
)


def test_two_chains_are_one_graph() -> None:
    assert graph.of(Trace({}, [FIRST, SECOND], [], SAID)) == Graph(NODES, EDGES)


def test_no_chain_is_nothing_to_draw() -> None:
    assert graph.of(Trace({}, [], [])) == Graph((), ())


def test_who_is_owned_is_read_from_the_owned_to_the_owner() -> None:
    row = {
        **FIRST,
        "facts": ["lends", "lent", "low", "high", "joins", "partner", "opens", "to", "of"],
        "roles": ["LENDS", "LENT_TO", "OWNS", "OWNS", *FIRST["roles"][3:]],
        "owner": None,
        "link": "guarantor",
        "linked": "child",
        "linked_name": "Child",
        "party_through": ["middle"],
    }
    found = graph.of(Trace({}, [row], []))
    assert [(e.source, e.target, e.backward) for e in found.edges[2:4]] == [
        ("middle", "child", True),
        ("maker", "middle", True),
    ]
    assert {node.id: (node.name, node.parts) for node in found.nodes[2:5]} == {
        "child": ("Child", ("guarantor",)),
        "middle": ("middle", ("between guarantor and its owner",)),
        "maker": ("Maker", ("owner of the guarantor",)),
    }


def test_a_pledge_is_called_one() -> None:
    found = graph.of(Trace({}, [{**FIRST, "credit_line_status": "pledge"}], []))
    assert [node.parts for node in found.nodes if node.id == "loan"] == [("credit line (pledge)",)]
