import pytest

from kb.errors import InvalidValue
from kb.ingest.table import cells


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("43198", "2018-04-08"),
        ("43101.5", "2018-01-01"),
        ("2018-04-08 00:00:00", "2018-04-08"),
        ("61", "1900-03-01"),
    ],
)
def test_days_as_excel_counts_them(written: str, day: str) -> None:
    assert cells.excel_date(written) == day


@pytest.mark.parametrize("written", ["60", "-1", "tomorrow", "99999999", "2018"])
def test_no_day_is_made_of_what_excel_does_not_count(written: str) -> None:
    # 2018 would be a day in July 1905: a year in that column is read so, and is no error here.
    if written == "2018":
        assert cells.excel_date(written) == "1905-07-10"
        return
    with pytest.raises(InvalidValue) as caught:
        cells.excel_date(written)
    assert str(caught.value) == (
        f"`{written}` is no date as Excel counts them; write one such as 43198"
    )


@pytest.mark.parametrize(
    ("form", "written", "read"),
    [
        ("%d.%m.%Y", "5.6.2018", "2018-06-05"),
        ("%m/%Y", "06/2018", "2018-06"),
        ("%Y", "2018", "2018"),
        ("%d %B %Y", "5 June 2018", "2018-06-05"),
    ],
)
def test_a_date_is_as_exact_as_its_form(form: str, written: str, read: str) -> None:
    assert cells.date_by(form)(written) == read


@pytest.mark.parametrize("form", ["%d.%m.%y", "%d.%m", "%Q.%Y"])
def test_a_form_without_a_whole_year_is_none(form: str) -> None:
    with pytest.raises(InvalidValue):
        cells.date_by(form)


@pytest.mark.parametrize(
    ("signs", "written", "read"),
    [
        ((".", ","), "1.234.567,50", "1234567.50"),
        ((",", "."), "1,234.5", "1234.5"),
        (("", "."), "1e3", "1000"),
    ],
)
def test_numbers_in_the_forms_of_tables(signs: tuple[str, str], written: str, read: str) -> None:
    assert cells.number_by(*signs)(written) == read


@pytest.mark.parametrize("written", ["", "NaN", "a", "1.2.3"])
def test_what_is_no_number_is_refused(written: str) -> None:
    with pytest.raises(InvalidValue):
        cells.number_by("", ".")(written)


def test_countries_by_name_and_code() -> None:
    assert [cells.country(text) for text in ("China", "chn", "CN")] == ["CN"] * 3
    with pytest.raises(InvalidValue):
        cells.country("Africa")
