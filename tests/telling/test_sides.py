"""Evidence side by side: asserted, qualified, denied, and taken back."""

from typing import Any

from kb.telling.notes import Note
from kb.telling.sides import Matter, Statement, told

PLAIN: dict[str, Any] = {
    "stance": "asserts",
    "field": None,
    "value": None,
    "planned": False,
    "estimated": False,
    "says": "The bank lent.",
    "locator": "page 3",
    "source": "gazette",
    "publisher": None,
    "title": None,
    "published": None,
    "url": None,
    "cites": [],
    "cites_publishers": [],
    "cites_others": [],
    "cites_published": None,
    "speaker": None,
    "speaker_name": None,
    "accessed": None,
    "withdrawn": False,
}


def _note(number: int, speaker: str = "") -> Note:
    return Note(number, speaker, "The bank lent.", "gazette", "gazette", "", "page 3", "", "", "")


def _statement(number: int, value: str = "", **more: Any) -> Statement:
    of = {"speaker": "", "planned": False, "estimated": False, "withdrawn": False}
    return Statement(note=_note(number), value=value, **{**of, **more})


def test_nothing_is_said() -> None:
    assert told([], []) == []


def test_the_fact_comes_first_then_its_fields_and_each_side_by_itself() -> None:
    rows = [
        {**PLAIN, "field": "held", "value": "device", "stance": "denies"},
        {**PLAIN, "field": "held", "value": "device"},
        PLAIN,
        {**PLAIN, "field": "held", "value": "grantor", "stance": "qualifies", "withdrawn": True},
        {**PLAIN, "field": "ends", "value": "2018", "planned": True, "estimated": True},
    ]
    assert told(rows, ["held"]) == [
        Matter("", False, (("asserts", (_statement(1),)),)),
        Matter(
            "ends", False, (("asserts", (_statement(1, "2018", planned=True, estimated=True),)),)
        ),
        Matter(
            "held",
            True,
            (
                ("asserts", (_statement(2, "device"),)),
                ("qualifies", (_statement(3, "grantor", withdrawn=True),)),
                ("denies", (_statement(1, "device"),)),
            ),
        ),
    ]


def test_a_day_in_force_is_part_of_a_conflict_on_either_end() -> None:
    row = {**PLAIN, "field": "in_force", "value": "2018"}
    assert [matter.conflict for matter in told([row], ["ends"])] == [True]
    assert [matter.conflict for matter in told([row], ["amount"])] == [False]


def test_a_speaker_is_named_and_can_be_looked_up() -> None:
    [matter] = told([{**PLAIN, "speaker": "mayor", "speaker_name": "The Mayor"}], [])
    [(_, [statement])] = matter.sides
    assert (statement.speaker, statement.note.speaker) == ("mayor", "The Mayor")
