"""What is typed or piped, as statements, which `;` ends, and commands, which a line ends."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass

from kb.language.tokens import Place, Token, each


@dataclass(frozen=True)
class Entry:
    """One statement, without its semicolon, or one command, with its colon.

    Attributes:
        text: from its first word on, without the comments before that.
        place: where that word stands in the whole.
        ended: whether it has its end; what has none may go on.
    """

    text: str
    place: Place
    ended: bool = True

    @property
    def is_command(self) -> bool:
        """Whether it is a command."""
        return self.text.startswith(":")


def split(text: str) -> list[Entry]:
    """Return the statements and commands of a text, in their order; empty ones are none."""
    return list(_entries(text))


def is_ended(text: str) -> bool:
    """Whether a text is nothing, or whole statements and commands: whether Enter runs it."""
    return all(entry.ended for entry in _entries(text))


def _entries(text: str) -> Iterator[Entry]:
    start, line = 0, 1
    while True:
        colon = yield from _statements(text, start, line)
        if colon is None:
            return
        # A command is no Cypher: a quote in it is not to reach over the end of its line.
        end = text.find("\n", colon.start)
        start, line = (end if end >= 0 else len(text)) + 1, colon.place.line + 1
        yield Entry(text[colon.start : start - 1].rstrip(), colon.place)


def _statements(text: str, start: int, line: int) -> Generator[Entry, None, Token | None]:
    """Yield statements up to the first command, and return the colon that begins it."""
    first: Token | None = None
    for token in each(text, start, line):
        ends = token.is_symbol(";")
        if first is None:
            if token.is_symbol(":"):
                return token
            first = None if ends else token
        elif ends:
            yield Entry(text[first.start : token.start].rstrip(), first.place)
            first = None
        if first is not None and token.is_unclosed:
            break
    if first is not None:
        yield Entry(text[first.start :].rstrip(), first.place, ended=False)
    return None
