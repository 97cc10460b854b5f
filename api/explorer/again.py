"""How a reader asks anew what a page asked: on the terminal, and over HTTP."""

import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode


@dataclass(frozen=True)
class Again:
    """A question as it was asked, to copy.

    Attributes:
        command: of the terminal.
        address: of the API.
    """

    question: str
    command: str
    address: str


def of(question: str, given: Mapping[str, str]) -> Again:
    """Write how a question with these parameters is asked."""
    options = [part for name, value in given.items() for part in (_option(name), value)]
    command = shlex.join(["kb", "query", question, *options])
    return Again(question, command, f"/v1/queries/{question}?{urlencode(given)}")


def _option(name: str) -> str:
    return f"--{name.replace('_', '-')}"
