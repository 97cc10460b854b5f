"""A question is held to its header's rules as well, each at its line."""

import pytest

from tests.lint.conftest import Linted

RIGHT = """\
// Companies by country.
//
// param country: string? = null   Of this one.
// column company: string          The company.
// order: company
// example: {}
// suggest country: MATCH (c:Company) WHERE c.id > $prefix RETURN c.id AS value, null AS label
CYPHER 25
MATCH (c:Company)
WHERE $country IS NULL OR c.country = $country
RETURN c.id AS company
"""


@pytest.mark.parametrize(
    ("right", "wrong", "found"),
    [
        ("", "", []),
        (
            "// order: company\n",
            "// order: company\n// ordr: company\n",
            ["6:1: header: unknown header line `ordr: company`; begin the line with param, column, "
             "spell, order, example, suggest, limits, pages or counted"],
        ),
        (
            "AS company",
            "AS firm",
            ["4:1: header: the query returns no column `company`; return it, or remove its line; "
             "it returns firm", "1:1: header: column `firm` is not declared; declare it"],
        ),
        (
            "AS company\n",
            "AS company\nORDER BY company\n",
            ["12:1: header: the query does not end with its RETURN; remove what follows that: the "
             "header's order and a limit are added"],
        ),
        (
            "AS company\n",
            "AS company;\nRETURN 1 AS company\n",
            ["12:1: header: a question is one statement, and here are 2; "
             "write each into a file of its own"],
        ),
        (
            "(c:Company) WHERE c.id",
            "(c:Compny) WHERE c.id",
            ["7:30: unknown-label: the model has no label `Compny`; did you mean `Company`?"],
        ),
        (
            "AS value, null AS label",
            "AS value",
            ["7:21: header: the suggestion for `country` returns value; "
             "return `value` and `label`"],
        ),
        (
            "CYPHER 25\nMATCH (c:Company)\n",
            "// lint: allow unknown-label, it is of another graph\n"
            "CYPHER 25 MATCH (c:Compny)\n",
            [],
        ),
    ],
)  # fmt: skip
def test_finds_what_is_wrong_between_header_and_query(
    linted: Linted, right: str, wrong: str, found: list[str]
) -> None:
    assert linted(RIGHT.replace(right, wrong, 1)) == sorted(found)


def test_a_text_without_a_header_needs_none(linted: Linted) -> None:
    assert linted("// An order of companies\nMATCH (c:Company) RETURN c.name ORDER BY c.name") == []
