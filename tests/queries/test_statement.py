"""The statements that are made of a question: for any driver, and with what the runner adds."""

from kb.queries import header, statement
from kb.queries.statement import Statement

QUESTION = header.parse(
    "lines",
    "lines.cypher",
    """\
// Lines.
//
// param party: party         The borrower.
// param others: party[] = []  Others.
// column amount: float?      Its amount.
// column line: string        The line.
// order: amount desc, line
// example: {"party": "huawei"}
CYPHER 25
MATCH (l:CreditLine)-->({id: $party}) WHERE NOT l.id IN $others
RETURN l.amount AS amount, l.id AS line;
""",
)
BODY = """\
MATCH (l:CreditLine)-->({id: $party}) WHERE NOT l.id IN $others
RETURN l.amount AS amount, l.id AS line
"""
CUT = "ORDER BY `amount` DESC, `line`\nLIMIT $kb_limit"
MARKED = f"RETURN *, true AS kb_row\n}}\nRETURN *\n{CUT}"
PREAMBLE = (
    "CYPHER 25 OPTIONAL MATCH (kb_graph:Throughline {id: 'graph'}) "
    "WITH kb_graph.edition AS kb_edition, kb_graph.model AS kb_model, "
    "($party IS NULL OR EXISTS { MATCH (:Party {id: $party}) }) AND "
    "all(kb_id IN $others WHERE EXISTS { MATCH (:Party {id: kb_id}) }) AS kb_known "
)


def test_any_driver_can_run_a_question() -> None:
    assert statement.of(QUESTION, {"party": "huawei"}, 7) == Statement(
        f"CYPHER 25 CALL () {{\n{BODY}{CUT}\n}}\nRETURN `amount`, `line`\n{CUT}",
        {"party": "huawei", "others": [], "kb_limit": 7},
    )


def test_the_runner_asks_for_the_edition_and_for_parties_that_are_no_ids() -> None:
    assert statement.asking(QUESTION, {"party": "huawei", "others": []}, 7, None) == Statement(
        f"{PREAMBLE}OPTIONAL CALL () {{\nCALL () {{\n{BODY}{CUT}\n}}\n{MARKED}",
        {"party": "huawei", "others": [], "kb_limit": 7},
    )


def test_a_further_page_begins_behind_a_row() -> None:
    follows = (
        "((`amount` < $kb_after_0 OR ($kb_after_0 IS NULL AND `amount` IS NOT NULL))) OR "
        "((`amount` = $kb_after_0 OR (`amount` IS NULL AND $kb_after_0 IS NULL)) AND "
        "(`line` > $kb_after_1 OR (`line` IS NULL AND $kb_after_1 IS NOT NULL)))"
    )
    given = {"party": "huawei", "others": []}
    assert statement.asking(QUESTION, given, 7, (2e9, "a")) == Statement(
        f"{PREAMBLE}OPTIONAL CALL () {{\nCALL () {{\nCALL () {{\n{BODY}}}\n"
        f"WITH * WHERE {follows}\nRETURN *\n{CUT}\n}}\n{MARKED}",
        {**given, "kb_after_0": 2e9, "kb_after_1": "a", "kb_limit": 7},
    )


PAGED = header.parse(
    "lines",
    "lines.cypher",
    """\
// Lines, the best first.
//
// column rank: string   What orders them.
// order: rank
// pages: behind, rows
// example: {}
MATCH (l:CreditLine) WHERE l.rank > coalesce($behind[0], '')
RETURN l.rank AS rank LIMIT $rows
""",
)
PAGE = """\
MATCH (l:CreditLine) WHERE l.rank > coalesce($behind[0], '')
RETURN l.rank AS rank LIMIT $rows
"""


def test_a_query_that_has_pages_cuts_and_goes_on_by_itself() -> None:
    assert statement.of(PAGED, {}, 7) == Statement(
        f"CALL () {{\n{PAGE}}}\nRETURN `rank`\nLIMIT $kb_limit",
        {"behind": None, "rows": 7, "kb_limit": 7},
    )
    asked = statement.asking(PAGED, {}, 7, ("b",))
    assert asked.parameters == {"behind": ["b"], "rows": 7, "kb_limit": 7}
    assert asked.text.endswith(
        f"CALL () {{\n{PAGE}}}\nRETURN *, true AS kb_row\n}}\nRETURN *\nLIMIT $kb_limit"
    )
