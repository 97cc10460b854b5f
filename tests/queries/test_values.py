from datetime import date
from typing import Any

import pytest

from kb.errors import InvalidParameter
from kb.queries import header, registry, values
from kb.queries.question import Kind, Parameter
from tests.queries.test_header_lines import SPELT


@pytest.mark.parametrize(
    ("kind", "given", "value"),
    [
        (Kind("string"), " huawei ", "huawei"),
        (Kind("int"), "7", 7),
        (Kind("int"), 7, 7),
        (Kind("int"), "-7", -7),
        (Kind("float"), "4.5", 4.5),
        (Kind("float"), "-.5e-1", -0.05),
        (Kind("float"), 4, 4.0),
        (Kind("bool"), "yes", True),
        (Kind("bool"), False, False),
        (Kind("date"), "2018-06-05", date(2018, 6, 5)),
        (Kind("date", nullable=True), None, None),
        (Kind("period"), "2010/2015", [date(2010, 1, 1), date(2015, 12, 31)]),
        (Kind("period"), "2010..2015", [date(2010, 1, 1), date(2015, 12, 31)]),
        (Kind("period"), " 2010-06 / 2015-02 ", [date(2010, 6, 1), date(2015, 2, 28)]),
        (Kind("period"), "2018", [date(2018, 1, 1), date(2018, 12, 31)]),
        (Kind("period"), "2018-06", [date(2018, 6, 1), date(2018, 6, 30)]),
        (Kind("period"), "2018-06-05", [date(2018, 6, 5), date(2018, 6, 5)]),
        (Kind("period"), "2010..", [date(2010, 1, 1), date(9999, 12, 31)]),
        (Kind("period"), "2010/..", [date(2010, 1, 1), date(9999, 12, 31)]),
        (Kind("period"), "2010/", [date(2010, 1, 1), date(9999, 12, 31)]),
        (Kind("period"), "..2015", [date(1, 1, 1), date(2015, 12, 31)]),
        (Kind("period"), "../2015", [date(1, 1, 1), date(2015, 12, 31)]),
        (Kind("period"), "/2015", [date(1, 1, 1), date(2015, 12, 31)]),
        (Kind("period"), "2018-21", [date(2018, 3, 1), date(2018, 5, 31)]),
        (
            Kind("period"),
            ["2010-06-01", date(2015, 2, 3)],
            [date(2010, 6, 1), date(2015, 2, 3)],
        ),
        (Kind("period", nullable=True), None, None),
        (Kind("party"), "Huawei", "Huawei"),
        (Kind("string", several=True), ["a", "b"], ["a", "b"]),
        (Kind("string", several=True), "a", ["a"]),
        (Kind("fact"), " huawei-credit", "huawei-credit"),
        (Kind("thing", several=True), ["huawei", " huawei-credit "], ["huawei", "huawei-credit"]),
        (Kind("string", choices=("a", "b")), "b", "b"),
    ],
)
def test_reads_a_value_of_its_type(kind: Kind, given: Any, value: Any) -> None:
    found = values.read("p", kind, given)
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(
    ("kind", "given", "message"),
    [
        (Kind("string"), "", "the parameter `p` is ``; give a text"),
        (Kind("string"), 7, "the parameter `p` is `7`; give a text"),
        (Kind("int"), "7.5", "the parameter `p` is `7.5`; give a whole number"),
        (Kind("int"), "1_0", "the parameter `p` is `1_0`; give a whole number"),
        (Kind("int"), "٣", "the parameter `p` is `٣`; give a whole number"),
        (Kind("float"), "1_0.5", "the parameter `p` is `1_0.5`; give a number"),
        (Kind("float"), "1e9999", "the parameter `p` is `1e9999`; give a number"),
        (
            Kind("party", several=True),
            ["a", "x" * 501],
            "the parameter `p` is longer than the 500 characters that a name may have; "
            "give a list, each the id, name, alias or identifier of a party",
        ),
        (
            Kind("thing", several=True),
            ["a"] * 501,
            "the parameter `p` is a list of 501; give at most 500",
        ),
        (Kind("depth"), -1, "the parameter `p` is `-1`; give a whole number from 0 to 20"),
        (Kind("depth"), "21", "the parameter `p` is `21`; give a whole number from 0 to 20"),
        (Kind("int"), True, "the parameter `p` is `true`; give a whole number"),
        (
            Kind("int"),
            str(2**63),
            "the parameter `p` is `9223372036854775808`; give a whole number",
        ),
        (Kind("float"), "nan", "the parameter `p` is `nan`; give a number"),
        (Kind("bool"), "maybe", "the parameter `p` is `maybe`; give true or false"),
        (Kind("date"), "2018", "the parameter `p` is `2018`; give a day such as 2018-06-05"),
        (
            Kind("date"),
            "2018-02-30",
            "the parameter `p` is `2018-02-30`; give a day such as 2018-06-05",
        ),
        (Kind("string"), None, "the parameter `p` is null; give a text"),
        (Kind("string", choices=("a", "b")), "c", "the parameter `p` is `c`; give one of a, b"),
        (Kind("int", several=True), ["1", "x"], "the parameter `p` is `x`; give a whole number"),
    ],
)
def test_refuses_a_value_of_another_type(kind: Kind, given: Any, message: str) -> None:
    with pytest.raises(InvalidParameter) as caught:
        values.read("p", kind, given)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("2015/2010", "2015/2010"),
        ("2015..2010", "2015..2010"),
        ("2010/2012/2015", "2010/2012/2015"),
        (".../2015", ".../2015"),
        ("../..", "../.."),
        ("/", "/"),
        ("..", ".."),
        ("", ""),
        ("2018-13", "2018-13"),
        ("2018-02-30", "2018-02-30"),
        ("Tuesday", "Tuesday"),
        (2018, "2018"),
        (["2015-01-01", "2010-01-01"], '["2015-01-01", "2010-01-01"]'),
        (["2010", "2015"], '["2010", "2015"]'),
        (["2010-01-01"], '["2010-01-01"]'),
        (["2010-01-01", "2011-01-01", "2012-01-01"], '["2010-01-01", "2011-01-01", "2012-01-01"]'),
        (["2010-01-01", None], '["2010-01-01", null]'),
    ],
)
def test_refuses_what_is_no_period(given: Any, shown: str) -> None:
    with pytest.raises(InvalidParameter) as caught:
        values.read("p", Kind("period"), given)
    assert str(caught.value) == (
        f"the parameter `p` is `{shown}`; give a period such as 2010..2015, 2018-06 or 2010.."
    )


def test_tells_all_that_is_wrong_with_the_parameters_at_once() -> None:
    declared = (
        Parameter("party", Kind("party"), ""),
        Parameter("on", Kind("date", nullable=True), "", None),
    )
    with pytest.raises(InvalidParameter) as caught:
        values.read_all(declared, {"day": "2018-06-05", "on": "Tuesday"})
    assert str(caught.value).split("\n") == [
        "there is no parameter `day`; this question takes party, on",
        "the parameter `party` is missing; give the id, name, alias or identifier of a party",
        "the parameter `on` is `Tuesday`; give a day such as 2018-06-05",
    ]


def test_a_day_beside_a_period_is_refused() -> None:
    chain = registry.find((registry.shipped(),), "chain")
    with pytest.raises(InvalidParameter) as caught:
        values.asked(chain, {"on": "2012-06-01", "between": "2010"})
    assert [(fault.parameter, fault.what) for fault in caught.value.faults] == [
        ("between", "the parameter `between` is given beside `on`; give a day or a period")
    ]


def test_what_is_not_given_has_its_default() -> None:
    declared = (Parameter("on", Kind("date"), "", date(2018, 6, 5)),)
    assert values.read_all(declared, {}) == {"on": date(2018, 6, 5)}


def test_what_a_question_spells_is_spelled_where_it_is_not_given() -> None:
    question = header.parse("parties", "parties.cypher", SPELT)
    assert values.asked(question, {"text": "Société"}) == {
        "text": "Société",
        "spelled": ["Societe"],
    }
    assert values.asked(question, {"text": "a"}) == {"text": "a", "spelled": []}
    assert values.asked(question, {"text": "é", "spelled": ["x"]}) == {
        "text": "é",
        "spelled": ["x"],
    }
