"""Between the passes: accesses learn of the partnerships that open them.

An access without dates of its own is dated by its partnership, which may lie in another part.
What bears on that is put aside once more, in the access's part: that the partnership opens it, and
the partnership's own terms.
"""

from pathlib import Path

from kb.bulk import parts
from kb.bulk.parts import Part, Piece, Spilled
from kb.model.claims import Claim
from kb.model.ids import FactKey


def forward(pieces: tuple[Piece, ...], folder: Path) -> Spilled:
    """Put aside what accesses elsewhere need of the partnerships in one part."""
    found = [Part() for _ in range(parts.COUNT)]
    claims = parts.gather(pieces).bearing
    for part, keys in _needed(claims).items():
        for dataset, claim in claims:
            statements = [one for one in claim.statements if one.key in keys]
            if statements:
                found[part].bearing.append((dataset, parts.slim(claim, statements)))
    return parts.spill(folder, found)


def _needed(claims: list[tuple[int, Claim]]) -> dict[int, set[FactKey]]:
    """Return which facts each part of an access has to know of."""
    needed: dict[int, set[FactKey]] = {}
    for _, claim in claims:
        for key in (statement.key for statement in claim.statements):
            if key.type == "OPENS" and parts.of(key.right) != parts.of(key.left):
                wanted = needed.setdefault(parts.of(key.right), set())
                wanted |= {key, FactKey("Partnership", "", key.left)}
    return needed
