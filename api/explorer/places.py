"""Where a page leads for a thing: a party has a page, what is agreed has its evidence."""

from collections.abc import Mapping, Sequence
from urllib.parse import quote, urlencode

from kb.model import schema


def of_ends(type: str, left: str, right: str) -> tuple[str, str]:
    """Return where the two ends of a fact lead."""
    fact = schema.FACT[type]
    return _of(fact.left, left), _of(fact.right, right)


def party(id: str) -> str:
    """Return the page of a party."""
    return f"/party/{quote(id, safe='')}"


def evidence(id: str) -> str:
    """Return the evidence of a fact, an agreement or a measure."""
    return f"/evidence/{quote(id, safe='')}"


def chains(id: str) -> str:
    """Return the page of the chains in which a party is financed."""
    return f"/chains/{quote(id, safe='')}"


def drawn(question: str, given: Mapping[str, str]) -> str:
    """Return where the answer to a question is drawn."""
    return f"/questions/{question}?{urlencode(given)}#show=graph"


def data(id: str) -> str:
    """Return the question of who can reach a kind of data, which has no page of its own."""
    return f"/questions/who_can_reach?{urlencode({'data': id})}"


def thing(kinds: Sequence[str], id: str) -> str:
    """Return where a thing of these labels leads.

    A party of which no more is known bears no other label.
    """
    group = schema.NODE[kinds[0]].group if kinds else "party"
    return party(id) if group == "party" else evidence(id) if group == "agreement" else data(id)


def _of(labels: tuple[str, ...], id: str) -> str:
    if labels == ("Agreement",):
        return evidence(id)
    if labels == ("Party",):
        return party(id)
    return thing(labels, id)
