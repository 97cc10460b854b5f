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
        ("2018-04", "2018-04"),
    ],
)
def test_days_as_excel_counts_them(written: str, day: str) -> None:
    assert cells.excel_date(written) == day


@pytest.mark.parametrize("written", ["60", "-1", "tomorrow", "99999999"])
def test_no_day_is_made_of_what_excel_does_not_count(written: str) -> None:
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
        ("%d. %B %Y", "5.  june 2018", "2018-06-05"),
        ("%Y%m%d", "20180605", "2018-06-05"),
        ("%d%m%Y", "05062018", "2018-06-05"),
        ("%Y%j", "2018156", "2018-06-05"),
        ("%Y%m", "201806", "2018-06"),
        ("%d%b%Y", "5Jun2018", "2018-06-05"),
        ("%Y%m%d %H:%M", "20180605 7:05", "2018-06-05"),
    ],
)
def test_a_date_is_as_exact_as_its_form(form: str, written: str, read: str) -> None:
    assert cells.date_by(form)(written) == read


@pytest.mark.parametrize(
    ("form", "written"),
    [
        ("%Y%m%d", "201811"),
        ("%Y%m%d", "2018111"),
        ("%d%m%Y", "1112018"),
        ("%Y%j", "201815"),
        ("%Y%m", "20181"),
    ],
)
def test_numbers_that_touch_have_all_of_their_digits(form: str, written: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        cells.date_by(form)(written)
    assert str(caught.value) == (
        f"`{written}` is not a date of the form {form}; "
        "correct the cell, or the form in the mapping"
    )


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2018-06", "2018-06"),
        ("2018-06-05 00:00:00", "2018-06-05"),
        ("2018-06-05 23:59:00.000001", "2018-06-05"),
        ("2018-06-05T07:05", "2018-06-05"),
    ],
)
def test_a_date_as_written_is_no_time_of_day(written: str, read: str) -> None:
    assert cells.date_as_written(written) == read


@pytest.mark.parametrize("written", ["2018-06-05 22:00:00+00:00", "2018-13-05 22:00:00", "22:00"])
def test_a_time_that_may_be_of_another_day_is_no_date(written: str) -> None:
    with pytest.raises(InvalidValue):
        cells.date_as_written(written)


def test_a_year_is_no_day_of_1905() -> None:
    with pytest.raises(InvalidValue) as caught:
        cells.excel_date("2018")
    assert str(caught.value) == (
        "`2018` may be a year as well as a day of 1905; "
        "let the mapping read the column by %Y, or correct the cell"
    )


def test_a_cell_that_several_forms_read_otherwise_is_not_guessed_at() -> None:
    read = cells.only_one_of((cells.date_by("%d/%m/%Y"), cells.date_by("%m/%d/%Y")))
    assert [read(text) for text in ("31/1/2018", "1/31/2018", "2/2/2018")] == [
        *("2018-01-31", "2018-01-31", "2018-02-02"),
    ]
    with pytest.raises(InvalidValue) as caught:
        read("1/2/2018")
    assert str(caught.value) == (
        "`1/2/2018` may be 2018-01-02 or 2018-02-01; "
        "keep one of the forms in the mapping, or correct the cell"
    )


@pytest.mark.parametrize("form", ["%d.%m.%y", "%d.%m", "%Q.%Y", "%Y %Y"])
def test_a_form_without_a_whole_year_is_none(form: str) -> None:
    with pytest.raises(InvalidValue):
        cells.date_by(form)


@pytest.mark.parametrize(
    ("signs", "written", "read"),
    [
        ((".", ","), "1.234.567,50", "1234567.50"),
        ((",", "."), "1,234.5", "1234.5"),
        ((" ", ","), "1 234 567,5", "1234567.5"),
        ((".", ","), "-1234567", "-1234567"),
        (("", "."), "1e3", "1000"),
        (("", "."), "1E-3", "0.001"),
        (("", ","), "1500,5", "1500.5"),
    ],
)
def test_numbers_in_the_forms_of_tables(signs: tuple[str, str], written: str, read: str) -> None:
    assert cells.number_by(*signs)(written) == read


@pytest.mark.parametrize(
    "written",
    ["", "NaN", "a", "1.2.3", "1_000", "\u0661\u0662", "1,5", "Infinity", "1e9999", "0x1F"],
)
def test_what_is_no_number_is_refused(written: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        cells.number_by("", ".")(written)
    assert str(caught.value) == (
        f"`{written}` is not a number; correct the cell, or its signs in the mapping"
    )


@pytest.mark.parametrize(
    ("signs", "written"),
    [
        ((".", ","), "1.5"),
        ((".", ","), "1500.5"),
        ((".", ","), "1234.56"),
        ((".", ","), "1234.567"),
        ((".", ","), "1.234.56"),
        ((".", ","), "1234.567,8"),
        ((".", ","), ".123"),
        ((",", "."), "12,50"),
        ((",", "."), "1,00,000"),
        ((",", "."), "1.234,567"),
        ((" ", ","), "12 50"),
    ],
)
def test_a_sign_between_thousands_stands_between_thousands_only(
    signs: tuple[str, str], written: str
) -> None:
    with pytest.raises(InvalidValue) as caught:
        cells.number_by(*signs)(written)
    thousands, decimal = signs
    assert str(caught.value) == (
        f"`{written}` is not a number with `{thousands}` between thousands and `{decimal}` before "
        "decimals; correct the cell, or its signs in the mapping"
    )


@pytest.mark.parametrize("signs", [(",", ","), ("", ""), ("0", "."), ("-", ","), (",", "e")])
def test_signs_that_tell_no_number_are_refused(signs: tuple[str, str]) -> None:
    with pytest.raises(InvalidValue) as caught:
        cells.number_by(*signs)
    assert str(caught.value) == (
        f"`{signs[0]}` between thousands and `{signs[1]}` before decimals tell no number; "
        'write two signs, as {thousands: ".", decimal: ","}'
    )


def test_countries_by_name_and_code() -> None:
    assert [cells.country(text) for text in ("China", "CHN", "CN", "Namibia", "NAM")] == [
        *("CN", "CN", "CN", "NA", "NA"),
    ]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Africa", "`Africa` is no country of ISO 3166-1; map it to its two letters"),
        ("N/A", "`N/A` is no country of ISO 3166-1; map it to its two letters"),
        ("no", "`no` is no country of ISO 3166-1; if Norway is meant, write NO"),
        ("To", "`To` is no country of ISO 3166-1; if Tonga is meant, write TO"),
        ("and", "`and` is no country of ISO 3166-1; if Andorra is meant, write AND"),
        ("NA", "`NA` may be Namibia, and may be no answer; "
         'write `country: true, map: {NA: NA}` if Namibia is meant, else `map: {NA: ""}`'),
    ],
)  # fmt: skip
def test_no_country_is_guessed(written: str, said: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        cells.country(written)
    assert str(caught.value) == said


@pytest.mark.parametrize(
    ("written", "read"), [("51%", "51%"), ("4,5 %", "4.5%"), ("1.000%", "1000%"), ("5", "5")]
)
def test_a_share_in_per_cent_stays_one(written: str, read: str) -> None:
    assert cells.number_by(".", ",")(written) == read


@pytest.mark.parametrize(
    ("written", "day"), [("41736", "2018-04-08"), ("2018-04-08 00:00:00", "2018-04-08")]
)
def test_days_as_old_macintoshes_count_them(written: str, day: str) -> None:
    assert cells.excel_date_since_1904(written) == day
