"""A trace: a party's chains with the evidence of each hop, numbered, and the measures beside them.

It asks the questions `chain`, `evidence`, `measures` and `party`, and where there is no chain
`why_not`; it adds nothing of its own.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from heapq import merge
from typing import Any

from kb.queries import ends, run
from kb.queries.ends import End
from kb.queries.question import Find
from kb.queries.run import Answer
from kb.store.answers import Row
from kb.store.driver import Database

# What is asked of chains, and of the measures and the evidence beside them as well.
OF_MEASURES = ("on", "between", "certainty", "known_on")
OF_EVIDENCE = ("known_on",)
CHAINS = 20  # of a trace, unless told otherwise


@dataclass(frozen=True)
class Note:
    """One claim that the trace rests on; its number is what the hops refer to."""

    number: int
    claim: Row


@dataclass(frozen=True)
class Said:
    """What one note states of a fact: a field and its value as written (neither: that it is so)."""

    number: int
    type: str
    stance: str
    field: str
    value: str
    planned: bool


@dataclass(frozen=True)
class Trace:
    """What is known of the party's chains.

    Attributes:
        party: the row of `party`.
        chains, measures: rows of `chain` and `measures`.
        said: what is stated of each fact, by the fact's id.
        truncated: whether there are more chains than were asked for.
        to: what the chains are to lead to; empty: anything.
        why_not: where there is none: rows of `why_not`, for each part that `to` may have in one.
    """

    party: Row
    chains: list[Row]
    measures: list[Row]
    said: Mapping[str, list[Said]] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    truncated: bool = False
    to: str = ""
    why_not: tuple[list[Row], ...] = ()


async def trace(
    db: Database, find: Find, party: str, given: Mapping[str, Any], limit: int = CHAINS
) -> Trace:
    """Trace a party.

    Args:
        find: gives the question of a name.
        party: its id, name, alias or identifier.
        given: further parameters of `chain`, such as `on`; those of time and knowledge are
            asked of the measures too, and `known_on` of the evidence; and as `to` what chains are
            to lead to: a party, or the id of a kind of data.
        limit: the most chains to return.

    Raises:
        UnknownParty, AmbiguousParty, InvalidParameter, DatabaseError: as asking does.
    """
    profile = (await run.ask(db, find("party"), {"party": party})).rows[0]
    further = {name: value for name, value in given.items() if name != "to"}
    end = await _end(db, find, given.get("to"))
    asked = [{"party": profile["party"], **further, **part} for part in end.parts]
    found = [await run.ask(db, find("chain"), one, limit) for one in asked]
    chains = _merged(found)
    why = [] if chains else [(await run.ask(db, find("why_not"), one)).rows for one in asked]
    mine = {"party": profile["party"], **_of(given, OF_MEASURES)}
    measures = (await run.ask(db, find("measures"), mine, run.HIGHEST_LIMIT)).rows
    facts = dict.fromkeys(fact for row in chains[:limit] for fact in row["facts"])
    facts |= dict.fromkeys(row["measure"] for row in measures)
    mine = {"facts": list(facts), **_of(given, OF_EVIDENCE)}
    evidence = (await run.ask(db, find("evidence"), mine, run.HIGHEST_LIMIT)).rows
    said, notes = _evidence(facts, evidence)
    cut = any(answer.truncated for answer in found) or len(chains) > limit
    return Trace(profile, chains[:limit], measures, said, notes, cut, end.name, tuple(why))


async def _end(db: Database, find: Find, to: str | None) -> End:
    if to is None:
        return End("", ({},))
    return await ends.find(db, find("party"), find("chain"), to)


def _merged(found: list[Answer]) -> list[Row]:
    """Merge answers of `chain` in its order, each chain once: one may have an end in two parts."""

    def place(row: Row) -> tuple[Any, ...]:
        return tuple(row[key.column] for key in found[0].question.order)

    rows = merge(*(answer.rows for answer in found), key=place)
    return list({row["chain"]: row for row in rows}.values())


def _of(given: Mapping[str, Any], names: Iterable[str]) -> dict[str, Any]:
    return {name: given[name] for name in names if name in given}


def _evidence(
    facts: Iterable[str], evidence: list[Row]
) -> tuple[dict[str, list[Said]], tuple[Note, ...]]:
    counted = [row for row in evidence if not row["withdrawn"]]
    numbers = _numbered(facts, counted)
    return _said(counted, numbers), _notes(counted, numbers)


def _numbered(facts: Iterable[str], evidence: list[Row]) -> dict[str, int]:
    """Number claims in the order in which a reader meets their facts."""
    by_fact: dict[str, list[str]] = {}
    for row in evidence:
        by_fact.setdefault(row["fact"], []).append(row["claim"])
    ordered = dict.fromkeys(claim for fact in facts for claim in by_fact.get(fact, ()))
    return {claim: number for number, claim in enumerate(ordered, 1)}


def _said(evidence: list[Row], numbers: Mapping[str, int]) -> dict[str, list[Said]]:
    said: dict[str, list[Said]] = {}
    for row in evidence:
        one = Said(
            numbers[row["claim"]],
            row["type"],
            row["stance"],
            row["field"] or "",
            row["value"] or "",
            row["planned"],
        )
        said.setdefault(row["fact"], []).append(one)
    return {fact: sorted(items, key=lambda s: (s.number, s.field)) for fact, items in said.items()}


def _notes(evidence: list[Row], numbers: Mapping[str, int]) -> tuple[Note, ...]:
    claims = {row["claim"]: row for row in evidence}
    return tuple(Note(number, claims[claim]) for claim, number in numbers.items())
