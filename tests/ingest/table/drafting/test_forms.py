"""How cells are written: one form for all of a column, or none."""

import pytest

from kb.ingest.table.drafting import forms
from kb.ingest.table.drafting.sample import Column


@pytest.mark.parametrize(
    ("heading", "cells", "keys"),
    [
        ("Signed", "08.04.2018 31.12.2019", 'date: "%d.%m.%Y"'),
        ("Signed", "08/04/2018 13/04/2018", 'date: "%d/%m/%Y"'),
        ("Signed", "08/04/2018 04/13/2018", 'date: "%m/%d/%Y"'),
        ("Signed", "08/04/2018 09/04/2018", 'date: ["%d/%m/%Y", "%m/%d/%Y"]'),
        ("Signed", "13/04/2018 04/13/2018", ""),
        ("Signed", "2018-04-08 2018-04 2018", "date: as written"),
        ("Signed", "20180408 20191231", 'date: "%Y%m%d"'),
        ("Signed", "43198 43199.5", "date: excel"),
        ("Price", "43198 43199.5", "number: plain"),
        ("Signed", "43198 soon", ""),
        ("Year", "2018 2019", "date: as written"),
        ("Amount", "2018 2019", "number: plain"),
        ("Anything", "2018-04-08 2018-04-09", "date: as written"),
        ("Amount", "-1.5 0 0.25", "number: plain"),
        ("Amount", "1,234,567 1,000", 'number: {thousands: ",", decimal: "."}'),
        ("Amount", "1,234.50 7", 'number: {thousands: ",", decimal: "."}'),
        ("Amount", "1.234,50 7", 'number: {thousands: ".", decimal: ","}'),
        ("Amount", "7,5 8,25", 'number: {thousands: ".", decimal: ","}'),
        ("Amount", "1,234 5,678", ""),  # thousands, or three decimals
        ("Amount", "007 012", ""),  # a number would lose its zeros
        ("Register No", "7 12", ""),  # so would a name that is a number, if another had some
        ("Country", "Zimbabwe FR ZMB", "country: true"),
        ("Country", "Zimbabwe Atlantis", ""),
        ("Place", "Zimbabwe France", ""),
        ("Funders", "Bank|Fund Fund", 'split: "|"'),
        ("Funders", "Bank;Fund Fund;Bank", 'split: ";"'),
        ("Funders", "Bank Fund", ""),
        ("Empty", "", ""),
    ],
)
def test_a_form_is_that_of_all_cells(heading: str, cells: str, keys: str) -> None:
    found = forms.of(Column("c", heading, tuple(cells.split()), filled=True))
    assert ", ".join(found.keys) == keys


def test_spaces_may_divide_thousands() -> None:
    column = Column("c", "Amount", ("1 000", "7"), filled=True)
    assert forms.of(column).keys == ('number: {thousands: " ", decimal: "."}',)
    column = Column("c", "Amount", ("1 000,5", "7"), filled=True)
    assert forms.of(column).keys == ('number: {thousands: " ", decimal: ","}',)


def test_what_a_person_has_to_decide_is_said() -> None:
    column = Column("c", "Signed", ("08/04/2018",), filled=True)
    assert forms.of(column).doubt == "keep the one of %d/%m/%Y and %m/%d/%Y that the table uses"
    amount = Column("c", "Amount", ("1.234",), filled=True)
    assert "the dot may divide thousands" in forms.of(amount).doubt


def test_sentences_with_semicolons_are_no_lists() -> None:
    text = (
        "The loan was signed in the capital by both; it has since been disbursed in full, and more"
    )
    column = Column("c", "Notes", (text, f"{text}; {text}"), filled=True)
    assert forms.of(column) == forms.TEXT
