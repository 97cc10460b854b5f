"""What a claim of a row states: of an agreement its terms, and who has which part in it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from kb.errors import InvalidValue
from kb.ingest import blocks
from kb.ingest.table import choice, terms
from kb.ingest.table.conditions import Holds
from kb.ingest.table.draft import Draft
from kb.ingest.table.template import Values
from kb.ingest.table.terms import PERIOD, Terms
from kb.ingest.table.things import Thing
from kb.ingest.terms import SAID_OF_TERMS
from kb.ingest.timing import DATE_KEYS
from kb.ingest.tree import Mapping as Block
from kb.ingest.tree import Scalar, Tree
from kb.model import schema
from kb.model.claims import Declaration, Stance, Statement
from kb.model.dates import Days
from kb.model.ids import FactKey
from kb.model.schema import FactType


@dataclass(frozen=True)
class Row:
    """One row while its claims are made.

    Attributes:
        values: its values, in the order of the mapping's columns.
        things: what it speaks of, by the mapping's names.
        published: when the table was.
    """

    values: Values
    things: Mapping[str, tuple[Declaration, ...]]
    published: Days


State = Callable[[Row], Iterator[Statement]]
_Fitting = tuple[frozenset[str], frozenset[str]]  # the labels that may stand at the two ends


@dataclass(frozen=True)
class Speech:
    """What all blocks of one claim's stance share."""

    draft: Draft
    things: Mapping[str, Thing]
    stance: Stance

    def thing(self, name: Tree) -> Thing | None:
        """Return the thing of a name; None, with a problem noted, where there is none."""
        text = name.text if isinstance(name, Scalar) else ""
        if text not in self.things:
            self.draft.page.unknown(name.mark, "thing", text, self.things)
        return self.things.get(text)


def read(speech: Speech, subjects: Block | None) -> Iterator[State]:
    """Read what is stated of each thing under `asserts`, `denies` or `qualifies`."""
    page = speech.draft.page
    for name, tree in subjects.items if subjects else ():
        if thing := speech.thing(name):
            block = page.mapping(tree, f"the block of `{name.text}`") or Block(name.mark, ())
            yield from _subject(speech, thing, block)


def _subject(speech: Speech, thing: Thing, block: Block) -> Iterator[State]:
    labels = _labels(thing)
    roles = {fact.key: fact for fact in schema.FACTS if schema.near_labels(fact) & labels}
    node = schema.NODE.get(thing.label)
    speech.draft.page.known_keys(block, blocks.allowed(node, roles) if node else roles)
    if node and node.group == "agreement":
        found = terms.read(speech.draft, block, node.fields)
        # Who denies a part in an agreement does not deny the agreement.
        if speech.stance is not Stance.DENIES or found.picks or not block.items:
            yield _agreement(thing, speech.stance, found)
    for name, tree in block.items:
        if name.text in roles:
            yield from _roles(speech, thing, roles[name.text], tree)


def _labels(thing: Thing) -> frozenset[str]:
    """Return the labels that a thing may bear: of a party whose kind differs, any of a party's."""
    if thing.label == "Party":
        parties = (node for node in schema.NODES if node.group == "party")
        return frozenset().union(*(node.labels for node in parties))
    node = schema.NODE.get(thing.label)
    return node.labels if node else frozenset({thing.label})


def _agreement(thing: Thing, stance: Stance, terms: Terms) -> State:
    def state(row: Row) -> Iterator[Statement]:
        for one in row.things[thing.name]:
            key = FactKey(one.label, "", one.id)
            yield from _said(key, stance, row, terms)

    return state


def _roles(speech: Speech, thing: Thing, fact: FactType, tree: Tree) -> Iterator[State]:
    for holds, value in choice.alternatives(speech.draft, tree):
        named = value.items if isinstance(value, Block) else ((value, None),)
        for name, details in named:
            if other := speech.thing(name):
                found = _details(speech.draft, fact, details or Block(name.mark, ()))
                yield _role(holds, speech.stance, fact, (thing, other), found)


def _details(draft: Draft, fact: FactType, tree: Tree) -> Terms:
    block = draft.page.mapping(tree, fact.key) or Block(tree.mark, ())
    names = (field.name for field in fact.fields)
    period = [] if schema.is_role(fact) else [PERIOD]
    draft.page.known_keys(block, [*DATE_KEYS, *SAID_OF_TERMS, *names, *period])
    return terms.read(draft, block, fact.fields, fact.told_apart_by or "")


def _role(
    holds: Holds, stance: Stance, fact: FactType, ends: tuple[Thing, Thing], terms: Terms
) -> State:
    mine, other = ends
    fitting = (schema.near_labels(fact), schema.far_labels(fact))

    def state(row: Row) -> Iterator[Statement]:
        if not holds(row.values):
            return
        for one in row.things[mine.name]:
            for two in row.things[other.name]:
                _check_ends(fact, one, two, fitting)
                left, right = (one.id, two.id) if fact.block == "left" else (two.id, one.id)
                spell = terms.period(row.values)
                key = FactKey(fact.type, left, right, terms.role(row.values), spell)
                yield from _said(key, stance, row, terms)

    return state


def _said(key: FactKey, stance: Stance, row: Row, terms: Terms) -> Iterator[Statement]:
    """Yield that a fact is so, or is denied as a whole, and what is stated of its terms."""
    found = list(terms.stated(key, stance, row.values, row.published))
    if stance is Stance.ASSERTS or (stance is Stance.DENIES and not found):
        yield Statement(key, stance)
    yield from found


def _check_ends(fact: FactType, one: Declaration, two: Declaration, fitting: _Fitting) -> None:
    near, far = fitting
    for thing, labels in ((one, near), (two, far)):
        if thing.label in schema.NODE and schema.NODE[thing.label].labels.isdisjoint(labels):
            wanted = " or ".join(sorted(labels))
            what = (
                f"`{thing.name or thing.id}` is a {thing.label}, and `{fact.key}` needs a {wanted}"
            )
            raise InvalidValue(what, "name another, or map it to another kind")
    if one.id == two.id:
        raise InvalidValue(
            f"`{one.name or one.id}` stands at both ends of `{fact.key}`", "name another"
        )
