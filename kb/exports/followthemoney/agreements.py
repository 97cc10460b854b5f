"""An agreement or measure as entities."""

from collections.abc import Iterable, Iterator

from kb.exports.followthemoney import terms
from kb.exports.followthemoney.draft import Draft, Entity, Writing
from kb.ingest.followthemoney import names
from kb.ingest.followthemoney.shapes import AUTHORITY, SHAPES, TITLE, Shape
from kb.model.claims import Declaration
from kb.model.told import Held, Told

# Of what is no more than meant, nobody owes anything yet.
_UNSETTLED = frozenset({"pledge", "commitment", "cancelled"})
_KIND = "kind"


def entities(writing: Writing, held: Held) -> Iterator[Entity]:
    """Yield the entities that an agreement is, none where FollowTheMoney cannot say it."""
    if not held.told:
        writing.left_out[f"{held.thing.label} of which nobody says anything"] += 1
    elif (schema := _schema(held)) is None:
        writing.left_out[_unsayable(held)] += 1
    else:
        yield from _entities(writing, held, schema)


def _schema(held: Held) -> str | None:
    shaped = (name for name, shape in SHAPES.items() if shape.label == held.thing.label)
    schema = next(shaped, None)
    if schema is None or (_values(held, _KIND) or {""}) != {SHAPES[schema].kind}:
        return None
    if schema == "Debt" and _values(held, "status") & _UNSETTLED:
        return None
    roles = {one.statement.key.role for one in held.told if one.statement.key.type == "PARTNER_IN"}
    if schema == "ContractAward" and not roles <= set(SHAPES[schema].roles.values()):
        return None
    return schema


def _unsayable(held: Held) -> str:
    """Return what to call an agreement that has no schema: its label, with its kind or status."""
    narrower = sorted(_values(held, _KIND) or _values(held, "status"))
    return " ".join((held.thing.label, *([f"({', '.join(narrower)})"] if narrower else [])))


def _values(held: Held, field: str) -> set[str]:
    """Return the values of a field of the agreement itself."""
    own = (one.statement for one in held.told if not one.statement.key.left)
    return {one.value for one in own if one.field == field and one.stance == "asserts"}


def _entities(writing: Writing, held: Held, schema: str) -> Iterator[Entity]:
    shape, thing = SHAPES[schema], held.thing
    id = names.from_id(thing.id, thing.identifiers)
    draft = writing.begun(schema, id, schema)
    told = terms.asserted(draft, held.told)
    roles = [one for one in told if one.statement.key.left]
    contracts: list[Entity] = []
    if schema == "ContractAward":
        contracts = list(_contracts(writing, draft, held, roles))
    else:
        draft.add(TITLE, [thing.name])
    for name, party in _named(shape, held, roles, draft):
        draft.refer(name, party)
    if schema == "Sanction":
        _authorities(draft, _of(held, roles, "IMPOSES"))
    terms.add(draft, shape, [one for one in told if not one.statement.key.left], (_KIND,))
    draft.cite(told)
    if made := draft.done():
        yield from (one for one in contracts if writing.once(one["id"]))
        yield made


def _named(
    shape: Shape, held: Held, roles: Iterable[Told], draft: Draft
) -> Iterator[tuple[str, Declaration]]:
    """Yield the properties that name parties, with each, and count parts that have none."""
    properties = {
        (type, shape.roles.get(name, "")): name
        for name, type in shape.ends.items()
        if name != "contract"
    }
    elsewhere = {"IMPOSES"} if shape.label == "Measure" else set(shape.roles and {"PARTNER_IN"})
    parties = {party.id: party for party in held.parties}
    for one in {told.statement: None for told in roles}:
        key = one.key
        party = parties.get(key.left if key.right == held.thing.id else key.right)
        name = properties.get((key.type, key.role)) or properties.get((key.type, ""))
        if one.field:
            if not (one.field == "role" and shape.roles):
                draft.cannot(f"{one.field} of a part")
        elif name and party:
            yield name, party
        elif key.type not in elsewhere:
            draft.cannot(key.type)


def _of(held: Held, roles: Iterable[Told], type: str, role: str = "") -> Iterator[Declaration]:
    """Yield the parties that have a part."""
    parties = {party.id: party for party in held.parties}
    for key in dict.fromkeys(one.statement.key for one in roles):
        other = key.left if key.right == held.thing.id else key.right
        if key.type == type and key.role == role and other in parties:
            yield parties[other]


def _authorities(draft: Draft, parties: Iterable[Declaration]) -> None:
    """Add the names of who imposes it: by its name none is found that could be no authority."""
    known = {party.id: party for party in parties}.values()
    named = [one for one in known if names.SCHEMATA[one.label] in names.AUTHORITIES]
    draft.add(AUTHORITY, sorted({one.name for one in named}))
    for one in known:
        if one not in named:
            draft.cannot(f"{AUTHORITY} that is a {one.label}")


def _contracts(writing: Writing, draft: Draft, held: Held, roles: list[Told]) -> Iterator[Entity]:
    """Yield the contracts of which an award is, under the ids that they came with if they did."""
    scheme = f"{names.CONTRACT_ID}:"
    own = [i.removeprefix(scheme) for i in held.thing.identifiers if i.startswith(scheme)]
    for id in sorted(own) or [f"contract-{draft.proxy.id}"]:
        contract = writing.begun("Contract", id, "Contract")
        contract.add("title", [held.thing.name])
        for party in _of(held, roles, "PARTNER_IN", "authority"):
            contract.refer("authority", party)
        if made := contract.done():
            draft.refer_to("contract", made["id"])
            yield made
