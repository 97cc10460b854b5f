from datetime import date

from kb.queries import docs, header, registry
from tests.conftest import ROOT
from tests.queries.test_header import RIGHT

DESCRIBED = """\
## lines

Lines of credit, the largest first.

A line is one row. It says nothing of what is repaid.

| parameter | type | default | |
|---|---|---|---|
| `party` | `party` | required | The borrower. |
| `on` | `date?` | `null` | Only lines in force on this day. |
| `since` | `date` | `"2010-01-01"` | Only later ones. |
| `kinds` | `string[]` | `["a"]` | Kinds. |
| `sure` | `possible\\|certain` | `"possible"` | How sure. |

| column | type | |
|---|---|---|
| `line` | `string` | The line. |
| `amount` | `float?` | Its amount. |

Ordered by `amount`, descending; `line`. For example `{"party": "huawei"}`.
"""


def test_a_question_is_described_by_its_header() -> None:
    assert docs.described(header.parse("lines", "lines.cypher", RIGHT)) == DESCRIBED


def test_an_answer_that_is_handed_on_says_what_was_asked() -> None:
    lines = header.parse("lines", "lines.cypher", RIGHT)
    given = {"party": "华为", "on": date(2018, 6, 5), "kinds": ["a"], "sure": None}
    assert docs.asked(lines, given, 3, more=True) == {
        "question": "lines",
        "title": "Lines of credit, the largest first.",
        "$party": '"华为"',
        "$on": '"2018-06-05"',
        "$kinds": '["a"]',
        "$sure": "null",
        "rows": "3, and there are more",
    }


def test_the_catalogue_in_the_repository_is_what_the_headers_say() -> None:
    written = (ROOT / "cypher" / "README.md").read_text()
    assert written == docs.catalogue(registry.every((registry.shipped(),))), "run `make docs`"
