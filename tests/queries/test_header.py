"""The header's grammar: one small file for each thing that can be said in it, or said wrongly."""

from datetime import date

import pytest

from kb.errors import InvalidQuestion
from kb.queries import header
from kb.queries.question import (
    REQUIRED,
    Column,
    Key,
    Kind,
    Limits,
    Parameter,
    Question,
    Suggester,
)

RIGHT = """\
// Lines of credit, the largest
// first.
//
// A line is one row. It says
// nothing of what is repaid.
//
// param party: party            The borrower.
// param on: date? = null        Only lines in force on this day.
// param since: date = "2010-01-01"  Only later ones.
// param kinds: string[] = ["a"]     Kinds.
// param sure: possible|certain = "possible"   How sure.
// column line: string           The line.
// column amount: float?         Its amount.
// order: amount desc, line
// example: {"party": "huawei"}
// suggest kinds: MATCH (k:Kind) WHERE k.id STARTS WITH $prefix RETURN k.id AS value, k.x AS label
// limits: rows 500, seconds 5
MATCH (l) WHERE $party = l.p AND $on IS NULL AND $since < l.d AND l.k IN $kinds AND $sure <> ''
RETURN l.id AS line, l.amount AS amount
"""


def test_reads_everything_that_a_header_says() -> None:
    assert header.parse("lines", "lines.cypher", RIGHT) == Question(
        name="lines",
        file="lines.cypher",
        text=RIGHT,
        title="Lines of credit, the largest first.",
        description="A line is one row. It says nothing of what is repaid.",
        parameters=(
            Parameter("party", Kind("party"), "The borrower.", REQUIRED),
            Parameter("on", Kind("date", nullable=True), "Only lines in force on this day.", None),
            Parameter("since", Kind("date"), "Only later ones.", date(2010, 1, 1)),
            Parameter("kinds", Kind("string", several=True), "Kinds.", ["a"]),
            Parameter(
                "sure", Kind("string", choices=("possible", "certain")), "How sure.", "possible"
            ),
        ),
        columns=(
            Column("line", Kind("string"), "The line.", 12),
            Column("amount", Kind("float", nullable=True), "Its amount.", 13),
        ),
        order=(Key("amount", descending=True), Key("line")),
        example={"party": "huawei"},
        suggest={
            "kinds": Suggester(
                "MATCH (k:Kind) WHERE k.id STARTS WITH $prefix RETURN k.id AS value, k.x AS label",
                16,
            )
        },
        limits=Limits(rows=500, seconds=5),
        order_line=14,
    )


def test_a_period_by_default_is_its_first_and_last_day() -> None:
    text = RIGHT.replace('since: date = "2010-01-01"', 'since: period = "2010/2015"')
    assert header.parse("lines", "lines.cypher", text).parameters[2] == Parameter(
        "since", Kind("period"), "Only later ones.", [date(2010, 1, 1), date(2015, 12, 31)]
    )


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        (
            "// order: amount",
            "// sort: amount",
            ":14:1: unknown header line `sort: amount desc, line`; "
            "begin the line with param, column, spell, order, example, suggest, limits, pages or "
            "counted",
        ),
        (
            "// order: amount desc, line",
            "// order: amount descending, line",
            ":14:1: `amount descending` is no order; write `column` or `column desc`",
        ),
        (
            "// order: amount desc, line\n",
            "// order: amount desc, line\n// order: line\n",
            ":15:1: there is a second `order`; keep one of the two lines",
        ),
        (
            "// param party: party",
            "// parm limit: int  The most.\n// param party: party",
            ":7:1: unknown header line `parm limit: int  The most.`; "
            "begin the line with param, column, spell, order, example, suggest, limits, pages or "
            "counted",
        ),
        (
            "// param party: party",
            "// param limit: int  The most.\n// param party: party",
            ":7:1: `limit` is an option of every question; choose another name",
        ),
        (
            "// column amount: float? ",
            "// column amount: float? = 1 ",
            ":13:1: column `amount` has a default; only a parameter has one",
        ),
        (
            "param party: party ",
            "param party: partie ",
            ":7:1: unknown type `partie`; "
            "write one of string, int, depth, float, bool, date, period, party, thing, fact",
        ),
        (
            "param party: party            The borrower.",
            "param party",
            ":7:1: `param party` declares nothing; write `param name: type   What it is.`",
        ),
        (
            "param party: party            The borrower.",
            "param party: party",
            ":7:1: param `party` says nothing of itself; add two spaces and a sentence",
        ),
        (
            "// column amount",
            "// column line",
            ":13:1: column `line` is declared twice; keep one of the two lines",
        ),
        ("$since < l.d", "true", ":9:1: `$since` is not used; use it, or remove its line"),
        (
            "$since < l.d",
            "$since < $until",
            ":18:1: `$until` is not declared; add `// param until: …`",
        ),
        (
            '= "2010-01-01"',
            '= "2010"',
            ':9:1: the default `"2010"` of `since` is none; write JSON '
            "(the parameter `since` is `2010`; give a day such as 2018-06-05)",
        ),
        (
            "order: amount desc, line",
            "order: amount desc, line, amount",
            ":14:1: the order names `amount` twice; name each column once",
        ),
        (
            "rows 500, seconds 5",
            "rows 500, rows 5",
            ":17:1: there are two limits of rows; keep one of them",
        ),
        (
            "order: amount desc, line",
            "order: size",
            ":14:1: the order names no column `size`; order by declared columns",
        ),
        (
            "// column amount: float? ",
            "// column amount: float[] ",
            ":14:1: the order names `amount`, which is a list; order by columns of one value",
        ),
        ("// order: amount desc, line\n", "", ":1:1: the header has no order; add its order line"),
        (
            "// suggest kinds: MATCH",
            "// suggest sorts: MATCH",
            ":16:1: `suggest sorts` is for no parameter; add `// param sorts: …`",
        ),
        (
            "STARTS WITH $prefix RETURN",
            "STARTS WITH $party RETURN",
            ":16:1: the suggestion for `kinds` is not found by what is typed; "
            "use `$prefix` in it, and no other parameter",
        ),
        (
            "// suggest kinds: MATCH",
            "// suggest MATCH",
            ":16:1: `suggest MATCH (k:Kind) WHERE k.id STARTS WITH $prefix RETURN k.id AS value, "
            "k.x AS label` suggests nothing; "
            "write `suggest name: MATCH … RETURN … AS value, … AS label`",
        ),
        (
            "seconds 5",
            "minutes 5",
            ":17:1: `minutes 5` is no limit; write `limits: rows 1000, seconds 10, bytes 1000000`",
        ),
        (
            "rows 500, seconds 5",
            "rows 0",
            ":17:1: `rows 0` is no limit; write `limits: rows 1000, seconds 10, bytes 1000000`",
        ),
        (
            "// limits: rows 500, seconds 5",
            "// pages: behind",
            ":17:1: `pages: behind` names no two; write `pages: behind, rows`",
        ),
        (
            "// limits: rows 500, seconds 5",
            "// counted: chains",
            ":17:1: nothing counts `chains`; write one of exposure, chain_summary, or "
            "remove the line",
        ),
        (
            "// param party: party ",
            "// param kb_party: party ",
            ":7:1: `kb_party` begins like what is added to a query; rename it",
        ),
        (
            "// order: amount desc, line",
            "// order amount",
            ":14:1: `order` has no colon; write `order: …`",
        ),
        (
            '// example: {"party": "huawei"}\n',
            "",
            ":1:1: the header has no example; add `// example: {}`",
        ),
        (
            '{"party": "huawei"}',
            "{}",
            ":15:1: the example cannot be asked: the parameter `party` is missing; "
            "give the id, name, alias or identifier of a party; correct it",
        ),
        (
            '{"party": "huawei"}',
            '["huawei"]',
            ':15:1: the example is not an object; write {"party": "huawei"}',
        ),
    ],
)
def test_says_what_is_wrong_at_its_line(right: str, wrong: str, message: str) -> None:
    assert RIGHT.count(right) == 1, "the table's left column must name one place"
    with pytest.raises(InvalidQuestion) as caught:
        header.parse("lines", "lines.cypher", RIGHT.replace(right, wrong))
    assert f"lines.cypher{message}" in str(caught.value).split("\n")


@pytest.mark.parametrize(
    "prose",
    [
        "order of magnitude is not said here.",
        "example rows stand below.",
        "limits are those of the source.",
        "note: what is not known is null.",
        "a claim: what a source says.",
    ],
)
def test_prose_may_begin_with_any_word(prose: str) -> None:
    text = RIGHT.replace("// nothing of what is repaid.", f"// {prose}")
    assert header.parse("lines", "lines.cypher", text).description.endswith(prose)


def test_tells_everything_that_is_wrong_at_once() -> None:
    with pytest.raises(InvalidQuestion) as caught:
        header.parse("lines", "lines.cypher", "RETURN $a AS b")
    assert str(caught.value).split("\n") == [
        "lines.cypher:1:1: `$a` is not declared; add `// param a: …`",
        "lines.cypher:1:1: the header has no column; add its column line",
        "lines.cypher:1:1: the header has no example; add `// example: {}`",
        "lines.cypher:1:1: the header has no order; add its order line",
        "lines.cypher:1:1: the header has no title; add its title line",
    ]


def test_a_file_name_is_a_questions_name() -> None:
    with pytest.raises(InvalidQuestion) as caught:
        header.parse("My Lines", "My Lines.cypher", RIGHT)
    assert str(caught.value) == (
        "My Lines.cypher: `My Lines` cannot be a question's name; "
        "name the file as credit_lines.cypher"
    )
