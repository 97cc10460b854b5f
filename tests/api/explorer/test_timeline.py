"""How a fact is drawn in time: whole where it is certain, no further than it may reach."""

from datetime import date

import pytest

from api.explorer.timeline import Part, Scale, Tick, bar, scale_of, ticks
from kb.telling.timeline import End, Span

TEN_YEARS = Scale(date(2010, 1, 1).toordinal(), date(2020, 1, 1).toordinal())
FIRST, SECOND = date(2011, 1, 1), date(2012, 1, 1)
THIRD, FOURTH = date(2015, 1, 1), date(2016, 1, 1)
BARS = {
    "both ends uncertain": (End(FIRST, SECOND), End(THIRD, FOURTH), (9.99, 50.0), (19.99, 30.04)),
    "begun who knows when": (End(None, SECOND), End(THIRD, FOURTH), (0.0, 59.99), (19.99, 30.04)),
    "ended who knows when": (End(FIRST, SECOND), End(THIRD, None), (9.99, 90.01), (19.99, 30.04)),
    "never certain": (End(FIRST, THIRD), End(SECOND, FOURTH), (9.99, 50.0), None),
    "of unknown end": (End(FIRST, SECOND), End(), (9.99, 90.01), None),
    "a day": (End(None, SECOND), End(SECOND, None), (0.0, 100.0), (19.99, 0.03)),
}


@pytest.mark.parametrize(("begins", "ends", "possible", "certain"), BARS.values(), ids=BARS)
def test_a_bar(
    begins: End, ends: End, possible: tuple[float, float], certain: tuple[float, float] | None
) -> None:
    drawn = bar(Span("f", "n", "lends", begins, ends, False, False), TEN_YEARS)
    assert drawn.possible == Part(*possible)
    assert drawn.certain == (Part(*certain) if certain else None)
    assert drawn.open_before == (begins.earliest is None)
    assert drawn.open_after == (ends.latest is None)


def test_a_scale_has_room_on_both_sides() -> None:
    assert scale_of([FIRST]) == Scale(date(2009, 12, 31).toordinal(), date(2012, 1, 2).toordinal())
    assert scale_of([date.min, date.max]) == Scale(1, date.max.toordinal())


def test_years_stand_where_they_begin() -> None:
    assert ticks(TEN_YEARS) == [
        Tick(19.99, 2012),
        Tick(40.01, 2014),
        Tick(59.99, 2016),
        Tick(80.01, 2018),
    ]
