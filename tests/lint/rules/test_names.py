import pytest

from tests.lint.conftest import ruled

ELSEWHERE = "correct it; `kb/model/schema.py` and `kb/model/graph.py` declare what there is"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "MATCH (n:Compny) RETURN n",
            ["10 unknown-label: the model has no label `Compny`; did you mean `Company`?"],
        ),
        (
            "MATCH (n:company) RETURN n",
            ["10 unknown-label: the model has no label `company`; did you mean `Company`?"],
        ),
        (
            "MATCH (n:Party&!Bnak) RETURN n",
            ["17 unknown-label: the model has no label `Bnak`; did you mean `Bank`?"],
        ),
        (
            "MATCH (n:`Pa rty`) RETURN n",
            ["10 unknown-label: the model has no label `Pa rty`; did you mean `Party`?"],
        ),
        (
            "MATCH (n IS Bnak) RETURN n",
            ["13 unknown-label: the model has no label `Bnak`; did you mean `Bank`?"],
        ),
        (
            "MATCH (n:Party) WHERE n:Bnak RETURN n",
            ["25 unknown-label: the model has no label `Bnak`; did you mean `Bank`?"],
        ),
        (
            "MATCH (n:LENDS) RETURN n",
            [f"10 unknown-label: the model has no label `LENDS`: `LENDS` is a relationship type; "
             f"{ELSEWHERE}"],
        ),
        (
            "MATCH (n)-[:LEND|OWNS]->() RETURN n",
            ["13 unknown-type: the model has no relationship type `LEND`; did you mean `LENDS`?"],
        ),
        (
            "MATCH (n:Party) RETURN n.nmae",
            ["26 unknown-property: `n` has no property `nmae`, being Party; did you mean `name`?"],
        ),
        (
            "MATCH (n:Party {nmae: 'x'}) RETURN n",
            ["17 unknown-property: `n` has no property `nmae`, being Party; did you mean `name`?"],
        ),
        (
            "MATCH (n:Bank) RETURN n {.id, .nmae}",
            ["32 unknown-property: `n` has no property `nmae`, being Bank and Company and Party; "
             "did you mean `name`?"],
        ),
        (
            "MATCH (n:Party) RETURN n.title",
            [f"26 unknown-property: `n` has no property `title`, being Party; {ELSEWHERE}"],
        ),
        (
            "MATCH (:Party)-[r:OWNS]->() RETURN r.role",
            [f"38 unknown-property: `r` has no property `role`, being OWNS; {ELSEWHERE}"],
        ),
        (
            "MATCH (n:Party)-[r]->() WITH collect({fact: r}) AS hops "
            "RETURN [hop IN hops | hop.fact.begins_latst] AS days",
            ["88 unknown-property: nothing in the model has a property `begins_latst`; "
             "did you mean `begins_latest`?"],
        ),
        (
            "MATCH (n:Party) RETURN [(n)-[:OWNS]->(c:Company) | c.nmae] AS names",
            ["54 unknown-property: `c` has no property `nmae`, being Company and Party; "
             "did you mean `name`?"],
        ),
        (
            "CALL () { MATCH (n:Claim) RETURN n UNION MATCH (n:Source) RETURN n } RETURN n.sais",
            ["79 unknown-property: `n` has no property `sais`; did you mean `says`?"],
        ),
    ],
)  # fmt: skip
def test_finds_names_that_the_model_does_not_have(text: str, found: list[str]) -> None:
    assert ruled(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "MATCH (n:Party|Agreement&!Bank:%) RETURN n.id, n.`name`",
        "MATCH (n:$($label)) RETURN n",
        "MATCH (n:$any($labels) {id: $id}) RETURN n",
        "RETURN {a: 1, nmae: 2}.nmae AS x, 'n.nmae' AS y // n.nmae",
        "WITH {line: 1} AS one RETURN one.line",
        "MATCH (n:Measure) RETURN n.begins_earliest.year",
        "RETURN datetime.transaction(), date.truncate('year', date())",
        "CALL db.index.fulltext.queryNodes('party_search', $x) YIELD node AS p RETURN p.name",
        "CALL db.labels YIELD label RETURN label",
        "UNWIND $rows AS row RETURN row.anything, row.of.it",
        "LOAD CSV WITH HEADERS FROM 'file:///a' AS row RETURN row.anything",
        "MATCH (n:Party) WITH n AS Bnak RETURN Bnak.name",
        "MATCH (n:Party) RETURN [x IN [1] WHERE x > 0 | x] AS a, $p.anything AS b",
        "MATCH (n:Party) RETURN CASE WHEN n:Bank THEN n.name ELSE n.id END AS end",
        "MATCH (n:Agreement|Measure) OPTIONAL MATCH (n:Agreement)-[:OPENS]->(a) RETURN n.act, a",
        "MATCH (n:Party|Load) WHERE EXISTS { (n:Party) } OR n.at IS NULL RETURN n",
        "MATCH (n:Agreement) RETURN n.purpose, n.held, n.amount_min",
    ],
)
def test_is_silent_on_names_that_are_known_or_not_the_models(text: str) -> None:
    assert ruled(text) == []
