from typing import Any

import pytest

from kb.errors import InvalidParameter
from kb.queries.header import parse
from kb.shell import commands

QUESTION = parse(
    "reach",
    "reach.cypher",
    """// Who reaches what.
//
// param party: party      The party.
// param data: string[] = []   Kinds of data.
// column party: string    The party.
// order: party
// example: {"party": "huawei"}
WITH $data AS data RETURN $party AS party
""",
)


@pytest.mark.parametrize(
    ("text", "name", "rest"),
    [
        (":help", "help", ""),
        (":HELP;", "help", ""),
        (":quit", "exit", ""),
        (":exit", "exit", ""),
        (":param a => 1;", "param", "a => 1"),
        (":ask  lenders party='Huawei Ltd' ", "ask", "lenders party='Huawei Ltd'"),
    ],
)
def test_reads_a_command(text: str, name: str, rest: str) -> None:
    assert commands.read(text) == (name, rest)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (":hlep", "there is no command `:hlep`; did you mean `:help`?"),
        (
            ":begin",
            "there is no command `:begin`; there are :help, :ask, :questions, :schema, :param, "
            ":params, :clear, :format, :limit, :exit",
        ),
    ],
)
def test_an_unknown_command_is_told_with_those_there_are(text: str, message: str) -> None:
    with pytest.raises(InvalidParameter) as caught:
        commands.read(text)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("rest", "found"),
    [
        ("a => 1", ("a", "1")),
        ("a=>date('2018-06-05')", ("a", "date('2018-06-05')")),
        ("`a b` => [1, 2]", ("a b", "[1, 2]")),
        ("{a: 1, b: 2}", (None, "{a: 1, b: 2}")),
    ],
)
def test_reads_what_is_set(rest: str, found: tuple[str | None, str]) -> None:
    assert commands.setting(rest) == found


@pytest.mark.parametrize("rest", ["", "a", "a 1", "a =>", "1 + 1 => 2"])
def test_nothing_else_sets(rest: str) -> None:
    with pytest.raises(InvalidParameter) as caught:
        commands.setting(rest)
    assert str(caught.value) == (
        "write `:param NAME => EXPRESSION`, such as `:param day => date('2018-06-05')`"
    )


@pytest.mark.parametrize("rest", ["", "0", "-1", "1.5", "11", "ten"])
def test_a_limit_is_a_number_of_rows(rest: str) -> None:
    assert commands.number("10", 10) == 10
    with pytest.raises(InvalidParameter) as caught:
        commands.number(rest, 10)
    assert str(caught.value) == "write `:limit N`, with a number from 1 to 10"


@pytest.mark.parametrize(
    ("rest", "message"),
    [
        ("", "write `:format table|json|ndjson|csv`"),
        ("jsn", "`:format` knows no `jsn`; did you mean `json`?"),
        ("xlsx", "`:format` knows no `xlsx`; write one of table, json, ndjson, csv"),
    ],
)
def test_one_of_a_few_is_meant(rest: str, message: str) -> None:
    assert commands.one_of("format", "csv", commands.FORMATS) == "csv"
    with pytest.raises(InvalidParameter) as caught:
        commands.one_of("format", rest, commands.FORMATS)
    assert str(caught.value) == message


def test_words_are_parted_by_spaces_outside_of_quotes() -> None:
    assert commands.words("""reach party='Huawei Ltd' "data=a b" """) == [
        *("reach", "party=Huawei Ltd", "data=a b"),
    ]
    with pytest.raises(InvalidParameter) as caught:
        commands.words("reach party='Huawei")
    assert str(caught.value) == "a quote in `reach party='Huawei` is not closed; close it"


@pytest.mark.parametrize(
    ("pairs", "found"),
    [
        ([], {}),
        (["party=Huawei", "data=a"], {"party": "Huawei", "data": ["a"]}),
        (["data=a", "data=b=c", "other="], {"data": ["a", "b=c"], "other": ""}),
    ],
)
def test_a_list_takes_a_parameter_more_than_once(pairs: list[str], found: dict[str, Any]) -> None:
    assert commands.given(QUESTION, pairs) == found


@pytest.mark.parametrize(
    ("pairs", "message"),
    [
        (["Huawei"], "`Huawei` gives no parameter; write `:ask reach NAME=VALUE`"),
        (["party=a", "party=b"], "the parameter `party` is given twice; give it once"),
    ],
)
def test_what_gives_no_parameter_is_told(pairs: list[str], message: str) -> None:
    with pytest.raises(InvalidParameter) as caught:
        commands.given(QUESTION, pairs)
    assert str(caught.value) == message
