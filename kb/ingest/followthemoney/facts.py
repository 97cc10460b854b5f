"""What an entity says that is no party: of facts between parties, of agreements, of measures."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product

from kb.errors import InvalidValue
from kb.ingest.followthemoney import ends, index, names, terms
from kb.ingest.followthemoney.ends import End
from kb.ingest.followthemoney.entity import Value, dataset_of
from kb.ingest.followthemoney.notes import Notes, Saying
from kb.ingest.followthemoney.parties import unnamed_kind
from kb.ingest.followthemoney.shapes import AUTHORITY, TITLE, Shape
from kb.model import schema
from kb.model.claims import Declaration, Stance, Statement
from kb.model.ids import FactKey

_KIND = "kind"
Ends = Mapping[str, tuple[End, ...]]


@dataclass(frozen=True)
class Said:
    """What an entity says, and what it declares for that."""

    sayings: tuple[Saying, ...]
    declared: tuple[Declaration, ...] = ()


def said(notes: Notes, shape: Shape) -> Said | None:
    """Return what an entity says; None where the model has no place for it.

    Raises:
        InvalidValue: what it needs is not there.
    """
    for name in shape.needed:
        _check(notes, name)
    found = {name: ends.of(notes, shape, name) for name in shape.ends}
    # A contract of which nobody says who awards it is an award all the same.
    if all(found[name] or name == "contract" for name in shape.needed):
        return _agreement(notes, shape, found) if shape.label else _relation(notes, shape, found)
    return None


def _check(notes: Notes, name: str) -> None:
    texts = notes.entity.texts(name)
    if not texts:
        raise InvalidValue(f"it has no `{name}`", f"write its `{name}`")
    known = [one for text in texts if (one := notes.index.entities.get(text))]
    if not known:
        what = f"its `{name}` is `{texts[0]}`, which is not in the file"
        raise InvalidValue(what, "add that entity to the file, or correct the id")
    if all(one.schema in names.LABELS and not one.party for one in known):
        what = f"its `{name}` has no name, in line {known[0].number}"
        raise InvalidValue(what, "name that entity")


def _is(key: FactKey, *fields: tuple[str, str]) -> tuple[Statement, ...]:
    """Return that a fact is so, with these values of its fields."""
    so = Statement(key, Stance.ASSERTS)
    return (so, *(replace(so, field=name, value=text) for name, text in fields if text))


def _relation(notes: Notes, shape: Shape, found: Ends) -> Said:
    one, two = (found[name] for name in shape.needed)
    pairs = [pair for pair in product(one, two) if _together(pair)]
    if not pairs:
        raise InvalidValue("no dataset states both its ends", "add the statement that is missing")
    apart = [(left, right) for left, right in pairs if left.id != right.id]
    if not apart:
        raise InvalidValue(_both(one[0]), "name another")
    for left, _ in (pair for pair in pairs if pair not in apart):
        notes.remark(shape.needed[0], _both(left), "name another; it is left out there")
    whole = [saying for pair in apart for saying in _between(notes, shape, *pair)]
    notes.without_place(shape.told_apart_by, _untold(notes, shape, whole))
    notes.without_place(TITLE, len(notes.entity.of(TITLE)))
    return Said((*whole, *_terms(notes, shape, whole)))


def _together(pair: tuple[End, End]) -> bool:
    """Say whether one dataset states both ends, also where another entity stands between."""
    return len({dataset_of(value) for end in pair for value in end.values}) == 1


def _both(end: End) -> str:
    return f"`{end.values[0].text}` stands at both its ends"


def _untold(notes: Notes, shape: Shape, whole: list[Saying]) -> int:
    """Count what would tell facts apart, by datasets that state none of them."""
    stating = {dataset_of(saying.values[0]) for saying in whole}
    return sum(dataset_of(v) not in stating for v in notes.entity.of(shape.told_apart_by))


def _terms(notes: Notes, shape: Shape, whole: list[Saying]) -> Iterator[Saying]:
    """Yield what is said of facts beyond their ends, of those whose ends the same dataset states.

    A dataset that states none speaks of all: it has the entity, which is about nothing else. Of
    which kind it is says the entity's schema, which each statement has.
    """
    keys: dict[str, dict[FactKey, None]] = {}
    for saying in whole:
        keys.setdefault(dataset_of(saying.values[0]), {})[saying.statements[0].key] = None
    every = tuple(dict.fromkeys(key for own in keys.values() for key in own))
    for saying in terms.of(notes, shape, every):
        own = keys.get(dataset_of(saying.values[0])) or every
        so = (stated for key in own for stated in _is(key, (_KIND, shape.kind)))
        told = (stated for stated in saying.statements if stated.key in own)
        yield replace(saying, statements=tuple(dict.fromkeys((*so, *told))))


def _between(notes: Notes, shape: Shape, left: End, right: End) -> Iterator[Saying]:
    """Yield that a fact is between two ends, which the values of both say together.

    Where another dataset alone says as what, the one that states the ends says it of none.
    """
    fact = schema.FACT[shape.ends[shape.needed[0]]]
    told = index.told_apart(shape, notes.entity, left.values[0])
    roles = told if shape.told_apart_by else right.positions
    for role in roles or (None,):
        text = " ".join(role.text.split()) if role else ""
        period = _period(notes, shape, left, right, role)
        key = FactKey(fact.type, left.id, right.id, text, period)
        values = (*left.values, *right.values, *((role,) if role else ()))
        so = _is(key, (_KIND, shape.kind), (fact.told_apart_by or "", text))
        yield Saying(tuple(dict.fromkeys(values)), so)


def _period(notes: Notes, shape: Shape, left: End, right: End, role: Value | None) -> str:
    """Return what tells a spell from others of the file between the same two ends."""
    entity = notes.entity
    apart = role.text if role and shape.told_apart_by else ""
    key: index.Key = (entity.schema, left.values[0].text, right.values[0].text, apart)
    if not notes.index.apart(key):
        return ""
    return "..".join(next(iter(entity.texts(name)), "") for name in ("startDate", "endDate"))


def _agreement(notes: Notes, shape: Shape, found: Ends) -> Said:
    id = names.to_id(notes.entity.id)
    key = FactKey(shape.label, "", id)
    so = _is(key, (_KIND, shape.kind))
    authorities = tuple(_authorities(notes, id)) if notes.entity.schema == "Sanction" else ()
    told = [
        *(
            _part(shape, name, end, id)
            for name in found
            for end in _whole(notes, name, found[name])
        ),
        *(saying for saying, _ in authorities),
        *terms.of(notes, shape, (key,)),
    ]
    sayings = (Saying(one.values, tuple(dict.fromkeys((*so, *one.statements)))) for one in told)
    title, identifiers = _titled(notes)
    own = Declaration(id, shape.label, title, identifiers=identifiers)
    return Said(tuple(sayings), (own, *(party for _, party in authorities if party)))


def _whole(notes: Notes, name: str, named: tuple[End, ...]) -> tuple[End, ...]:
    """Return those that one dataset names, also where another entity stands between."""
    whole = tuple(end for end in named if len({dataset_of(value) for value in end.values}) == 1)
    if named and not whole:
        what = f"no dataset states both its `{name}` and whose that is"
        notes.remark(name, what, "add the statement that is missing")
    return whole


def _part(shape: Shape, name: str, end: End, id: str) -> Saying:
    fact, role = schema.FACT[shape.ends[name]], shape.roles.get(name, "")
    left, right = (id, end.id) if fact.block == "left" else (end.id, id)
    told_apart = fact.told_apart_by or ""
    return Saying(end.values, _is(FactKey(fact.type, left, right, role), (told_apart, role)))


def _titled(notes: Notes) -> tuple[str, tuple[str, ...]]:
    """Return what an agreement is called, and the ids that it came with."""
    entity = notes.entity
    called = list(entity.texts(TITLE))
    identifiers = names.kept(entity.id)
    for text in entity.texts("contract"):
        if known := notes.index.entities.get(text):
            identifiers += (f"{names.CONTRACT_ID}:{text}",)
            called = [*(value.text for value in known.of("title")), known.name, *called]
    called = list(dict.fromkeys(filter(None, called)))
    notes.without_place(TITLE, len(called) - 1)
    return (called[0] if called else ""), identifiers


def _authorities(notes: Notes, id: str) -> Iterator[tuple[Saying, Declaration | None]]:
    """Yield who imposes a measure: by that id or name, else one of unknown kind."""
    for value in notes.entity.of(AUTHORITY):
        known = notes.index.entities.get(value.text)
        own = value.text if known and known.party else notes.index.named.get(value.text, "")
        new = None if own else unnamed_kind(value.text)
        imposes = FactKey("IMPOSES", new.id if new else names.to_id(own), id)
        yield Saying((value,), _is(imposes)), new
