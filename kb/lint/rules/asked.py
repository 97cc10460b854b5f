"""Chains of which a day, a period, a certainty or a state of knowledge is asked: of every hop?

A question that takes `on`, `between`, `certainty` or `known_on` asks it of the whole chain: a chain
of which one hop had ended by then was not there, however the other hops stand. THE LINE holds every
hop against what is asked, after THE BOUNDS of the time that is asked: `on` is a day, `between` a
list of a first and a last day, and null leaves that end open:

    WITH *, coalesce($on, $between[0], date('0001-01-01')) AS since,
            coalesce($on, $between[1], date('9999-12-31')) AS until
    WHERE all(hop IN hops WHERE hop.begins_earliest <= until AND since <= hop.ends_latest
                          AND ($known_on IS NULL OR hop.known_from <= $known_on)
                          AND ($certainty = 'possible' OR hop.begins_latest <= until
                                                          AND since <= hop.ends_earliest))

Beside the line that asks whether the hops overlap each other (see `overlap`) it is exact: spans of
days of which every two share one share one all together (Helly's theorem on a line), and what is
asked is one span more.

Only what a statement takes is looked for: one that takes `on` alone is to hold its hops against
that, in any form that names the same dates. The chains are those whose hops need not have the same
dates: of two arrangements, or of an arrangement and a measure or a fact between two parties, or of
several such facts. Ownership that a pattern repeats without a name is no chain by itself: it finds
whom the rest speaks of. A node that may be an agreement or something else is counted as neither.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from kb.lint import chains
from kb.lint.findings import Found
from kb.lint.reading import Held, Hop, Reading
from kb.lint.things import BEGINS, ENDS, KNOWN, Thing

PARAMETERS = ("on", "between", "certainty", "known_on")
_TIMES = ("on", "between")
_OPEN = ("date('0001-01-01')", "date('9999-12-31')")
_FIRST, _LAST = 0, 1


def bounds(parameters: Iterable[str]) -> str:
    """Return the documented names of the first and last day of the time that is asked."""
    taken = [time for time in _TIMES if time in set(parameters)]
    written = {"on": ("$on", "$on"), "between": ("$between[0]", "$between[1]")}
    since, until = (
        f"coalesce({', '.join([*(written[time][end] for time in taken), _OPEN[end]])})"
        for end in (_FIRST, _LAST)
    )
    return f"{since} AS since, {until} AS until"


def line(parameters: Iterable[str]) -> str:
    """Return the documented line that holds every hop against what these parameters ask."""
    taken = set(parameters)
    parts = []
    if taken & set(_TIMES):
        parts.append("hop.begins_earliest <= until AND since <= hop.ends_latest")
    if "known_on" in taken:
        parts.append("($known_on IS NULL OR hop.known_from <= $known_on)")
    if "certainty" in taken and taken & set(_TIMES):
        surely = "hop.begins_latest <= until AND since <= hop.ends_earliest"
        parts.append(f"($certainty = 'possible' OR {surely})")
    return f"all(hop IN hops WHERE {' AND '.join(parts)})"


THE_BOUNDS = bounds(PARAMETERS)
THE_LINE = line(PARAMETERS)


@dataclass(frozen=True)
class _Need:
    """That one of these dates of a hop is held against one of these parameters."""

    parameter: str
    dates: frozenset[str]
    against: frozenset[str]


def find(reading: Reading) -> Iterator[Found]:
    """Find hops of a chain that are not held against what is asked of it."""
    needs = tuple(_needs(reading.parameters))
    told: set[Thing] = set()
    for scope in reading.scopes if needs else ():
        for chain in scope.chains:
            for hops in chains.connected(chain):
                if _is_asked(hops):
                    yield from _missing(_unheld(hops, needs, reading), reading, told)


def _needs(parameters: set[str]) -> Iterator[_Need]:
    """Yield what every hop has to be held against where a statement takes these parameters."""
    surely = "certainty" in parameters
    for time in _TIMES:
        if time in parameters:
            begins, ends = _against(time, _LAST), _against(time, _FIRST)
            yield _Need(time, BEGINS - {"begins_latest"} if surely else BEGINS, begins)
            yield _Need(time, ENDS - {"ends_earliest"} if surely else ENDS, ends)
            if surely:
                yield _Need("certainty", frozenset({"begins_latest"}), begins)
                yield _Need("certainty", frozenset({"ends_earliest"}), ends)
    if "known_on" in parameters:
        yield _Need("known_on", KNOWN, frozenset({"known_on"}))


def _against(time: str, end: int) -> frozenset[str]:
    return frozenset({time, f"{time}[{end}]"} if time == "between" else {time})


def _is_asked(hops: list[Hop]) -> bool:
    """Whether hops that hang together need not have the same dates."""
    if any(chains.runs_through_several(hop) or _repeats(hop) for hop in hops):
        return True
    ends = {end for hop in hops for end in (hop.before, hop.after)}
    measures = [end for end in ends if chains.is_measure(end, hops)]
    between_parties = [hop for hop in hops if chains.is_between_parties(hop)]
    return len(chains.arrangements(hops)) + len(measures) + len(between_parties) > 1


def _repeats(hop: Hop) -> bool:
    """Whether a pattern repeats a fact between parties, and has a name for its hops."""
    length = hop.pattern.length
    several = length is not None and length.most != 1
    return several and bool(hop.relationship.name) and chains.is_between_parties(hop)


def _unheld(
    hops: list[Hop], needs: tuple[_Need, ...], reading: Reading
) -> list[tuple[Thing, tuple[str, ...]]]:
    """Return the hops that are not held against something that is asked, with what that is."""
    found = []
    for thing in dict.fromkeys(hop.relationship for hop in hops if chains.is_dated(hop)):
        wanted = {need.parameter for need in needs if not _meets(need, thing, reading.held)}
        found.append((thing, tuple(one for one in PARAMETERS if one in wanted)))
    return [(thing, lacking) for thing, lacking in found if lacking]


def _meets(need: _Need, thing: Thing, held: list[Held]) -> bool:
    """Whether a hop is held against what is needed; what arms return is what each of them does."""
    fitting = [one for one in held if one.dates & need.dates and one.against & need.against]
    named = frozenset().union(*(_with_arms(one) for found in fitting for one in found.of or ()))
    return any(found.of is None for found in fitting) or _is_named(thing, named)


def _with_arms(thing: Thing) -> frozenset[Thing]:
    return frozenset({thing}).union(*map(_with_arms, thing.arms))


def _is_named(thing: Thing, named: frozenset[Thing]) -> bool:
    arms = bool(thing.arms) and all(_is_named(arm, named) for arm in thing.arms)
    return thing in named or arms


def _missing(
    unheld: list[tuple[Thing, tuple[str, ...]]], reading: Reading, told: set[Thing]
) -> Iterator[Found]:
    """Yield a finding for the hops that lack the same, once for each hop."""
    new = [(thing, lacking) for thing, lacking in unheld if not _with_arms(thing) & told]
    told.update(one for thing, _ in new for one in _with_arms(thing))
    new.sort(key=lambda one: (one[1], one[0].place))
    for lacking, group in groupby(new, key=lambda one: one[1]):
        yield _found([thing for thing, _ in group], lacking, _remedy(reading.parameters))


def _found(things: list[Thing], lacking: Iterable[str], remedy: str) -> Found:
    hops = _listed([thing.shown() for thing in things])
    are, them = ("are hops", "them") if len(things) > 1 else ("is a hop", "it")
    against = _listed([f"`${parameter}`" for parameter in lacking])
    what = f"{hops} {are} of a chain, and nothing holds {them} against {against}"
    return Found(things[0].place, "asked", what, remedy)


def _listed(parts: list[str]) -> str:
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def _remedy(parameters: set[str]) -> str:
    named = "`[…] AS hops`"
    if parameters & set(_TIMES):
        named += f" and `{bounds(parameters)}`"
    return f"name the hops, and with {named} write `WHERE {line(parameters)}`"
