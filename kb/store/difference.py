"""What a dataset brings against what stands of it: what to write, and what goes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kb.model import schema as model
from kb.model.claims import Brought, Claim, Source
from kb.store import changes, labels
from kb.store.changes import Change
from kb.store.standing import Standing
from kb.store.stored import Declared


@dataclass(frozen=True)
class Difference:
    """What a dataset brings otherwise than before.

    Attributes:
        claims: by place, id and content.
        things: what it declares, by id.
        before: what it declared before, by id.
        stale: ids of claims that it no longer brings.
        dropped: those of them in whose place there is nothing now.
        moved: ids of what is of another kind now, so that another node has to stand for it.
        created: claims that nobody brought before.
        overwritten: claims that say something else than before.
        joined: claims that stand as they are, and are only now brought, or from another place.
        retitled: whether the dataset itself is to be written.
        renamed: whether it had another title before.
        shared: ids of the claims, things and sources among these that others bring too.
    """

    claims: Change[tuple[str, str]]
    things: Change[Declared]
    before: Mapping[str, Declared]
    stale: frozenset[str]
    dropped: frozenset[str]
    moved: frozenset[str]
    created: tuple[Claim, ...]
    overwritten: tuple[Claim, ...]
    joined: tuple[Claim, ...]
    retitled: bool
    renamed: bool
    shared: frozenset[str]

    @property
    def written(self) -> tuple[Claim, ...]:
        """The claims that say what nobody's claim of that id said before."""
        return (*self.created, *self.overwritten)

    @property
    def anything(self) -> bool:
        """Whether there is anything to do."""
        return bool(self.claims.touched or self.things.touched or self.retitled)


def between(standing: Standing, title: str, brought: Brought) -> Difference:
    """Compare what a dataset brings with what stands of it."""
    wanted = {claim.place: (claim.id, claim.content) for claim in brought.claims}
    claims = changes.between(standing.claims, wanted)
    declared = brought.declared
    things = changes.between(standing.declared, declared)
    kept = {id for id, _ in wanted.values()}
    return Difference(
        claims,
        things,
        standing.declared,
        frozenset(id for id, _ in standing.claims.values()) - kept,
        frozenset(standing.claims[place][0] for place in claims.removed) - kept,
        frozenset(
            id for id in things.changed if _label(declared[id]) != _label(standing.declared[id])
        ),
        *_by_what_stands(standing, (c for c in brought.claims if c.place in claims.written)),
        standing.title != title,
        standing.title not in {None, title},
        frozenset(
            {item.id for _, item in standing.others} | {it.claim for it in standing.elsewhere}
        ),
    )


def _by_what_stands(
    standing: Standing, written: Iterable[Claim]
) -> tuple[tuple[Claim, ...], tuple[Claim, ...], tuple[Claim, ...]]:
    stored = {one.claim: one.content for one in standing.elsewhere}
    stored |= dict(standing.claims.values())
    created, overwritten, joined = [], [], []
    for claim in written:
        if claim.id not in stored:
            created.append(claim)
        elif stored[claim.id] != claim.content:
            overwritten.append(claim)
        else:
            joined.append(claim)
    return tuple(created), tuple(overwritten), tuple(joined)


def _label(item: Declared) -> str:
    if isinstance(item, Source):
        return "Source"
    return labels.broad(tuple(model.NODE[item.label].labels))
