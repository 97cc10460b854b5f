"""Claims as rows: what `kb.store.writes.claims` writes, for the importer."""

from collections.abc import Iterable

from kb.bulk import tables
from kb.bulk.pages import Pages
from kb.model.claims import Claim
from kb.store import labels, records

_CLAIM = tables.nodes(("Claim",))
_STATES = tables.relationships("STATES")
_SAID_BY = tables.relationships("SAID_BY")
_BRINGS = tables.relationships("BRINGS", "Claim")


def write(pages: Pages, claim: Claim, gone: frozenset[str] = frozenset()) -> None:
    """Add a claim, its statements and its links; `gone` are the claims that are taken back."""
    id = claim.id
    properties = records.claim(claim)
    if id in gone:
        properties["withdrawn"] = True
    pages.add(_CLAIM, _CLAIM.row((id,), properties))
    pages.link("STATED_IN", id, claim.source, "Source")
    for cited in dict.fromkeys(claim.cites):
        pages.link("CITES", id, cited, "Source")
    if claim.by:
        pages.add(_SAID_BY, _SAID_BY.row((id, claim.by), {}))
    for other in dict.fromkeys(claim.withdraws):
        pages.link("WITHDRAWS", id, other, "Claim")
    for statement in claim.statements:
        _, to = labels.anchor(statement.key)
        pages.add(_STATES, _STATES.row((id, to), records.stated(statement)))


def bring(pages: Pages, dossier: str, claims: Iterable[Claim]) -> None:
    """Add that a dossier brings claims."""
    for claim in claims:
        pages.add(_BRINGS, _BRINGS.row((dossier, claim.id), {"place": claim.place}))
