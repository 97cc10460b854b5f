"""What a dossier declares before its claims: sources, parties, agreements, data and groups."""

import re
from collections.abc import Iterator
from dataclasses import replace

from kb.errors import InvalidValue
from kb.ingest.outline import Group, Outline, members
from kb.ingest.page import Page
from kb.ingest.tree import Mapping, Scalar, Tree
from kb.model import country, dates, fields, ids, schema
from kb.model.claims import Declaration, Source

PARTY_KEYS = ("name", "aliases", "country", "identifiers")
AGREEMENT_KEYS = ("title", "each")
DATA_KEYS = ("name", "broader")
SOURCE_KEYS = ("title", "publisher", "published", "accessed", "url", "text", "sha256")
_URL = re.compile(r"https?://[^\s/]+\S*\Z")
_SHA256 = re.compile(r"[0-9a-f]{64}\Z")
_SHA = "write the 64 hexadecimal digits that `sha256sum` prints"
SECTIONS = tuple(node.section for node in schema.NODES if node.group == "agreement")


def read(page: Page, root: Mapping) -> Outline:
    """Read all that the dossier declares, noting every problem on the page."""
    outline = Outline()
    sources(page, outline, page.mapping(root.get("sources"), "sources"))
    _parties(page, outline, page.mapping(root.get("parties"), "parties"))
    _groups(page, outline, page.mapping(root.get("groups"), "groups"))
    _data(page, outline, page.mapping(root.get("data"), "data"))
    for section in SECTIONS:
        _agreements(page, outline, section, page.mapping(root.get(section), section))
    _collective(page, outline, root.get("collective"))
    return outline


def _new_id(page: Page, outline: Outline, key: Scalar, text: str) -> str:
    if not ids.is_id(text):
        what = f"`{text}` cannot be an id"
        page.wrong(key.mark, what, "write small letters and digits with `-` between, as `huawei`")
        return ""
    if text in outline.marks:
        what = f"the id `{text}` is already that of line {outline.marks[text].line}"
        page.wrong(key.mark, what, "give one of the two another id")
        return ""
    outline.marks[text] = key.mark
    return text


def sources(page: Page, outline: Outline, section: Mapping | None) -> None:
    """Read the section `sources`."""
    for key, tree in section.items if section else ():
        id = _new_id(page, outline, key, key.text)
        entry = page.mapping(tree, f"the source `{key.text}`")
        if not entry:
            page.wrong(key.mark, f"the source `{key.text}` says nothing", "give its publisher")
            continue
        page.known_keys(entry, SOURCE_KEYS)
        texts = {name: page.text(entry.get(name), name) for name in SOURCE_KEYS}
        if id:
            published = _published(page, entry)
            _check_form(page, entry, texts)
            _check_day(page, entry.get("accessed"), texts["accessed"])
            outline.texts[id] = texts["text"]
            outline.sources[id] = Source(
                id,
                texts["title"],
                texts["publisher"],
                published,
                texts["published"],
                texts["url"],
                texts["sha256"],
                texts["accessed"],
            )


def _check_form(page: Page, entry: Mapping, texts: dict[str, str]) -> None:
    forms = {"url": (_URL, "write one that begins with https://"), "sha256": (_SHA256, _SHA)}
    for name, (form, remedy) in forms.items():
        written = entry.get(name)
        if written and texts[name] and not form.match(texts[name]):
            page.wrong(written.mark, f"`{texts[name]}` is no {name}", remedy)


def _check_day(page: Page, written: Tree | None, text: str) -> None:
    if written and text:
        try:
            dates.day(text)
        except InvalidValue as error:
            page.invalid(written.mark, error)


def _published(page: Page, entry: Mapping) -> dates.Days | None:
    written = entry.get("published")
    text = page.text(written, "published")
    if written is None or not text:
        return None
    try:
        return dates.parse(text)
    except InvalidValue as error:
        page.invalid(written.mark, error)
        return None


def _parties(page: Page, outline: Outline, section: Mapping | None) -> None:
    kinds = {node.section: node for node in schema.NODES if node.group == "party"}
    if section:
        page.known_keys(section, kinds)
    for kind, tree in section.items if section else ():
        node = kinds.get(kind.text)
        entries = page.mapping(tree, kind.text)
        for key, entry in entries.items if node and entries else ():
            _party(page, outline, node.label if node else "", key, entry)


def _party(page: Page, outline: Outline, label: str, key: Scalar, tree: Tree) -> None:
    id = _new_id(page, outline, key, key.text)
    declared = Declaration(id, label)
    if isinstance(tree, Scalar):
        declared = replace(declared, name=page.text(tree, "name"))
    elif entry := page.mapping(tree, f"the party `{key.text}`"):
        page.known_keys(entry, PARTY_KEYS)
        declared = replace(
            declared,
            name=page.text(entry.get("name"), "name"),
            aliases=tuple(alias.text for alias in page.scalars(entry.get("aliases"), "aliases")),
            country=_country(page, entry.get("country")),
            identifiers=tuple(_identifiers(page, entry.get("identifiers"))),
        )
    _check_name(page, key, declared.name, *declared.aliases)
    if not declared.name:
        page.wrong(key.mark, f"the party `{key.text}` has no name", f"write `{key.text}: Its Name`")
    if id:
        outline.things[id] = declared


def _check_name(page: Page, key: Scalar, *names: str) -> None:
    for name in names:
        try:
            fields.check_name(name)
        except InvalidValue as error:
            page.invalid(key.mark, error)


def _country(page: Page, tree: Tree | None) -> str:
    written = page.text(tree, "country")
    if not tree or not written:
        return ""
    try:
        return country.parse(written)
    except InvalidValue as error:
        page.invalid(tree.mark, error)
        return ""


def _identifiers(page: Page, tree: Tree | None) -> Iterator[str]:
    entries = page.mapping(tree, "identifiers")
    for scheme, value in entries.items if entries else ():
        if text := page.text(value, scheme.text):
            yield f"{scheme.text}:{text}"


def _groups(page: Page, outline: Outline, section: Mapping | None) -> None:
    for key, tree in section.items if section else ():
        if key.text in outline.things:
            page.wrong(key.mark, f"`{key.text}` is a party's id", "give the group another name")
        found = members(page, outline, tree)
        if not found:
            page.wrong(key.mark, f"the group `{key.text}` has no members", "list them, or drop it")
        outline.groups[key.text] = Group(key.mark, found)


def _data(page: Page, outline: Outline, section: Mapping | None) -> None:
    for key, tree in section.items if section else ():
        id = _new_id(page, outline, key, key.text)
        name, broader = page.text(tree, "name") if isinstance(tree, Scalar) else "", ""
        if entry := None if isinstance(tree, Scalar) else page.mapping(tree, key.text):
            page.known_keys(entry, DATA_KEYS)
            name = page.text(entry.get("name"), "name")
            broader = page.text(entry.get("broader"), "broader")
        kinds = [thing.id for thing in outline.things.values() if thing.label == "DataCategory"]
        _check_name(page, key, name)
        if broader and broader not in kinds:
            page.unknown(key.mark, "broader kind of data", broader, kinds)
        if id:
            outline.things[id] = Declaration(id, "DataCategory", name, broader=broader)


def _agreements(page: Page, outline: Outline, section: str, entries: Mapping | None) -> None:
    node = schema.section(section)
    for key, tree in entries.items if node and entries else ():
        entry = None if isinstance(tree, Scalar) else page.mapping(tree, key.text)
        if entry:
            page.known_keys(entry, AGREEMENT_KEYS)
        title = page.text(
            tree if isinstance(tree, Scalar) else entry and entry.get("title"), "title"
        )
        _check_name(page, key, title)
        each = entry.get("each") if entry else None
        for id, name in _expanded(page, outline, key, title, each):
            outline.things[id] = Declaration(id, node.label if node else "", name)


def _expanded(
    page: Page, outline: Outline, key: Scalar, title: str, each: Tree | None
) -> Iterator[tuple[str, str]]:
    if ("$" in key.text) != (each is not None):
        page.wrong(key.mark, f"`{key.text}` has a `$` or an `each` alone", "use both or neither")
        return
    if each is None:
        if id := _new_id(page, outline, key, key.text):
            yield id, title
        return
    for member in members(page, outline, each):
        if id := _new_id(page, outline, key, key.text.replace("$", member)):
            yield id, title.replace("$", outline.things[member].name)


def _collective(page: Page, outline: Outline, tree: Tree | None) -> None:
    for name in page.scalars(tree, "collective"):
        thing = outline.things.get(name.text)
        if thing is None:
            page.unknown(name.mark, "id", name.text, outline.things)
        else:
            outline.things[name.text] = replace(thing, collective=True)
