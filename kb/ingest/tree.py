"""YAML as a located tree: every scalar is the text that was written, with its line and column.

Nothing is interpreted (`no` stays `no`), keys are unique; anchors, aliases and tags are refused, so
that a small file cannot unfold into a large one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from kb.errors import InvalidDossier, Problem

DEEPEST = 30
_OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Mark:
    """A place in the file, counted from 1."""

    line: int
    column: int


@dataclass(frozen=True)
class Scalar:
    """A single value, as written."""

    mark: Mark
    text: str


@dataclass(frozen=True)
class Sequence:
    """A list."""

    mark: Mark
    items: tuple["Tree", ...]


@dataclass(frozen=True)
class Mapping:
    """Keys with their values, in the order of the file."""

    mark: Mark
    items: tuple[tuple[Scalar, "Tree"], ...]

    def get(self, key: str) -> "Tree | None":
        """Return the value of a key, None where the key is absent."""
        return next((value for name, value in self.items if name.text == key), None)


Tree = Scalar | Sequence | Mapping


def parse(text: str, file: str, begin: str = "dossier: its-id") -> Tree:
    """Read one YAML document.

    Raises:
        InvalidDossier: it is not YAML, is empty, uses anchors, or repeats a key.
    """
    try:
        _refuse_specials(text, file)
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        what = f"is not YAML: {error.problem or error.context}"
        raise InvalidDossier([Problem(file, *where, what, "correct the line's form")]) from error
    except (yaml.YAMLError, RecursionError) as error:
        problem = Problem(file, 0, 0, "is not YAML", "write `key: value` lines")
        raise InvalidDossier([problem]) from error
    if node is None:
        raise InvalidDossier([Problem(file, 1, 1, "is empty", f"begin with `{begin}`")])
    problems: list[Problem] = []
    tree = _tree(node, file, problems)
    if problems:
        raise InvalidDossier(problems)
    return tree


def obeyed(text: str) -> str:
    """Return the first character that a terminal or a page obeys: a control, or a turn of text."""
    found = _OBEYED.search(text)
    return found[0] if found else ""


def _refuse_specials(text: str, file: str) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise _at(event, file, f"is nested deeper than {DEEPEST} levels", "write it flatter")
        if getattr(event, "anchor", None):
            raise _at(event, file, "has an anchor or alias", "write the value out in each place")
        if tag := getattr(event, "tag", None):
            raise _at(event, file, f"has the tag `{tag}`", "write the value alone")
        if obeyed(getattr(event, "value", "")):
            raise _at(event, file, "holds a character that is obeyed, not shown", "take it out")


def _at(event: yaml.Event, file: str, what: str, remedy: str) -> InvalidDossier:
    mark = event.start_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
    return InvalidDossier([Problem(file, line, column, what, remedy)])


def _tree(node: yaml.Node, file: str, problems: list[Problem]) -> Tree:
    mark = Mark(node.start_mark.line + 1, node.start_mark.column + 1)
    match node:
        case yaml.ScalarNode():
            return Scalar(mark, node.value)
        case yaml.SequenceNode():
            return Sequence(mark, tuple(_tree(item, file, problems) for item in node.value))
    return Mapping(mark, tuple(_items(node, file, problems)))


def _items(node: yaml.Node, file: str, problems: list[Problem]) -> Iterator[tuple[Scalar, "Tree"]]:
    seen: set[str] = set()
    for key, value in node.value:
        name = _tree(key, file, problems)
        if not isinstance(name, Scalar):
            what, remedy = "has a list or mapping for a key", "write one word before the colon"
            problems.append(Problem(file, name.mark.line, name.mark.column, what, remedy))
            continue
        if name.text in seen:
            what, remedy = f"has `{name.text}` twice", "keep one, or give the other another id"
            problems.append(Problem(file, name.mark.line, name.mark.column, what, remedy))
        seen.add(name.text)
        yield name, _tree(value, file, problems)
