import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.errors import InvalidValue
from kb.model import dates
from kb.model.dates import EARLIEST, LATEST, Days


@pytest.mark.parametrize(
    ("written", "earliest", "latest"),
    [
        ("2018-06-05", date(2018, 6, 5), date(2018, 6, 5)),
        ("2018-06", date(2018, 6, 1), date(2018, 6, 30)),
        ("2012-02", date(2012, 2, 1), date(2012, 2, 29)),
        ("2010", date(2010, 1, 1), date(2010, 12, 31)),
        (" 2010 ", date(2010, 1, 1), date(2010, 12, 31)),
        ("2010..2012", date(2010, 1, 1), date(2012, 12, 31)),
        ("2010-06..2010-06-15", date(2010, 6, 1), date(2010, 6, 15)),
        ("2010..", date(2010, 1, 1), LATEST),
        ("..2010", EARLIEST, date(2010, 12, 31)),
        ("[2010..2012]", date(2010, 1, 1), date(2012, 12, 31)),
        ("[..2010]", EARLIEST, date(2010, 12, 31)),
        ("201X", date(2010, 1, 1), date(2019, 12, 31)),
        ("2018-21", date(2018, 3, 1), date(2018, 5, 31)),
        ("2010~", date(2009, 1, 1), date(2011, 12, 31)),
        ("2010?..", date(2009, 1, 1), LATEST),
    ],
)
def test_reads_a_date_as_the_days_it_may_mean(written: str, earliest: date, latest: date) -> None:
    assert dates.parse(written) == Days(earliest, latest)


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("2018-02-30", "there is no day `2018-02-30` in the calendar; correct it"),
        ("0000", "there is no day `0000` in the calendar; correct it"),
        ("9999", "there is no day `9999` in the calendar; correct it"),
        ("2012..2010", "`2012..2010` ends before it starts; write the earlier date first"),
        ("..", "`..` bounds nothing; write a date on one side of the dots"),
        ("2010/2012", "`2010/2012` is more than one date; write a range as 2010..2012"),
        ("{2001,2003}", "`{2001,2003}` is more than one date; write a range as 2010..2012"),
        (
            "last Tuesday",
            "`last Tuesday` is not a date; write 2018-06-05, 2018-06, 2018, a range such as "
            "2010..2012 or ..2010, or an EDTF date",
        ),
    ],
)
def test_refuses_what_is_no_date_and_says_what_is(written: str, message: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        dates.parse(written)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("written", "message"),
    [
        *(
            (text, f"`{text}` is not one exact day; write it as 2018-06-05")
            for text in ("2018-06", "2018", "2018-06-05..", "2018-06-05~", "5 June 2018")
        ),
        ("201\u0668-06-05", "`201\u0668-06-05` is not one exact day; write it as 2018-06-05"),
        ("2018-02-30", "there is no day `2018-02-30` in the calendar; correct it"),
        ("2018-13-01", "there is no day `2018-13-01` in the calendar; correct it"),
    ],
)
def test_one_exact_day_is_no_range(written: str, message: str) -> None:
    assert dates.day("2018-06-05") == date(2018, 6, 5)
    with pytest.raises(InvalidValue) as caught:
        dates.day(written)
    assert str(caught.value) == message


_days = st.dates(min_value=date(2, 1, 1), max_value=date(9998, 12, 31)).filter(
    lambda day: day.year >= 1000
)


@given(_days, _days)
def test_a_written_range_reads_back_as_itself(one: date, other: date) -> None:
    first, last = sorted((one, other))
    assert dates.parse(f"{first}..{last}") == Days(first, last)


@given(st.text(max_size=30))
def test_any_text_is_a_range_in_order_or_a_clear_refusal(text: str) -> None:
    with contextlib.suppress(InvalidValue):
        days = dates.parse(text)
        assert days.earliest <= days.latest


@pytest.mark.parametrize("written", ["2018S5", "2018S510", "2018-0X", "2018-X04-{05"])
def test_what_the_reader_of_edtf_fails_on_is_no_date(
    written: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(InvalidValue, match="is not a date"):
        dates.parse(written)
    assert capsys.readouterr() == ("", "")
