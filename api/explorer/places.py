"""Where a page leads for a thing: a party has a page, what is agreed has its evidence."""

from urllib.parse import quote

from kb.model import schema


def of_ends(type: str, left: str, right: str) -> tuple[str, str]:
    """Return where the two ends of a fact lead; empty where there is no page of such a thing."""
    fact = schema.FACT[type]
    return _of(fact.left, left), _of(fact.right, right)


def party(id: str) -> str:
    """Return the page of a party."""
    return f"/party/{quote(id, safe='')}"


def evidence(id: str) -> str:
    """Return the evidence of a fact, an agreement or a measure."""
    return f"/evidence/{quote(id, safe='')}"


def _of(labels: tuple[str, ...], id: str) -> str:
    if labels == ("Agreement",):
        return evidence(id)
    if labels == ("Party",):
        return party(id)
    group = schema.NODE[labels[0]].group
    return party(id) if group == "party" else evidence(id) if group == "agreement" else ""
