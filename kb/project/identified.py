"""Claims as they bear on the graph: sources name parties as they like, and one party is one."""

from collections.abc import Iterable
from dataclasses import replace

from kb.model.claims import Claim
from kb.model.identities import Identities


def claims(found: Iterable[Claim], who: Identities) -> list[Claim]:
    """Return claims with every party of several ids called by its canonical one.

    What a source says between two that are one is no fact: nobody owns itself.
    """
    return [_claim(claim, who) for claim in found] if who else list(found)


def _claim(claim: Claim, who: Identities) -> Claim:
    keys = [who.key(statement.key) for statement in claim.statements]
    if all(key is one.key for key, one in zip(keys, claim.statements, strict=True)):
        return claim
    stated = zip(claim.statements, keys, strict=True)
    between = (replace(one, key=key) for one, key in stated if key.left != key.right)
    return replace(claim, statements=tuple(between))
