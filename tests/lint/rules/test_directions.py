import pytest

from tests.lint.conftest import ruled


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "MATCH (l:CreditLine)-[r:LENDS]->(b:Bank) RETURN l",
            ["25 direction: `LENDS` goes from Party to CreditLine, not the other way; "
             "turn it round: `(l)<-[r:LENDS]-(b)`"],
        ),
        (
            "MATCH (b:Bank)<-[:LENDS]-(:CreditLine) RETURN b",
            ["19 direction: `LENDS` goes from Party to CreditLine, not the other way; "
             "turn it round: `(b)-[:LENDS]->(:CreditLine)`"],
        ),
        (
            "MATCH (a:Company) MATCH (b:CreditLine) WHERE (a)<-[:LENDS]-(b) AND a.id = b.title "
            "RETURN a",
            ["53 direction: `LENDS` goes from Party to CreditLine, not the other way; "
             "turn it round: `(a)-[:LENDS]->(b)`"],
        ),
        (
            "MATCH (a:Company)-[:PARTNER_IN]-(b:CreditLine) RETURN a",
            ["21 direction: no `PARTNER_IN` is between Company and CreditLine: it goes from Party "
             "to Partnership; correct the type, or what is at its ends"],
        ),
        (
            "MATCH (n:Party)-->(m:Claim) RETURN n",
            ["16 direction: nothing leads from Party to Claim; turn it round: `(n)<--(m)`"],
        ),
        (
            "MATCH (d:DataAccess)-[:OWNS]->{1,5}(c:Company) RETURN d",
            ["24 direction: no `OWNS` is between DataAccess and Company: it goes from Party to "
             "Company or Organization; correct the type, or what is at its ends"],
        ),
        (
            "CALL () { MATCH (b:Bank) RETURN b UNION MATCH (b:Person) RETURN b } "
            "MATCH (b)-[:LENT_TO]->(c) RETURN c",
            ["81 direction: `LENT_TO` goes from CreditLine to Party, not the other way; "
             "turn it round: `(b)<-[:LENT_TO]-(c)`"],
        ),
    ],
)  # fmt: skip
def test_finds_what_the_model_has_only_the_other_way_or_never(text: str, found: list[str]) -> None:
    assert ruled(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "MATCH (b:Bank)-[:LENDS]->(l:CreditLine) RETURN b",
        "MATCH (l:CreditLine)<-[:LENDS]-(b) RETURN b",
        "MATCH (a)-[:LENDS]->(b) RETURN a",
        "MATCH (a:Party)-[:OWNS|LENT_TO]-(b:CreditLine) RETURN a",
        "MATCH (a:DataCategory {id: $x})<-[:BROADER]-{0,20}(b:DataCategory)<-[:OF]-(c) RETURN c",
        "MATCH (a:Party {id: $x})-[:LENDS|LENT_TO*1..2]->(b:Party) RETURN b",
        "MATCH (c:Claim)-[:STATES]->(n) WITH n AS c MATCH (c)<-[:STATES]-(:Claim) RETURN c",
    ],
)
def test_is_silent_where_the_model_allows_it_or_nothing_is_known(text: str) -> None:
    assert ruled(text) == []
