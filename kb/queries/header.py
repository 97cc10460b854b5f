"""Reading a question file: the header's grammar, and every error at its line.

The header is the file's leading `//` lines: a title, a description, and then, in any order:

    // param NAME: TYPE [= DEFAULT]   What it is.
    // column NAME: TYPE              What it holds.
    // order: COLUMN [desc], …
    // example: {JSON}

`TYPE` is one of `kb.queries.question.TYPES` or `one|other` for choices, then `[]` for a list and
`?` for a value that may be null. `DEFAULT` is JSON. Two spaces set the description apart.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from kb.errors import InvalidParameter, InvalidQuestion, Problem
from kb.queries import values
from kb.queries.cypher import parameters_used
from kb.queries.question import REQUIRED, TYPES, Column, Key, Kind, Parameter, Question

_DECLARATION = re.compile(r"(param|column|order|example)\b(.*)\Z")
_TYPED = re.compile(
    r"\s+([a-z_][a-z0-9_]*):\s*([^\s=]+?)(\[\])?(\?)?(?:\s+=\s+(.*?))?(?:\s{2,}(.*))?\Z"
)
_CHOICES = re.compile(r"\w+(\|\w+)+\Z")
# A line of prose does not begin with a word and a name, or one word, before a colon.
_MISSPELT = re.compile(r"[a-z]+( [a-z_][a-z0-9_]*)?:\s")
# What `kb query` and the API call options of their own.
_RESERVED = frozenset({"limit", "format", "form", "home", "settings", "output", "quiet", "help"})
_NAME = re.compile(r"[a-z][a-z0-9_]*\Z")


@dataclass
class _Draft:
    file: str
    problems: list[Problem] = field(default_factory=list)
    prose: list[str] = field(default_factory=list)
    parameters: dict[str, Parameter] = field(default_factory=dict)
    columns: dict[str, Column] = field(default_factory=dict)
    order: tuple[Key, ...] = ()
    example: dict[str, Any] | None = None
    lines: dict[str, int] = field(default_factory=dict)

    def wrong(self, line: int, what: str, remedy: str) -> None:
        self.problems.append(Problem(self.file, line, 1, what, remedy))


def parse(name: str, file: str, text: str) -> Question:
    """Read one question.

    Raises:
        InvalidQuestion: with every problem of the header.
    """
    draft = _Draft(file)
    if not _NAME.match(name):
        draft.wrong(
            0, f"`{name}` cannot be a question's name", "name the file as credit_lines.cypher"
        )
    for number, line in _header(text):
        _read_line(draft, number, line)
    _check(draft, text)
    if draft.problems:
        raise InvalidQuestion(draft.problems)
    title, description = _prose(draft.prose)
    return Question(
        name,
        file,
        text,
        title,
        description,
        tuple(draft.parameters.values()),
        tuple(draft.columns.values()),
        draft.order,
        draft.example or {},
    )


def _header(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.splitlines(), 1):
        if not line.startswith("//"):
            return
        yield number, line[2:].removeprefix(" ").rstrip()


def _read_line(draft: _Draft, number: int, line: str) -> None:
    declaration = _DECLARATION.match(line)
    started = bool(draft.parameters or draft.columns or draft.order)
    if not declaration:
        if (started and line) or _MISSPELT.match(line):
            remedy = "begin the line with param, column, order or example"
            draft.wrong(number, f"unknown header line `{line}`", remedy)
        draft.prose.append(line)
        return
    word, rest = declaration.groups()
    if word in {"param", "column"}:
        _typed(draft, number, word, rest)
    elif word in draft.lines:
        draft.wrong(number, f"there is a second `{word}`", "keep one of the two lines")
    elif not rest.startswith(":"):
        draft.wrong(number, f"`{word}` has no colon", f"write `{word}: …`")
    elif word == "order":
        draft.lines["order"] = number
        draft.order = tuple(_order(draft, number, rest[1:]))
    else:
        _example(draft, number, rest[1:])


def _typed(draft: _Draft, number: int, word: str, rest: str) -> None:
    match = _TYPED.match(rest)
    if not match:
        what = f"`{word}{rest}` declares nothing"
        draft.wrong(number, what, f"write `{word} name: type   What it is.`")
        return
    name, type_name, several, nullable, default, description = match.groups()
    choices = tuple(type_name.split("|")) if _CHOICES.match(type_name) else ()
    if type_name not in TYPES and not choices:
        draft.wrong(number, f"unknown type `{type_name}`", f"write one of {', '.join(TYPES)}")
        return
    kind = Kind("string" if choices else type_name, bool(several), bool(nullable), choices)
    taken = draft.parameters if word == "param" else draft.columns
    if word == "param" and name in _RESERVED:
        draft.wrong(number, f"`{name}` is an option of every question", "choose another name")
    if word == "column" and default is not None:
        draft.wrong(number, f"column `{name}` has a default", "only a parameter has one")
    if name in taken:
        draft.wrong(number, f"{word} `{name}` is declared twice", "keep one of the two lines")
    if not description:
        draft.wrong(
            number, f"{word} `{name}` says nothing of itself", "add two spaces and a sentence"
        )
    if word == "column":
        draft.columns[name] = Column(name, kind, description or "", number)
    else:
        draft.lines[f"${name}"] = number
        value = REQUIRED if default is None else _default(draft, number, name, kind, default)
        draft.parameters[name] = Parameter(name, kind, description or "", value)


def _default(draft: _Draft, number: int, name: str, kind: Kind, written: str) -> Any:
    try:
        return values.read(name, kind, json.loads(written))
    except (ValueError, InvalidParameter) as error:
        draft.wrong(number, f"the default `{written}` of `{name}` is none", f"write JSON ({error})")
        return REQUIRED


def _order(draft: _Draft, number: int, written: str) -> Iterator[Key]:
    for part in written.split(","):
        column, _, direction = part.strip().partition(" ")
        if direction not in {"", "desc"}:
            draft.wrong(number, f"`{part.strip()}` is no order", "write `column` or `column desc`")
        yield Key(column, direction == "desc")


def _example(draft: _Draft, number: int, written: str) -> None:
    draft.lines["example"] = number
    try:
        example = json.loads(written)
    except ValueError as error:
        draft.wrong(number, f"the example is not JSON ({error})", 'write {"party": "huawei"}')
        return
    if isinstance(example, dict):
        draft.example = example
    else:
        draft.wrong(number, "the example is not an object", 'write {"party": "huawei"}')


def _check(draft: _Draft, text: str) -> None:
    _check_parameters(draft, parameters_used(text))
    for key in draft.order:
        if key.column not in draft.columns:
            what = f"the order names no column `{key.column}`"
            draft.wrong(draft.lines["order"], what, "order by declared columns")
    parts = {"title": any(draft.prose), "column": draft.columns, "order": draft.order}
    for what, present in parts.items():
        if not present:
            draft.wrong(1, f"the header has no {what}", f"add its {what} line")
    _check_example(draft)


def _check_parameters(draft: _Draft, used: dict[str, int]) -> None:
    for name, line in used.items():
        if name not in draft.parameters:
            draft.wrong(line, f"`${name}` is not declared", f"add `// param {name}: …`")
    for name in draft.parameters:
        if name not in used:
            line = draft.lines[f"${name}"]
            draft.wrong(line, f"`${name}` is not used", "use it, or remove its line")


def _check_example(draft: _Draft) -> None:
    if draft.example is None:
        draft.wrong(
            draft.lines.get("example", 1), "the header has no example", "add `// example: {}`"
        )
        return
    try:
        values.read_all(tuple(draft.parameters.values()), draft.example)
    except InvalidParameter as error:
        draft.wrong(draft.lines["example"], f"the example cannot be asked: {error}", "correct it")


def _prose(lines: list[str]) -> tuple[str, str]:
    title, _, description = "\n".join(lines).strip().partition("\n\n")
    return " ".join(title.split()), " ".join(description.split())
