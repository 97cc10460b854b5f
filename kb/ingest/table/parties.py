"""The parties that a row speaks of, and those that the mapping itself knows by their name."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from kb.errors import InvalidValue
from kb.ingest.page import Page
from kb.ingest.table import conditions
from kb.ingest.table.conditions import Holds
from kb.ingest.table.draft import Draft, count
from kb.ingest.table.template import Fill, Values
from kb.ingest.table.things import Thing, checked
from kb.ingest.terms import YES_NO
from kb.ingest.tree import Mapping as Block
from kb.ingest.tree import Scalar, Tree
from kb.model import country, fields, ids, schema, words
from kb.model.claims import Declaration

KEYS = ("id", "name", "kind", "country", *conditions.KEYS)
KNOWN_KEYS = ("id", "name", "kind", "country", "aliases", "identifiers", "collective")
LABELS = tuple(node.label for node in schema.NODES if node.group == "party")
UNSAID = "Party"


@dataclass(frozen=True)
class _Party:
    """How the parties of a row are declared; those that are known, as the mapping has them."""

    holds: Holds
    parts: tuple[int, ...]
    id: Fill
    name: Fill
    kind: Fill | None
    country: Fill
    known: Mapping[str, Declaration]

    def make(self, values: Values) -> tuple[Declaration, ...]:
        if not self.holds(values):
            return ()
        found: dict[str, Declaration] = {}
        for at in range(count(values, self.parts)):
            if name := self.name(values, at):
                one = self.known.get(name) or self.declared(values, at, name)
                found.setdefault(one.id, one)
        return tuple(found.values())

    def declared(self, values: Values, at: int, name: str) -> Declaration:
        label = (self.kind(values, at) if self.kind else "") or UNSAID
        if label not in LABELS:
            raise words.unknown("kind of party", label, LABELS)
        return _declaration(self.id(values, at), label, name, self.country(values, at))


@lru_cache(maxsize=50_000)  # tables name the same ones again and again
def _declaration(id: str, label: str, name: str, country: str) -> Declaration:
    fields.check_name(name)
    return Declaration(checked(id, name), label, name, country=country)


def read(draft: Draft, section: Block | None, known: Mapping[str, Declaration]) -> list[Thing]:
    """Read the section `parties`."""
    found = (_read(draft, key, tree, known) for key, tree in (section.items if section else ()))
    return [thing for thing in found if thing]


def _read(draft: Draft, key: Scalar, tree: Tree, known: Mapping[str, Declaration]) -> Thing | None:
    page = draft.page
    block = page.mapping(tree, f"the party `{key.text}`") or Block(key.mark, ())
    page.known_keys(block, KEYS)
    for needed in ("id", "name"):
        if block.get(needed) is None:
            page.wrong(key.mark, f"the party `{key.text}` has no `{needed}`", f"write `{needed}:`")
    id, name = draft.fill(block, "id", ids.exact), draft.fill(block, "name")
    kind, of = draft.fill(block, "kind"), draft.country(block)
    label = _label(page, block)
    holds = conditions.read(page, draft.columns, block)
    if id is None or name is None:
        return None
    return Thing(key.text, label, _Party(holds, draft.parts(block), id, name, kind, of, known).make)


def _label(page: Page, block: Block) -> str:
    tree = block.get("kind")
    text = page.text(tree, "kind")
    if tree is None or "{" in text:
        return UNSAID
    if text not in LABELS:
        page.unknown(tree.mark, "kind of party", text, LABELS)
    return text


def known(page: Page, section: Block | None) -> dict[str, Declaration]:
    """Read the section `known`: parties by their name in the table, declared as in a dossier."""
    return {key.text: _known(page, key, tree) for key, tree in (section.items if section else ())}


def _known(page: Page, key: Scalar, tree: Tree) -> Declaration:
    block = page.mapping(tree, key.text) or Block(key.mark, ())
    page.known_keys(block, KNOWN_KEYS)
    id, name = page.text(block.get("id"), "id"), page.text(block.get("name"), "name") or key.text
    if not ids.is_id(id):
        page.wrong(key.mark, f"`{key.text}` has no id", "write `id:` in small letters")
    aliases = [alias.text for alias in page.scalars(block.get("aliases"), "aliases")]
    if key.text not in {name, *aliases}:
        aliases.append(key.text)
    one = Declaration(id, _label(page, block), name, tuple(aliases), _country(page, block))
    collective = _yes(page, block.get("collective"))
    return replace(one, identifiers=_identifiers(page, block), collective=collective)


def _yes(page: Page, tree: Tree | None) -> bool:
    found = YES_NO.get(page.text(tree, "collective").lower())
    if tree is not None and found is None:
        page.wrong(tree.mark, "`collective` is neither true nor false", "write one of them")
    return bool(found)


def _country(page: Page, block: Block) -> str:
    tree = block.get("country")
    code = page.text(tree, "country")
    try:
        return country.parse(code) if code else ""
    except InvalidValue as error:
        page.invalid((tree or block).mark, error)
        return ""


def _identifiers(page: Page, block: Block) -> tuple[str, ...]:
    listed = page.mapping(block.get("identifiers"), "identifiers")
    items = listed.items if listed else ()
    return tuple(f"{scheme.text}:{page.text(value, scheme.text)}" for scheme, value in items)
