"""`kb search`: who is found, as which rows, and what is said where nobody is."""

import json

import pytest

from tests.cli.conftest import Run
from tests.conftest import Using

MAKER = """\
┃ party          ┃ name           ┃ matched   ┃ found_by ┃ kinds   ┃ country ┃ agreements ┃
│ invented-maker │ Invented Maker │ The Maker │ typo     │ Company │ –       │ 4          │
"""


def test_a_table_shows_which_name_matched(shipped: Using, kb: Run) -> None:
    ran = kb("search", "The Makre", "--limit", "1")
    lines = [line for line in ran.stdout.splitlines() if line[0] in "┃│"]
    assert lines == MAKER.splitlines()


def test_other_formats_have_every_column_of_the_question(shipped: Using, kb: Run) -> None:
    ran = kb("search", "华为", "--format", "json")
    assert (ran.returncode, json.loads(ran.stdout)) == (
        0,
        [
            {
                "party": "huawei",
                "name": "Huawei",
                "kinds": ["Company"],
                "country": "CN",
                "collective": False,
                "matched": "Huawei",
                "found_by": "spelling",
                "score": 5.0,
                "agreements": 7,
            }
        ],
    )


def test_what_is_cut_is_told(shipped: Using, kb: Run) -> None:
    ran = kb("search", "chinese", "--limit", "1", "--format", "csv")
    assert (ran.returncode, ran.stdout.count("\n"), ran.stderr) == (
        5,
        2,
        "cut after 1 rows; ask for more with --limit\n",
    )


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (
            ("no such party zz",),
            3,
            "no party is found by `no such party zz`; write fewer words, or how it is called "
            "elsewhere\n",
        ),
        (
            ("huawei", "--kind", "Person"),
            3,
            "no party is found by `huawei`; leave out --kind, or write fewer words\n",
        ),
        ((" ",), 2, "the parameter `text` is ` `; give a text\n"),
    ],
)
def test_nobody_is_told_with_what_to_do(
    shipped: Using, kb: Run, arguments: tuple[str, ...], code: int, message: str
) -> None:
    ran = kb("search", *arguments)
    assert (ran.returncode, ran.stdout, ran.stderr) == (code, "", message)


def test_an_empty_graph_is_told(empty: Using, kb: Run) -> None:
    ran = kb("search", "huawei")
    assert (ran.returncode, ran.stderr) == (
        3,
        "no party is found by `huawei`: nothing is loaded yet; try `kb load FILE`\n",
    )
