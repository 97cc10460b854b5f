"""The weak point of a chain, in one sentence: what whoever doubts it would ask about first."""

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from kb.queries.trace import Trace
from kb.store.answers import Row
from kb.telling import hops, pairs, remarks, sentences
from kb.telling.terms import is_denial, once

_HOPS = {
    "OWNS": "the ownership",
    "LENDS": "the lender",
    "LENT_TO": "the borrower",
    "IMPLEMENTED_BY": "the implementer",
    "GUARANTEED_BY": "the guarantor",
    "PARTNER_IN": "the partnership",
    "OPENS": "the access",
    "TO": "the recipient",
    "OF": "the kind of data",
}


class Weakness(NamedTuple):
    """A sentence, and the numbers of the notes that it is about."""

    text: str
    notes: tuple[int, ...] = ()


def told(trace: Trace, row: Row) -> Weakness:
    """Say what is weakest in one of a trace's chains.

    A denial comes before a contradiction, that before dates that leave the chain open, an end that
    was only announced, hops that one source each stands behind, and a qualification.
    """
    return next(_weaknesses(trace, row))


def _weaknesses(trace: Trace, row: Row) -> Iterator[Weakness]:
    known = {remark.kind: remark for remark in remarks.told(trace, row)}
    if denied := known.get("disputed"):
        what = "; ".join(_denied(trace, row))
        text = f"{_speakers(trace, denied.notes)} a part of it: {what}."
        yield Weakness(text, denied.notes)
    if row["conflicts"]:
        on = " and the ".join(row["conflicts"])
        yield Weakness(f"Its sources contradict each other on the {on}.")
    if row["uncertain"]:
        why = "; ".join(row["uncertain"])
        yield Weakness(
            f"It is open whether all of it holds at one time and in the same hands: {why}."
        )
    if row["planned_end"]:
        yield Weakness("An end on the way was announced, and nobody reports that it came.")
    if alone := _alone(trace, row):
        yield alone
    if narrowed := known.get("qualified"):
        yield Weakness(f"It is {narrowed.text}.", narrowed.notes)
    yield Weakness(
        "None is known: each hop has several independent sources, nobody denies one, and the dates"
        " leave no other reading."
    )


def _denied(trace: Trace, row: Row) -> Iterator[str]:
    """Yield what is denied: hops as sentences, agreements by what they are and are called."""
    named, ends = hops.names(trace), list(pairs.of(row))
    told = {
        node.id: f"the {sentences.noun(node.label)} {hops.called(row, node, named)}"
        for node in chain.from_iterable(ends)
    }
    for fact, role, (left, right) in zip(row["facts"], row["roles"], ends, strict=False):
        verb = sentences.verb(role.partition(":")[0])
        whole = hops.called(row, left, named), verb, hops.called(row, right, named)
        told[fact] = " ".join(whole)
    for fact in dict.fromkeys(row["facts"]):
        if any(map(is_denial, trace.said.get(fact, ()))):
            yield told[fact]


def _speakers(trace: Trace, numbers: tuple[int, ...]) -> str:
    claims = {note.number: note.claim for note in trace.notes}
    told = (claims[number] for number in once(numbers))
    names = dict.fromkeys(
        claim["speaker_name"] or claim["speaker"] or claim["publisher"] or claim["source"]
        for claim in told
    )
    return f"{' and '.join(names)} {'denies' if len(names) == 1 else 'deny'}"


def _alone(trace: Trace, row: Row) -> Weakness | None:
    """Name the hops that have one independent source each, which need not be one and the same."""
    # Behind the facts of the hops stand those of the agreements.
    counted = list(zip(row["facts"], row["roles"], row["source_counts"], strict=False))
    few = {fact: _HOPS[role.partition(":")[0]] for fact, role, count in counted if count <= 1}
    if not few:
        return None
    what = "each hop" if len(few) == len(counted) else _each(list(dict.fromkeys(few.values())))
    said = (one for fact in few for one in trace.said.get(fact, ()))
    notes = once(one.number for one in said if one.stance == "asserts")
    return Weakness(f"One independent source alone stands behind {what}.", notes)


def _each(named: list[str]) -> str:
    return named[0] if len(named) == 1 else f"each of these: {', '.join(named)}"
