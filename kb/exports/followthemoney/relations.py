"""A fact between two parties as entities: who owns, and who holds which position as what."""

from collections.abc import Iterator

from kb.exports.followthemoney import terms
from kb.exports.followthemoney.draft import Draft, Entity, Writing
from kb.ingest.followthemoney import names
from kb.ingest.followthemoney.shapes import POSITION, SHAPES
from kb.model import ids
from kb.model.told import Between

_KINDS = {shape.kind: name for name, shape in SHAPES.items() if shape.kind and not shape.label}
_OFFICE = "office"
_ELSEWHERE = ("kind", "position")


def entities(writing: Writing, fact: Between) -> Iterator[Entity]:
    """Yield the entities that a fact is, none where FollowTheMoney cannot say it."""
    if fact.key.type == "OWNS":
        yield from _edge(writing, fact, "Ownership")
    elif fact.key.type == POSITION:
        for kind in _kinds(fact):
            yield from _edge(writing, fact, _KINDS[kind])
    else:
        writing.left_out[fact.key.type] += 1


def _kinds(fact: Between) -> list[str]:
    """Return as what a position is held: where nobody says, all that is known is the position."""
    told = (one.statement for one in fact.told)
    return sorted({one.value for one in told if one.field == "kind"}) or [_OFFICE]


def _edge(writing: Writing, fact: Between, schema: str) -> Iterator[Entity]:
    shape = SHAPES[schema]
    draft = writing.begun(schema, schema, schema)
    told = terms.asserted(draft, fact.told)
    left, right = shape.needed
    draft.refer(left, fact.left)
    post = _post(writing, draft, fact) if schema == _KINDS[_OFFICE] else None
    if schema != _KINDS[_OFFICE]:
        draft.refer(right, fact.right)
    if shape.told_apart_by:
        draft.add(shape.told_apart_by, [fact.key.role])
    terms.add(draft, shape, told, _ELSEWHERE)
    draft.cite(told)
    draft.proxy.id = _id(draft, fact)
    if edge := draft.done():
        yield from (post,) if post and writing.once(post["id"]) else ()
        yield edge


def _id(draft: Draft, fact: Between) -> str:
    """Return an id for what has none here: of its ends, its role and, of one of several, its dates.

    A period that is called otherwise than by its dates cannot be said.
    """
    ends = (names.from_id(one.id, one.identifiers) for one in (fact.left, fact.right))
    days = (next(iter(draft.proxy.get(name)), "") for name in ("startDate", "endDate"))
    spell = "..".join(days) if fact.key.period else ""
    draft.cannot("period", int(spell != fact.key.period))
    return f"{draft.proxy.schema.name.lower()}-{ids.digest(*ends, fact.key.role, spell)}"


def _post(writing: Writing, draft: Draft, fact: Between) -> Entity | None:
    """Return the post that is held, and refer to it: it is of an organization, and has a name."""
    at = names.from_id(fact.right.id, fact.right.identifiers)
    post = writing.begun("Position", f"position-{ids.digest(at, fact.key.role)}", "Position")
    post.add("name", [fact.key.role])
    post.refer("organization", fact.right)
    if not post.proxy.get("organization"):
        return None
    if made := post.done():
        draft.refer_to("post", made["id"])
    return made
