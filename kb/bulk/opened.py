"""Between the passes: accesses learn of the partnerships that open them.

An access without dates of its own is dated by its partnership, which may lie in another part.
What bears on that is put aside once more, in the access's part: that the partnership opens it, and
the partnership's own terms.
"""

from collections.abc import Sequence
from pathlib import Path

from kb.bulk import parts
from kb.bulk.parts import Part, Spilled
from kb.model.claims import Claim
from kb.model.ids import FactKey


def forward(
    spilled: tuple[Spilled, ...], opening: Sequence[int], count: int, folder: Path
) -> Spilled:
    """Put aside what accesses elsewhere need of the partnerships in some parts."""
    found = [Part() for _ in range(count)]
    for number in opening:
        claims = parts.gather(spilled, number, ("opening",)).opening
        for part, keys in _needed(claims, count).items():
            for dataset, claim in claims:
                statements = [one for one in claim.statements if one.key in keys]
                if statements:
                    parts.put(found[part], dataset, parts.slim(claim, statements))
    return parts.spill(folder, found)


def _needed(claims: list[tuple[int, Claim]], count: int) -> dict[int, set[FactKey]]:
    """Return which facts each part of an access has to know of."""
    needed: dict[int, set[FactKey]] = {}
    for _, claim in claims:
        for key in (statement.key for statement in claim.statements):
            if key.type == "OPENS" and parts.of(key.right, count) != parts.of(key.left, count):
                wanted = needed.setdefault(parts.of(key.right, count), set())
                wanted |= {key, FactKey("Partnership", "", key.left)}
    return needed
