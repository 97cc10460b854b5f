import pytest

from tests.lint.conftest import ruled

CHAIN = (
    "MATCH w = (l:CreditLine)-[a:LENT_TO]->(p:Party)-[b:PARTNER_IN]->(d:Partnership)"
    "-[o:OPENS]->(x:DataAccess) "
)
LATEST = "reduce(day = date('0001-01-01'), h IN {0} | CASE WHEN h.begins_earliest > day \
THEN h.begins_earliest ELSE day END) AS first"
EARLIEST = "reduce(day = date('9999-12-31'), h IN {0} | CASE WHEN h.ends_latest < day \
THEN h.ends_latest ELSE day END) AS last"
REMEDY = (
    "name the hops, and with `[…] AS hops` write "
    "`WHERE all(a IN hops WHERE all(b IN hops WHERE a.begins_earliest <= b.ends_latest))`"
)


def _found(column: int, one: str, other: str) -> list[str]:
    return [
        f"{column} overlap: `({one})` and `({other})` stand in one chain, and nothing asks "
        f"whether they are in force at one time; {REMEDY}"
    ]


MISSING = _found(65, "l:CreditLine", "d:Partnership")


@pytest.mark.parametrize(
    "end",
    [
        "RETURN l, d",
        "RETURN a.begins_earliest, a.ends_latest, b.begins_earliest, b.ends_latest",
        "WHERE a.begins_earliest <= b.ends_latest RETURN l",
        "WHERE NOT a.begins_earliest <= b.ends_latest AND NOT b.begins_earliest <= a.ends_latest "
        "RETURN l",
        "WHERE NOT a.ends_latest >= b.begins_earliest AND b.begins_earliest <= a.ends_latest "
        "RETURN l",
        "WHERE a.begins_earliest <= a.ends_latest AND b.begins_earliest <= b.ends_latest RETURN l",
        "WHERE a.begins_earliest <= $day <= b.ends_latest RETURN l",
        "WITH *, [b, o] AS hops WHERE all(x IN hops WHERE all(y IN hops "
        "WHERE x.begins_earliest <= y.ends_latest)) RETURN l",
        "WITH *, [a, b] AS hops WHERE all(x IN hops WHERE x.begins_earliest <= x.ends_latest) "
        "RETURN l",
        f"WITH *, [a, b] AS hops WITH *, {LATEST.format('hops')}, {EARLIEST.format('hops')} "
        "RETURN first, last",
    ],
)
def test_finds_a_chain_that_does_not_ask_whether_its_agreements_overlap(end: str) -> None:
    assert ruled(CHAIN + end) == MISSING


@pytest.mark.parametrize(
    "end",
    [
        "WITH *, [a, b, o] AS hops WHERE all(x IN hops WHERE all(y IN hops "
        "WHERE x.begins_earliest <= y.ends_latest)) RETURN l",
        "WITH *, [{what: 'a', fact: a}, {what: 'b', fact: b}] AS hops WHERE all(x IN hops WHERE "
        "all(y IN hops WHERE y.fact.ends_latest >= x.fact.begins_earliest)) RETURN l",
        "WITH *, relationships(w) AS hops WHERE all(x IN hops WHERE none(y IN hops "
        "WHERE x.dated_by <> y.dated_by AND x.begins_latest > y.ends_earliest)) RETURN l",
        "WHERE all(x IN [a, b] WHERE all(y IN [a, b] WHERE x.dated_by = y.dated_by "
        "OR x.begins_latest <= y.ends_earliest)) RETURN l",
        "WHERE a.begins_earliest <= b.ends_latest AND b.begins_earliest <= a.ends_latest RETURN l",
        "WHERE l.begins_earliest <= d.ends_latest AND d.begins_earliest <= l.ends_latest RETURN l",
        f"WITH *, [a, b] AS hops WITH *, {LATEST.format('hops')}, {EARLIEST.format('hops')} "
        "WHERE first <= last RETURN l",
        f"WITH *, [a, b] AS hops WITH *, {LATEST.format('hops')}, {EARLIEST.format('hops')} "
        "RETURN CASE WHEN first > last THEN 'no' ELSE 'possible' END AS overlap",
    ],
)
def test_knows_the_line_in_any_form(end: str) -> None:
    assert ruled(CHAIN + end) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "MATCH (a:CreditLine)-[:LENT_TO]->(p)<-[:GIVEN_TO]-(b:Grant) RETURN a",
            _found(51, "a:CreditLine", "b:Grant"),
        ),
        (
            "MATCH (:CreditLine)-[:LENT_TO]->(p) MATCH (p)-[:PARTNER_IN]->(:Partnership) RETURN p",
            _found(62, ":CreditLine", ":Partnership"),
        ),
        (
            "CALL () { MATCH (a:CreditLine)-[:LENT_TO]->(p:Party) RETURN a, p } "
            "MATCH (p)-[:PARTNER_IN]->(d:Partnership) RETURN a, d",
            _found(93, "a:CreditLine", "d:Partnership"),
        ),
        (
            "MATCH (p:Party {id: $x})-[h:LENDS|LENT_TO|PARTNER_IN]-{1,6}(q:Party) RETURN q",
            ["26 overlap: the pattern leads through several agreements, and nothing asks whether "
             f"they are in force at one time; {REMEDY}"],
        ),
    ],
)  # fmt: skip
def test_finds_it_however_the_chain_is_written(text: str, found: list[str]) -> None:
    assert ruled(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "MATCH (b:Party)-[:LENDS]->(l:CreditLine)-[:LENT_TO]->(p:Party)-[:OWNS]->(c) RETURN c",
        "MATCH (d:Partnership)-[:OPENS]->(x:DataAccess)-[:TO]->(p:Party) RETURN p",
        "MATCH (d:Partnership)-[:RELATED_TO]-(l:CreditLine) RETURN d",
        "MATCH (m:Measure)-[:TARGETS]->(p:Party)-[:PARTNER_IN]->(d:Partnership) RETURN d",
        "MATCH (p:Party {id: $x}) RETURN COUNT { (p)-[:LENDS]->(:CreditLine) } AS lends, "
        "COUNT { (p)-[:PARTNER_IN]->(:Partnership) } AS partnerships",
        "MATCH (:CreditLine)-[:LENT_TO]->(p:Party) WITH DISTINCT p "
        "MATCH (p)-[:PARTNER_IN]->(d:Partnership) RETURN d",
        "MATCH (p:Party {id: $x})-[:OWNS]->{1,6}(q:Party) RETURN q",
        "MATCH (p:Party {id: $x})-[:LENDS|LENT_TO]->{1,2}(q) RETURN q",
    ],
)
def test_is_silent_where_there_is_one_arrangement(text: str) -> None:
    assert ruled(text) == []


@pytest.mark.parametrize(
    "pattern",
    [
        "(b:Bank)-[:LENDS]->(l)-[:LENT_TO]->(c)-[:PARTNER_IN]->(p)",
        "(p)<-[:PARTNER_IN]-(c)<-[:LENT_TO]-(l)",
    ],
)
def test_a_node_without_a_label_is_what_the_facts_at_it_allow(pattern: str) -> None:
    [found] = ruled(f"MATCH {pattern} RETURN 1 AS x")
    assert "stand in one chain, and nothing asks whether they are in force at one time" in found


@pytest.mark.parametrize(
    "pattern", ["(a)-[:OWNS]->(b)-[:OWNS]->(c)", "(l)-[:LENT_TO]->(c)-[r]->(p)"]
)
def test_nor_is_it_an_agreement_where_it_may_be_something_else(pattern: str) -> None:
    assert [it for it in ruled(f"MATCH {pattern} RETURN 1 AS x") if "overlap" in it] == []
