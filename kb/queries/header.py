"""Reading a question file: the header's grammar, and every error at its line.

The header is the file's leading `//` lines: a title, a description, and then, in any order:

    // param NAME: TYPE [= DEFAULT]   What it is.
    // column NAME: TYPE              What it holds.
    // spell NAME: PARAM              How PARAM is spelled otherwise, where NAME is not given.
    // order: COLUMN [desc], …
    // example: {JSON}
    // suggest NAME: CYPHER           Values for the parameter, found by `$prefix`.
    // limits: rows N, seconds N, bytes N
    // pages: NAME, NAME              For a query that gives its own rows in its order.
    // counted: NAME                  By what its rows are found faster than by its Cypher.
    // lint: …                        For `kb lint` alone.

`TYPE` is one of `kb.queries.question.TYPES` or `one|other` for choices, then `[]` for a list and
`?` for a value that may be null. A `period` is in Cypher a list of its first and last day, a
`depth` a number of hops from 0 to 20; a `thing` is the id of a party, an agreement, a measure or a
kind of data, a `fact` that of what evidence is asked of: a fact, an agreement or a measure.
`DEFAULT` is JSON. Two spaces set the description apart. A
suggestion returns `value` and `label`. What is spelled is a parameter of type `string[]?` whose
default is null, so that the file runs by hand without it. The names of `pages` are parameters that
the runner fills: behind which row to begin, as the texts of its order's columns (null: before all),
and how many rows to give at the most. What `counted` names is one of `kb.queries.question.COUNTED`.
Lines of the kinds spell, suggest, limits, pages, counted and lint may be left out.
"""

import difflib
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from kb.errors import InvalidParameter, InvalidQuestion
from kb.queries import checks, values
from kb.queries.draft import Draft
from kb.queries.question import (
    COUNTED,
    REQUIRED,
    TYPES,
    Column,
    Key,
    Kind,
    Pages,
    Parameter,
    Question,
    Suggester,
)

_DECLARATION = re.compile(
    r"(param|column|spell|order|example|suggest|limits|pages|counted)\b(.*)\Z"
)
_TYPED = re.compile(
    r"\s+([a-z_][a-z0-9_]*):\s*([^\s=]+?)(\[\])?(\?)?(?:\s+=\s+(.*?))?(?:\s{2,}(.*))?\Z"
)
_CHOICES = re.compile(r"\w+(\|\w+)+\Z")
_SUGGESTION = re.compile(r"\s+([a-z_][a-z0-9_]*):\s*(\S.*)\Z")
_SPELLING = re.compile(r"\s+([a-z_][a-z0-9_]*):\s*([a-z_][a-z0-9_]*)\Z")
_PAGES = re.compile(r"\s*([a-z][a-z0-9_]*),\s*([a-z][a-z0-9_]*)\Z")
_LIMIT = re.compile(r"(rows|seconds|bytes) ([1-9]\d{0,15})\Z")
_WORDS = ("param", "column", "spell", "order", "example", "suggest", "limits", "pages", "counted")
# How a declaration begins, and perhaps a line of prose.
_DECLARES = re.compile(r"([a-z]+)( [a-z_][a-z0-9_]*)?:\s")
_LINT = re.compile(r"//\s*lint:")
_NAME = re.compile(r"[a-z][a-z0-9_]*\Z")


def parse(name: str, file: str, text: str) -> Question:
    """Read one question.

    Raises:
        InvalidQuestion: with every problem of the header.
    """
    draft = Draft(file)
    if not _NAME.match(name):
        draft.wrong(
            0, f"`{name}` cannot be a question's name", "name the file as credit_lines.cypher"
        )
    for number, line in _header(text):
        _read_line(draft, number, line)
    checks.check(draft, text)
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
        draft.suggest,
        draft.limits,
        draft.lines["order"],
        draft.spelled,
        draft.pages,
        draft.counted,
    )


def declares(text: str) -> bool:
    """Say whether a text begins with a question's header, be it right or wrong."""
    return any(
        (found := _DECLARATION.match(line)) and ":" in found[2] and not _is_prose(line)
        for _, line in _header(text)
    )


def _header(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.splitlines(), 1):
        if not line.startswith("//"):
            return
        if not _LINT.match(line):
            yield number, line[2:].removeprefix(" ").rstrip()


def _read_line(draft: Draft, number: int, line: str) -> None:
    declaration = _DECLARATION.match(line)
    if not declaration or (not draft.started and _is_prose(line)):
        if (draft.started and line) or _is_misspelt(line):
            remedy = f"begin the line with {', '.join(_WORDS[:-1])} or {_WORDS[-1]}"
            draft.wrong(number, f"unknown header line `{line}`", remedy)
        draft.prose.append(line)
        return
    word, rest = declaration.groups()
    if word in {"param", "column"}:
        _typed(draft, number, word, rest)
    elif word == "spell":
        _spelling(draft, number, rest)
    elif word == "suggest":
        _suggestion(draft, number, rest)
    else:
        _once(draft, number, word, rest)


def _is_prose(line: str) -> bool:
    """Whether a line only begins with the word of a declaration, as `order of magnitude …`."""
    return not line.startswith(("param", "column")) and not _DECLARES.match(line)


def _is_misspelt(line: str) -> bool:
    """Whether a line begins with nearly the word of a declaration, as `parm party: …`."""
    begun = _DECLARES.match(line)
    return bool(begun and difflib.get_close_matches(begun[1], _WORDS, cutoff=0.7))


def _once(draft: Draft, number: int, word: str, rest: str) -> None:
    """Read a line of which there is one in a header."""
    if word in draft.lines:
        draft.wrong(number, f"there is a second `{word}`", "keep one of the two lines")
    elif not rest.startswith(":"):
        draft.wrong(number, f"`{word}` has no colon", f"write `{word}: …`")
    else:
        draft.lines[word] = number
        _ONCE[word](draft, number, rest[1:])


def _typed(draft: Draft, number: int, word: str, rest: str) -> None:
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
    checks.typed(draft, number, word, name, description)
    if word == "column":
        if default is not None:
            draft.wrong(number, f"column `{name}` has a default", "only a parameter has one")
        draft.columns[name] = Column(name, kind, description or "", number)
    else:
        draft.lines[f"${name}"] = number
        value = REQUIRED if default is None else _default(draft, number, name, kind, default)
        draft.parameters[name] = Parameter(name, kind, description or "", value)


def _default(draft: Draft, number: int, name: str, kind: Kind, written: str) -> Any:
    try:
        return values.read(name, kind, json.loads(written))
    except (ValueError, InvalidParameter) as error:
        draft.wrong(number, f"the default `{written}` of `{name}` is none", f"write JSON ({error})")
        return REQUIRED


def _order(draft: Draft, number: int, written: str) -> None:
    keys = []
    for part in written.split(","):
        column, _, direction = part.strip().partition(" ")
        if direction not in {"", "desc"}:
            draft.wrong(number, f"`{part.strip()}` is no order", "write `column` or `column desc`")
        keys.append(Key(column, direction == "desc"))
    draft.order = tuple(keys)


def _example(draft: Draft, number: int, written: str) -> None:
    try:
        example = json.loads(written)
    except ValueError as error:
        draft.wrong(number, f"the example is not JSON ({error})", 'write {"party": "huawei"}')
        return
    if isinstance(example, dict):
        draft.example = example
    else:
        draft.wrong(number, "the example is not an object", 'write {"party": "huawei"}')


def _spelling(draft: Draft, number: int, rest: str) -> None:
    match = _SPELLING.match(rest)
    if not match:
        draft.wrong(number, f"`spell{rest}` spells nothing", "write `spell spelled: text`")
        return
    name, text = match.groups()
    if name in draft.spelled:
        draft.wrong(number, f"spell `{name}` is declared twice", "keep one of the two lines")
    draft.spelled[name] = text
    draft.lines[f"spell {name}"] = number


def _suggestion(draft: Draft, number: int, rest: str) -> None:
    match = _SUGGESTION.match(rest)
    if not match:
        remedy = "write `suggest name: MATCH … RETURN … AS value, … AS label`"
        draft.wrong(number, f"`suggest{rest}` suggests nothing", remedy)
        return
    name, text = match.groups()
    if name in draft.suggest:
        draft.wrong(number, f"suggest `{name}` is declared twice", "keep one of the two lines")
    draft.suggest[name] = Suggester(text, number)


def _limits(draft: Draft, number: int, written: str) -> None:
    for part in written.split(","):
        match = _LIMIT.match(part.strip())
        if match and f"limits {match[1]}" in draft.lines:
            draft.wrong(number, f"there are two limits of {match[1]}", "keep one of them")
        elif match:
            draft.lines[f"limits {match[1]}"] = number
            draft.limits = replace(draft.limits, **{match[1]: int(match[2])})
        else:
            what = f"`{part.strip()}` is no limit"
            draft.wrong(number, what, "write `limits: rows 1000, seconds 10, bytes 1000000`")


def _pages(draft: Draft, number: int, written: str) -> None:
    match = _PAGES.match(written)
    if match:
        draft.pages = Pages(*match.groups())
    else:
        draft.wrong(number, f"`pages:{written}` names no two", "write `pages: behind, rows`")


def _counted(draft: Draft, number: int, written: str) -> None:
    draft.counted = written.strip()
    if draft.counted not in COUNTED:
        what = f"nothing counts `{draft.counted}`"
        draft.wrong(number, what, f"write one of {', '.join(COUNTED)}, or remove the line")


_ONCE = {
    "order": _order,
    "example": _example,
    "limits": _limits,
    "pages": _pages,
    "counted": _counted,
}


def _prose(lines: list[str]) -> tuple[str, str]:
    title, _, description = "\n".join(lines).strip().partition("\n\n")
    return " ".join(title.split()), " ".join(description.split())
