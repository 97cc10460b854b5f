"""A party's timeline: each fact as a bar, drawn whole only where it is certain.

A bar reaches from the first day on which its fact may begin to the last on which it may end; that
is hatched, and open where there is no such day. Over it lies what is certain.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from fastapi import Request

from api.explorer import again
from api.explorer.again import Again
from kb.queries import run
from kb.store.answers import Row
from kb.telling import ends, timeline
from kb.telling.timeline import Span

ROWS = 100  # ends of facts
_TICKS = 6
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
_YEAR = 366
_DAY = timedelta(days=1)  # a day is certain from its begin to its end
_EDGE = 3  # per cent: a year nearer to the edge would not be legible
_MARGIN = 0.05


@dataclass(frozen=True)
class Part:
    """A part of a bar, in per cent of the width."""

    x: float
    width: float


@dataclass(frozen=True)
class Bar:
    """A fact as it is drawn.

    Attributes:
        possible: where it may hold.
        certain: where it does; None where no day is certain.
        open_before, open_after: whether it is unknown since when, or until when, it may.
    """

    span: Span
    possible: Part
    certain: Part | None
    open_before: bool
    open_after: bool


@dataclass(frozen=True)
class Tick:
    """The first day of a year on the scale, in per cent of the width."""

    x: float
    year: int


@dataclass(frozen=True)
class Moment:
    """An end of a fact, as a row of the table."""

    row: Row
    when: str
    what: str


@dataclass(frozen=True)
class Drawn:
    """A timeline; `more` where only the first ends were read."""

    bars: Sequence[Bar]
    ticks: Sequence[Tick]
    moments: Sequence[Moment]
    more: bool
    again: Again


@dataclass(frozen=True)
class Scale:
    """The days that are drawn, by their numbers."""

    first: int
    last: int

    def x(self, day: date) -> float:
        """Return where a day stands, in per cent."""
        return round(100 * (day.toordinal() - self.first) / (self.last - self.first), 2)


async def draw(request: Request, party: str) -> Drawn:
    """Draw what is known of when things of a party began and ended."""
    state = request.app.state
    given = {"party": party}
    answer = await run.ask(state.db, state.catalogue.find("timeline"), given, ROWS)
    spans = timeline.told(answer.rows, not answer.truncated)
    scale = scale_of([day for span in spans for day in span.days])
    return Drawn(
        bars=[bar(span, scale) for span in spans],
        ticks=ticks(scale) if spans else [],
        moments=[Moment(row, *ends.event(row)) for row in answer.rows],
        more=answer.truncated,
        again=again.of("timeline", given),
    )


def scale_of(days: Sequence[date]) -> Scale:
    """Return a scale with room on both sides, so that an open end is seen to go on."""
    if not days:
        return Scale(0, 1)
    first, last = min(days).toordinal(), max(days).toordinal()
    room = max(int((last - first) * _MARGIN), _YEAR)
    return Scale(max(first - room, 1), min(last + room, date.max.toordinal()))


def ticks(scale: Scale) -> list[Tick]:
    """Return the years that are marked: few, in even steps."""
    first, last = date.fromordinal(scale.first).year + 1, date.fromordinal(scale.last).year
    step = next((one for one in _STEPS if (last - first) <= one * _TICKS), _STEPS[-1])
    years = range(first + -first % step, last + 1, step)
    ticks = (Tick(scale.x(date(year, 1, 1)), year) for year in years)
    return [tick for tick in ticks if _EDGE <= tick.x <= 100 - _EDGE]


def bar(span: Span, scale: Scale) -> Bar:
    """Return how a span is drawn."""
    left = scale.x(span.begins.earliest) if span.begins.earliest else 0.0
    right = scale.x(span.ends.latest) if span.ends.latest else 100.0
    sure = None
    since, until = span.begins.latest, span.ends.earliest
    if since and until and since <= until:
        sure = _part(scale.x(since), scale.x(until + _DAY))
    return Bar(
        span=span,
        possible=_part(left, right),
        certain=sure,
        open_before=span.begins.earliest is None,
        open_after=span.ends.latest is None,
    )


def _part(left: float, right: float) -> Part:
    return Part(left, round(right - left, 2))
