"""The years that chains span."""

import pytest

from kb.queries.trace import Said, Trace
from kb.telling import span
from tests.telling.saying import said


def _said(field: str, value: str) -> Said:
    return said(1, "asserts", field, value)


SPANS = {
    "no dates": ([_said("amount_min", "2010"), _said("", "")], None),
    "one year": ([_said("begins", "2010")], (2010, 2010)),
    "open and exact dates": (
        [
            _said("begins", "..2010-07"),
            _said("ends", "2015..2016"),
            _said("in_force", "2018-06-05"),
        ],
        (2010, 2018),
    ),
    "a number that is no year": ([_said("begins", "20100")], None),
}


@pytest.mark.parametrize(("stated", "years"), SPANS.values(), ids=SPANS)
def test_the_years_that_dates_name(stated: list[Said], years: tuple[int, int] | None) -> None:
    trace = Trace(
        {}, [{"facts": ["line"]}], [], {"line": stated, "other": [_said("begins", "1900")]}
    )
    assert span.years(trace) == years
