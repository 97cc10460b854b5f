from datetime import date
from typing import Any

import pytest

from kb.formats import comma_separated


def test_the_header_is_a_line() -> None:
    assert comma_separated.header(["party", "amount_min"]) == b"party,amount_min\n"


@pytest.mark.parametrize(
    ("row", "line"),
    [
        (["ZTE", None, ""], "ZTE,,\n"),
        ([None], '""\n'),
        ([1, 2.5, -3, -0.5], "1,2.5,-3,-0.5\n"),
        ([True, False], "true,false\n"),
        ([date(2018, 6, 5)], "2018-06-05\n"),
        ([["huawei", "zte"], []], '"[""huawei"", ""zte""]",[]\n'),
        (["a,b", 'say "no"', "two\nlines", "a\rb"], '"a,b","say ""no""","two\nlines","a\rb"\n'),
        (["中兴", "Bjørn’s"], "中兴,Bjørn’s\n"),
    ],
)
def test_values_are_written_and_quoted(row: list[Any], line: str) -> None:
    assert comma_separated.lines([row]) == line.encode()


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", '"\'\r=1"'),
        ('=HYPERLINK("a","b")', '"\'=HYPERLINK(""a"",""b"")"'),
        ("a=1", "a=1"),
        ("'quoted'", "'quoted'"),
    ],
)
def test_a_text_is_never_a_formula(text: str, cell: str) -> None:
    assert comma_separated.lines([[text]]).decode() == f"{cell}\n"


def test_no_rows_are_no_lines() -> None:
    assert comma_separated.lines([]) == b""
