"""What stands beside the chains of a trace: the measures, and why there is no chain."""

from collections.abc import Iterator, Sequence
from types import MappingProxyType

from kb.queries.trace import Trace
from kb.store.answers import Row
from kb.telling.terms import Term, conflict, dates, doubts

_REGARDS = MappingProxyType({"targets": "aimed at it", "addresses": "says that it is to act"})


def measure(trace: Trace, row: Row) -> tuple[Term, ...]:
    """Tell one of a trace's measures: what it is, how it regards the party, dates, doubts."""
    act = f" ({', '.join(row['act'])})" if row["act"] else ""
    kind = f": {row['kind']}{act}" if row["kind"] else ""
    what = Term(f"{row['title'] or row['measure']}{kind}")
    said = trace.said.get(row["measure"], [])
    regards = (Term(_REGARDS[how]) for how in row["regards"])
    return (what, *regards, *dates(said), *map(conflict, row["conflicts"]), *doubts(said))


def why_not(rows: Sequence[Row]) -> Iterator[str]:
    """Yield what a chain lacks, and then what of one is known.

    Args:
        rows: of the question `why_not`.
    """
    missing = [row["what"] for row in rows if row["missing"] and row["hop"] != "time"]
    yield f"No chain: nothing is known of {missing[0]}." if missing else "No chain:"
    yield from (_time(row) for row in rows if row["hop"] == "time")
    yield from (f"{row['what']}: {row['known']:,}" for row in rows if row["hop"] != "time")


def _time(row: Row) -> str:
    return f"{row['what']} (breaks {row['known']:,} way{'' if row['known'] == 1 else 's'})"
