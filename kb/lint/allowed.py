"""Findings that a comment allows: `// lint: allow unbounded, ownership ends somewhere`.

It stands on the line of what it allows, or above it with nothing but such comments between.
"""

import difflib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kb.language.tokens import Place, Token
from kb.lint.findings import RULES, Found

_COMMENT = re.compile(r"(?P<line>//[^\n]*)|/\*.*?\*/", re.DOTALL)
_LINT = re.compile(r"//\s*lint:\s*(.*)")
_ALLOW = re.compile(r"allow\s+([\w-]+)\s*(?:,\s*(.*\S))?\s*\Z")
_FORM = "write `// lint: allow RULE, why`"
# What is wrong whatever a comment says.
_NEVER = frozenset({"syntax", "header", "writes", "allow"})


@dataclass(frozen=True)
class Allowed:
    """A rule that does not hold on a line, and where that is said."""

    code: str
    line: int
    place: Place


def read(text: str, found: Iterable[Token]) -> tuple[list[Allowed], list[Found]]:
    """Return what the comments of a text allow, and what is wrong in such comments."""
    allowed: list[Allowed] = []
    wrong: list[Found] = []
    lines = text.split("\n")
    for start, comment in _comments(text, found):
        said = _LINT.match(comment)
        if not said:
            continue
        place = _place(text, start)
        match = _ALLOW.match(said[1])
        if fault := _fault(match):
            wrong.append(Found(place, "allow", *fault))
        elif match:
            allowed.append(Allowed(match[1], _regards(lines, place), place))
    return allowed, wrong


def without(found: Iterable[Found], allowed: Iterable[Allowed]) -> Iterator[Found]:
    """Yield the findings that nothing allows, and each comment that allows none."""
    said = list(allowed)
    used: set[Allowed] = set()
    for one in found:
        fitting = [it for it in said if (it.code, it.line) == (one.code, one.place.line)]
        used |= set(fitting)
        if not fitting:
            yield one
    for it in said:
        if it not in used:
            what = f"nothing here is found by `{it.code}`"
            yield Found(it.place, "allow", what, "remove the comment")


def _fault(match: re.Match[str] | None) -> tuple[str, str] | None:
    if match is None:
        return "the comment is none that lint knows", _FORM
    code, reason = match.groups()
    if code not in RULES:
        close = difflib.get_close_matches(code, RULES, n=1)
        remedy = f"did you mean `{close[0]}`?" if close else f"there are {', '.join(RULES)}"
        return f"there is no rule `{code}`", remedy
    if code in _NEVER:
        return f"`{code}` cannot be allowed", "correct what it finds"
    if not reason:
        return f"nothing says why `{code}` is allowed", _FORM
    return None


def _comments(text: str, found: Iterable[Token]) -> Iterator[tuple[int, str]]:
    """Yield the comments of a text: they are what stands between its tokens."""
    end = 0
    for start, after in (*((t.start, t.start + len(t.text)) for t in found), (len(text), 0)):
        for match in _COMMENT.finditer(text, end, start):
            if match["line"]:
                yield match.start(), match["line"]
        end = after


def _place(text: str, start: int) -> Place:
    return Place(text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start))


def _regards(lines: list[str], place: Place) -> int:
    """Return the line that a comment speaks of: its own, or the next that is no such comment."""
    line = place.line
    if lines[line - 1][: place.column - 1].strip():
        return line
    while line < len(lines) and _LINT.match(lines[line].strip()):
        line += 1
    return line + 1
