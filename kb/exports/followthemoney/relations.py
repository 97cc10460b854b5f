"""A fact between two parties as entities: who owns, and who holds which position as what."""

from collections.abc import Iterable, Iterator, Sequence

from kb.exports.followthemoney import terms
from kb.exports.followthemoney.draft import Draft, Entity, Writing
from kb.ingest.followthemoney import names
from kb.ingest.followthemoney.shapes import POSITION, SHAPES
from kb.model import ids
from kb.model.claims import Stance
from kb.model.told import Between, Told

_KINDS = {shape.kind: name for name, shape in SHAPES.items() if shape.kind and not shape.label}
# Says no more than that a position is held.
_ANY = "Occupancy"
_KIND = "kind"
_ELSEWHERE = (_KIND, "position")


def entities(writing: Writing, fact: Between) -> Iterator[Entity]:
    """Yield the entities that a fact is, none where FollowTheMoney cannot say it."""
    if fact.key.type == "OWNS":
        yield from _edge(writing, fact, "Ownership", fact.told)
    elif fact.key.type == POSITION:
        yield from _positions(writing, fact)
    else:
        writing.left_out[fact.key.type] += 1


def _positions(writing: Writing, fact: Between) -> Iterator[Entity]:
    """Yield an entity for each kind of position that is said.

    Where there are several, what else a claim says is of the one kind that it says itself. Of which
    of them it is that claims say which name none, or several, nobody knows.
    """
    kinds = sorted({one.statement.value for one in fact.told if _says_kind(one)})
    if len(kinds) < 2:
        yield from _edge(writing, fact, _KINDS.get("".join(kinds), _ANY), fact.told)
        return
    told = _by_kind(fact.told)
    for kind in kinds:
        yield from _edge(writing, fact, _KINDS.get(kind, _ANY), told[kind])
    draft = writing.begun(_ANY, _ANY, fact.key.type)
    for one in terms.asserted(draft, told[""]):
        if one.statement.field not in ("", *_ELSEWHERE):
            draft.cannot(f"{one.statement.field} of one of several kinds")


def _by_kind(told: Sequence[Told]) -> dict[str, list[Told]]:
    """Return what is told of each kind of position, and under the empty name what of any."""
    of_claims: dict[str, set[str]] = {}
    for one in filter(_says_kind, told):
        of_claims.setdefault(one.claim, set()).add(one.statement.value)
    found: dict[str, list[Told]] = {"": []}
    for one in told:
        own = {one.statement.value} if _says_kind(one) else of_claims.get(one.claim, set())
        found.setdefault(next(iter(own)) if len(own) == 1 else "", []).append(one)
    return found


def _says_kind(one: Told) -> bool:
    return one.statement.field == _KIND and one.statement.stance is Stance.ASSERTS


def _edge(writing: Writing, fact: Between, schema: str, told: Iterable[Told]) -> Iterator[Entity]:
    shape = SHAPES[schema]
    draft = writing.begun(schema, schema, schema)
    told = terms.asserted(draft, told)
    left, right = shape.needed
    draft.refer(left, fact.left)
    post = _post(writing, draft, fact) if schema == _ANY else None
    if schema == _ANY:
        draft.cannot(_KIND, len({one.statement.value for one in told if _says_kind(one)}))
    else:
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
    days = [next(iter(draft.proxy.get(name)), "") for name in ("startDate", "endDate")]
    spell = "..".join(days) if fact.key.period and any(days) else fact.key.period
    draft.cannot("period", int("..".join(days) != fact.key.period) if fact.key.period else 0)
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
