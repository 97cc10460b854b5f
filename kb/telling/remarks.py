"""What there is to know of a chain as a whole: how sure it is, who denies it, what it rests on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kb.queries.trace import Said, Trace
from kb.store.answers import Row
from kb.telling.terms import is_denial, once


@dataclass(frozen=True)
class Remark:
    """One thing to know.

    Attributes:
        kind: `certain` or `possible`, as its hops overlap; `planned`, `conflicts`, `disputed`,
            `qualified` or `rests`.
        notes: the numbers of the notes that say so.
    """

    kind: str
    text: str
    notes: tuple[int, ...] = ()


def told(trace: Trace, row: Row) -> Iterator[Remark]:
    """Yield what there is to know of one of a trace's chains."""
    said = [one for fact in row["facts"] for one in trace.said.get(fact, ())]
    yield Remark(row["overlap"], _overlap(row))
    if row["planned_end"]:
        yield Remark("planned", "an end on the way was announced; nobody reports it")
    if row["conflicts"]:
        on = ", the ".join(row["conflicts"])
        yield Remark("conflicts", f"sources contradict each other on the {on}")
    # Of what was known on a day, nobody may have denied or narrowed it yet.
    denials = once(one.number for one in said if is_denial(one))
    if row["disputed"] and denials:
        yield Remark("disputed", "disputed", denials)
    yield from _qualified(row, said)
    yield Remark("rests", "rests on", once(one.number for one in said if one.stance == "asserts"))


def _overlap(row: Row) -> str:
    since, until = row["overlap_from"], row["overlap_to"]
    window = f", not before {since}" if since else ""
    window += f"{' and' if since else ','} not after {until}" if until else ""
    why = f": {'; '.join(row['uncertain'])}" if row["uncertain"] else ""
    return f"overlap {row['overlap']}{window}{why}"


def _qualified(row: Row, said: Sequence[Said]) -> Iterator[Remark]:
    for what in row["qualified"]:
        field = what.partition(":")[0]
        narrowed = (one for one in said if one.stance == "qualifies" and one.field == field)
        if numbers := once(one.number for one in narrowed):
            yield Remark("qualified", f"qualified: {what}", numbers)
