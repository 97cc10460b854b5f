"""The little that has to be known of Cypher's own text: its parameters, and where it begins."""

import re
from dataclasses import dataclass

from kb.language.tokens import Kind, tokens

_HEADER = re.compile(r"(?:[ \t]*(?://[^\n]*)?\n)*")
_OPTIONS = re.compile(r"\s*(CYPHER(?:\s+\d+)?(?:\s+\w+\s*=\s*\w+)*)\b\s*", re.IGNORECASE)


@dataclass(frozen=True)
class Body:
    """A query without its leading comments, apart from the options that must come first.

    Attributes:
        options: such as `CYPHER 25`; empty where the file leaves the language to the database.
        text: the query itself, without a closing semicolon.
        line: the line of the file on which that text begins, from 1.
    """

    options: str
    text: str
    line: int


def parameters_used(text: str) -> dict[str, int]:
    """Return each parameter that the query uses, with the line of its first use.

    What stands in comments, texts and quoted names is not a parameter.
    """
    found: dict[str, int] = {}
    for token in tokens(text):
        if token.kind is Kind.PARAMETER:
            found.setdefault(token.name, token.place.line)
    return found


def body(text: str) -> Body:
    """Part a question file's query from the comments above it and from its options."""
    start = _match_end(_HEADER, text, 0)
    options = _OPTIONS.match(text, start)
    if options:
        start = options.end()
    line = text.count("\n", 0, start) + 1
    return Body(options[1] if options else "", text[start:].rstrip().removesuffix(";"), line)


def _match_end(pattern: re.Pattern[str], text: str, start: int) -> int:
    found = pattern.match(text, start)
    return found.end() if found else start
