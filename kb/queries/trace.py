"""A trace: a party's chains with the evidence of each hop, numbered, and the measures beside them.

It asks the questions `chain`, `evidence`, `measures` and `party`, and adds nothing of its own.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from kb.queries import run
from kb.queries.question import Question
from kb.store.answers import Row
from kb.store.driver import Database

Find = Callable[[str], Question]


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
        otherwise: where there is none: how many there are without a day and a certainty asked for.
    """

    party: Row
    chains: list[Row]
    measures: list[Row]
    said: Mapping[str, list[Said]] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    truncated: bool = False
    otherwise: int = 0


async def trace(
    db: Database, find: Find, party: str, given: Mapping[str, Any], limit: int
) -> Trace:
    """Trace a party.

    Args:
        find: gives the question of a name.
        party: its id, name, alias or identifier.
        given: further parameters of `chain`, such as `on`.
        limit: the most chains to return.

    Raises:
        UnknownParty, AmbiguousParty, InvalidParameter, DatabaseError: as asking does.
    """
    profile = (await run.ask(db, find("party"), {"party": party})).rows[0]
    id = profile["party"]
    chain = await run.ask(db, find("chain"), {"party": id, **given}, limit)
    dated = {"on": given["on"]} if "on" in given else {}
    otherwise = 0
    if not chain.rows and given:
        otherwise = len((await run.ask(db, find("chain"), {"party": id})).rows)
    question = find("measures")
    measures = await run.ask(db, question, {"party": id, **dated}, run.HIGHEST_LIMIT)
    facts = dict.fromkeys(fact for row in chain.rows for fact in row["facts"])
    facts |= dict.fromkeys(row["measure"] for row in measures.rows)
    wanted = {"facts": list(facts)}
    evidence = await run.ask(db, find("evidence"), wanted, run.HIGHEST_LIMIT)
    counted = [row for row in evidence.rows if not row["withdrawn"]]
    numbers = _numbered(facts, counted)
    return Trace(
        profile,
        chain.rows,
        measures.rows,
        _said(counted, numbers),
        _notes(counted, numbers),
        chain.truncated,
        otherwise,
    )


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
