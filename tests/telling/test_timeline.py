"""Ends of facts as spans: what is unknown stays unknown."""

from datetime import date
from typing import Any

from kb.telling.timeline import End, Span, told

YEAR = (date(2010, 1, 1), date(2010, 12, 31))


def _row(fact: str, event: str, days: tuple[date | None, date | None], **more: Any) -> Any:
    row = {"fact": fact, "event": event, "earliest": days[0], "latest": days[1], "type": "LENDS"}
    rest = {"of": "loan", "of_name": None, "role": None, "planned": False, "disputed": False}
    return {**row, **rest, **more}


def test_the_two_ends_of_a_fact_are_one_span() -> None:
    rows = [
        _row("f1", "begins", YEAR),
        _row("f2", "begins", (None, date(2012, 1, 5)), of_name="The deal", role="host"),
        _row("f1", "ends", (date(2018, 6, 5), date(2018, 6, 10)), planned=True, disputed=True),
    ]
    first = Span(
        fact="f1",
        name="loan",
        part="is lender in",
        begins=End(*YEAR),
        ends=End(date(2018, 6, 5), date(2018, 6, 10)),
        planned=True,
        disputed=True,
    )
    second = Span("f2", "The deal", "host", End(None, date(2012, 1, 5)), End(), False, False)
    assert told(rows, whole=True) == [first, second]
    assert first.dates == "begins 2010; ends 2018-06-05 to 2018-06-10 (announced, and not reported)"
    assert second.dates == "begins 2012-01-05 or before"
    assert second.days == [date(2012, 1, 5)]


def test_of_a_part_of_the_rows_no_end_is_called_unknown_that_may_follow() -> None:
    rows = [_row("f1", "begins", YEAR), _row("f2", "begins", YEAR), _row("f1", "ends", YEAR)]
    assert [span.fact for span in told(rows, whole=False)] == ["f1"]
