"""Lines of a header that say how a query is to be run: what it spells, and that it has pages."""

import pytest

from kb.errors import InvalidQuestion
from kb.queries import header
from kb.queries.question import Pages

SPELT = """\
// Parties.
//
// param text: string               What to look for.
// param spelled: string[]? = null  How it is also spelled.
// spell spelled: text
// column party: string             The party.
// order: party
// example: {"text": "a"}
MATCH (p:Party) WHERE p.name IN [$text] + coalesce($spelled, []) RETURN p.id AS party
"""


def test_a_text_may_be_spelled_otherwise_for_another_parameter() -> None:
    assert header.parse("parties", "parties.cypher", SPELT).spelled == {"spelled": "text"}


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ("spelled: text", "text", ":5:1: `spell text` spells nothing; write `spell spelled: text`"),
        (
            "// spell spelled: text",
            "// spell spelled: text\n// spell spelled: text",
            ":6:1: spell `spelled` is declared twice; keep one of the two lines",
        ),
        (
            "spell spelled: text",
            "spell spelt: text",
            ":5:1: `spell spelt` has nowhere to put spellings; "
            "declare `// param spelt: string[]? = null`",
        ),
        (
            "string[]? = null",
            'string[] = ["a"]',
            ":5:1: `spell spelled` has nowhere to put spellings; "
            "declare `// param spelled: string[]? = null`",
        ),
        (
            "spell spelled: text",
            "spell spelled: spelled",
            ":5:1: `spelled` is no text to be spelled; name a parameter that is one",
        ),
    ],
)
def test_what_is_spelled_is_checked(right: str, wrong: str, message: str) -> None:
    assert right in SPELT
    with pytest.raises(InvalidQuestion) as caught:
        header.parse("parties", "parties.cypher", SPELT.replace(right, wrong))
    assert str(caught.value) == "parties.cypher" + message


PAGED = """\
// Lines, the best first.
//
// column rank: string   What orders them.
// column line: string   The line.
// order: rank, line
// pages: behind, rows
// example: {}
MATCH (l:CreditLine) WHERE l.rank >= coalesce($behind[0], '')
RETURN l.rank AS rank, l.id AS line LIMIT $rows
"""


def test_a_query_may_give_its_rows_a_page_at_a_time() -> None:
    question = header.parse("lines", "lines.cypher", PAGED)
    assert (question.pages, question.parameters) == (Pages("behind", "rows"), ())


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        (
            "rank: string ",
            "rank: int ",
            ":5:1: the order names `rank`, which is not always a text; "
            "order a query that has pages by texts, the least first",
        ),
        (
            "rank: string ",
            "rank: string? ",
            ":5:1: the order names `rank`, which is not always a text; "
            "order a query that has pages by texts, the least first",
        ),
        (
            "order: rank",
            "order: rank desc",
            ":5:1: the order descends by `rank`; "
            "order a query that has pages by texts, the least first",
        ),
        (
            " LIMIT $rows",
            "",
            ":6:1: `$rows` is not used, or declared as a parameter that is asked for; "
            "use in the query what only `pages` names",
        ),
        (
            "// order",
            "// param rows: int = 3   How many.\n// order",
            ":7:1: `$rows` is not used, or declared as a parameter that is asked for; "
            "use in the query what only `pages` names",
        ),
    ],
)
def test_what_has_pages_is_ordered_by_texts_and_asks_for_none_of_its_own(
    right: str, wrong: str, message: str
) -> None:
    with pytest.raises(InvalidQuestion) as caught:
        header.parse("lines", "lines.cypher", PAGED.replace(right, wrong, 1))
    assert str(caught.value) == f"lines.cypher{message}"
