"""How a reader asks anew what a page asked: on the terminal, and over HTTP."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from kb.queries import docs


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
    command = docs.command(question, given)
    return Again(question, command, f"/v1/queries/{question}?{urlencode(given)}")
