"""What stands of that which a dataset brings, before it is loaded."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kb.model.claims import Brought
from kb.model.identities import EACH_ITSELF, Identities
from kb.project.withdrawals import Withdrawal
from kb.store import brought, judged, stored
from kb.store.answers import Transaction
from kb.store.stored import Bringing, Declared


@dataclass(frozen=True)
class Standing:
    """What a dataset brought before, and what others bring of the same.

    Attributes:
        title: the dataset's; None where it never was loaded.
        claims: id and content of its claims, by their place in it.
        declared: what it declares, by id.
        others: what others declare of the same things and sources, each with the other's id.
        elsewhere: claims of the same ids that others bring.
        by_rows: whether it was loaded row by row; None where it never was loaded, or nobody knows.
        who: who is who.
        kin: what stays declared, whoever declares it, by other ids of the same parties.
        withdrawals: those by claims that stay, whatever the dataset brings; read only where any two
            ids are of one party.
    """

    title: str | None
    claims: Mapping[str, tuple[str, str]]
    declared: Mapping[str, Declared]
    others: tuple[tuple[str, Declared], ...]
    elsewhere: tuple[Bringing, ...]
    by_rows: bool | None = None
    who: Identities = EACH_ITSELF
    kin: tuple[tuple[str, Declared], ...] = ()
    withdrawals: tuple[Withdrawal, ...] = ()


async def whole(tx: Transaction, dataset: str, wanted: Brought) -> Standing:
    """Return all that the dataset brought before; what it does not bring any more is found so."""
    claims = await brought.claims(tx, dataset)
    declared = await brought.declared(tx, dataset)
    named = {id for claim in wanted.claims for id in (claim.id, *claim.withdraws)}
    named |= {id for id, _ in claims.values()}
    bringing = await stored.bringing(tx, named)
    elsewhere = tuple(one for one in bringing if one.dataset != dataset)
    who = await judged.identities(tx)
    return Standing(
        await brought.title(tx, dataset),
        claims,
        declared,
        others(dataset, await stored.declared(tx, {*declared, *wanted.declared})),
        elsewhere,
        await brought.by_rows(tx, dataset),
        who,
        await _kin(tx, dataset, wanted, who),
        await _withdrawals(tx, claims, elsewhere) if who else (),
    )


async def part(
    tx: Transaction, dataset: str, wanted: Brought, who: Identities, *, partial: bool = False
) -> Standing:
    """Return what stands of a part of a dataset, each of whose claims has its id as its place.

    Args:
        partial: whether the dataset keeps what it brought before and does not bring now.
    """
    # Claims of other parts, which these may take back, are none that this one has left out.
    bringing = await stored.bringing(tx, [claim.id for claim in wanted.claims])
    claims = {one.place: (one.claim, one.content) for one in bringing if one.dataset == dataset}
    elsewhere = tuple(one for one in bringing if one.dataset != dataset)
    declared = await stored.declared(tx, wanted.declared)
    return Standing(
        await brought.title(tx, dataset),
        claims,
        {item.id: item for by, item in declared if by == dataset},
        others(dataset, declared),
        elsewhere,
        await brought.by_rows(tx, dataset),
        who,
        await _kin(tx, "" if partial else dataset, wanted, who),
        await _withdrawals(tx, claims, elsewhere) if who else (),
    )


async def _withdrawals(
    tx: Transaction, claims: Mapping[str, tuple[str, str]], elsewhere: Iterable[Bringing]
) -> tuple[Withdrawal, ...]:
    own = {id for id, _ in claims.values()} - {one.claim for one in elsewhere}
    return tuple(one for one in await stored.withdrawals(tx) if one.by not in own)


async def _kin(
    tx: Transaction, replaced: str, wanted: Brought, who: Identities
) -> tuple[tuple[str, Declared], ...]:
    """Return what is declared by other ids of the same parties, but by the dataset to replace."""
    ids = [thing.id for thing in wanted.declarations if who.has(thing.id)]
    return others(replaced, await stored.declarations(tx, who.every(ids) - set(ids)))


def others(
    dataset: str, declared: Iterable[tuple[str, Declared]]
) -> tuple[tuple[str, Declared], ...]:
    """Return what other datasets declare."""
    return tuple((by, item) for by, item in declared if by != dataset)
