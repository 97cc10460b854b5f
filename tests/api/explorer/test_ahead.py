"""What pages ask is known before they ask it."""

from api.explorer import ahead, sections
from kb.queries import catalogue, registry, values
from kb.queries.planned import Expected

ASKED = list(ahead.asked(catalogue.of((registry.shipped(),))))


def test_each_is_a_question_that_takes_what_it_will_be_given() -> None:
    for question, expected in ASKED:
        given = {**expected.given, **dict.fromkeys(expected.texts, "x")}
        assert set(values.asked(question, given)) == {one.name for one in question.parameters}


def test_what_two_pages_ask_is_planned_once() -> None:
    expected = [one for _, one in ASKED]
    assert expected.count(Expected("measures", ("party",))) == 1
    assert expected[:3] == [
        Expected("search", ("text",)),
        Expected("party", ("party",)),
        Expected("chain", ("party",)),
    ]


def test_every_section_is_planned() -> None:
    questions = {expected.question for _, expected in ASKED}
    assert {section.question for section in sections.SECTIONS} <= questions
