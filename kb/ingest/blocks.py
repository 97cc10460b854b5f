"""A block under `asserts`, `denies` or `qualifies`: what one claim states of one thing."""

from collections.abc import Iterable, Iterator

from kb.ingest import terms
from kb.ingest.outline import Outline
from kb.ingest.page import Page
from kb.ingest.terms import SAID_OF_TERMS, Speech
from kb.ingest.timing import DATE_KEYS
from kb.ingest.tree import Mapping, Scalar, Tree
from kb.model import schema
from kb.model.claims import Declaration, Stance, Statement
from kb.model.ids import FactKey
from kb.model.schema import FactType, Field


def read(speech: Speech, subject: Scalar, body: Tree) -> Iterator[Statement]:
    """Yield what the block states, each statement once."""
    page, outline = speech.page, speech.outline
    thing = outline.things.get(subject.text)
    if thing is None and "$" in subject.text:
        what = f"`{subject.text}` has a `$` and the claim no `each`"
        page.wrong(subject.mark, what, "add `each: group` to the claim")
        return
    if thing is None:
        page.unknown(subject.mark, "id", subject.text, outline.things)
        return
    node = schema.NODE[thing.label]
    if node.group == "data":
        page.wrong(
            subject.mark, f"`{thing.id}` is a kind of data", "state it of an access's `data`"
        )
        return
    block = page.mapping(body, f"the block of `{thing.id}`") or Mapping(subject.mark, ())
    roles = schema.keys_of(node)
    page.known_keys(block, allowed(node, roles))
    page.filled(block)
    if node.group == "agreement":
        yield from _agreement(speech, thing, block)
    elif not block.items:
        page.wrong(subject.mark, f"nothing is stated of `{thing.id}`", _one_of(roles))
    for name, value in block.items:
        if name.text in roles:
            yield from _role(speech, thing, roles[name.text], value)


def allowed(node: schema.NodeType, roles: Iterable[str]) -> list[str]:
    """Return the keys of a block about such a thing, whose roles are these."""
    terms_of_agreement = [*DATE_KEYS, *SAID_OF_TERMS] if node.group == "agreement" else []
    amount = ["amount"] if node.has_amount else []
    return [*terms_of_agreement, *amount, *(field.name for field in node.fields), *roles]


def _one_of(roles: dict[str, FactType]) -> str:
    return f"write one of {', '.join(roles)} under it"


def _agreement(speech: Speech, thing: Declaration, block: Mapping) -> Iterator[Statement]:
    key = FactKey(thing.label, "", thing.id)
    node = schema.NODE[thing.label]
    denies_it_whole = speech.stance is Stance.DENIES and not block.items
    if speech.stance is Stance.ASSERTS or denies_it_whole:
        yield Statement(key, speech.stance)
    elif not block.items:
        what = f"`{thing.id}` is qualified in nothing"
        remedy = "name the field that the claim narrows, as `held: device`"
        speech.page.wrong(block.mark, what, remedy)
    yield from terms.read(speech, key, block, {field.name: field for field in node.fields})


def _role(
    speech: Speech,
    thing: Declaration,
    fact: FactType,
    value: Tree,
) -> Iterator[Statement]:
    page, outline = speech.page, speech.outline
    for name, details in _named(page, fact, value):
        far = outline.things.get(name.text)
        if far is None:
            page.unknown(name.mark, _kind(fact), name.text, _candidates(outline, fact))
            continue
        if not schema.NODE[far.label].labels & schema.far_labels(fact):
            wanted = " or ".join(sorted(schema.far_labels(fact)))
            what = f"`{far.id}` is a {far.label}, and `{fact.key}` names a {wanted}"
            page.wrong(name.mark, what, "name another, or declare it in another section")
            continue
        if far.id == thing.id:
            page.wrong(name.mark, f"`{far.id}` stands at both ends", "name another")
            continue
        block = page.mapping(details, f"`{fact.key}`") or Mapping(name.mark, ())
        yield from _fact(speech, _key(page, fact, thing.id, far.id, block), fact, block)


def _named(page: Page, fact: FactType, value: Tree) -> Iterator[tuple[Scalar, Tree | None]]:
    if isinstance(value, Mapping):
        yield from value.items
    else:
        yield from ((name, None) for name in page.scalars(value, fact.key))


def _fact(speech: Speech, key: FactKey, fact: FactType, block: Mapping) -> Iterator[Statement]:
    fields: dict[str, Field] = {field.name: field for field in fact.fields}
    period = [] if schema.is_role(fact) else ["period"]
    speech.page.filled(block)
    speech.page.known_keys(block, [*DATE_KEYS, *SAID_OF_TERMS, *fields, *period])
    naming = {fact.told_apart_by, "period"}
    terms_of_it = [name for name, _ in block.items if name.text not in naming]
    denies_it_whole = speech.stance is Stance.DENIES and not terms_of_it
    if speech.stance is Stance.ASSERTS or denies_it_whole:
        yield Statement(key, speech.stance)
    elif not terms_of_it:
        what = f"`{fact.key}` is qualified in nothing"
        speech.page.wrong(block.mark, what, "name the field that the claim narrows")
    if speech.stance is not Stance.ASSERTS:
        fields.pop(fact.told_apart_by or "", None)  # it says which fact is meant
    yield from terms.read(speech, key, block, fields)


def _key(page: Page, fact: FactType, near: str, far: str, block: Mapping) -> FactKey:
    left, right = (near, far) if fact.block == "left" else (far, near)
    apart = fact.told_apart_by
    role = page.text(block.get(apart), apart) if apart else ""
    period = "" if schema.is_role(fact) else page.text(block.get("period"), "period")
    return FactKey(fact.type, left, right, role, period)


def _kind(fact: FactType) -> str:
    labels = schema.far_labels(fact)
    known = {"Party": "party", "Agreement": "agreement", "DataCategory": "kind of data"}
    return next((known[label] for label in sorted(labels) if label in known), "id")


def _candidates(outline: Outline, fact: FactType) -> list[str]:
    labels = schema.far_labels(fact)
    return [
        thing.id for thing in outline.things.values() if schema.NODE[thing.label].labels & labels
    ]
