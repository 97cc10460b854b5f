"""What claims may speak of, by id, and the look-ups that note what is not there."""

from dataclasses import dataclass, field

from kb.ingest.page import Page
from kb.ingest.tree import Mark, Scalar, Tree
from kb.model import schema
from kb.model.claims import Declaration, Source


@dataclass(frozen=True)
class Group:
    """A named list of parties, and where it was written."""

    mark: Mark
    members: tuple[str, ...]


@dataclass(frozen=True)
class Outline:
    """Everything that claims may speak of, by id."""

    sources: dict[str, Source] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    things: dict[str, Declaration] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    marks: dict[str, Mark] = field(default_factory=dict)


def members(page: Page, outline: Outline, each: Tree) -> tuple[str, ...]:
    """Return the parties that `each` names: a group defined above it, or a list of ids."""
    found: list[str] = []
    for name in page.scalars(each, "each"):
        group = outline.groups.get(name.text)
        if group is None:
            found += _one_member(page, outline, name)
        elif (group.mark.line, group.mark.column) > (name.mark.line, name.mark.column):
            what = f"the group `{name.text}` is used before it is defined"
            page.wrong(name.mark, what, f"move it above line {name.mark.line}")
        else:
            found += group.members
    return tuple(dict.fromkeys(found))


def party(page: Page, outline: Outline, name: Tree) -> str:
    """Return the id of a declared party, empty (with a problem noted) where there is none."""
    id = page.text(name, "a party")
    thing = outline.things.get(id)
    if thing is not None and schema.NODE[thing.label].group == "party":
        return thing.id
    if id:
        page.unknown(name.mark, "party", id, parties(outline))
    return ""


def parties(outline: Outline) -> list[str]:
    """Return the ids of all declared parties."""
    return [
        thing.id for thing in outline.things.values() if schema.NODE[thing.label].group == "party"
    ]


def _one_member(page: Page, outline: Outline, name: Scalar) -> list[str]:
    if name.text in outline.things:
        return [member] if (member := party(page, outline, name)) else []
    page.unknown(name.mark, "group", name.text, outline.groups)
    return []
