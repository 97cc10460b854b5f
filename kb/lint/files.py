"""The files that lint reads, and the statements in them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kb.errors import InvalidInput, Problem
from kb.language.tokens import Kind, Token, tokens
from kb.queries.registry import SUFFIX

# Neo4j would need its whole memory to read more, and nobody writes so much by hand.
LARGEST = 1_000_000
STANDARD_INPUT = "-"


@dataclass(frozen=True)
class Text:
    """A file by its name, and what it says."""

    file: str
    text: str


@dataclass(frozen=True)
class Statement:
    """One statement of a file; its tokens stand at their places in the file."""

    tokens: tuple[Token, ...]
    text: str

    @property
    def parameters(self) -> dict[str, None]:
        """Null for each of its parameters: Neo4j explains nothing without them."""
        return {token.name: None for token in self.tokens if token.kind is Kind.PARAMETER}


def read(paths: Iterable[Path], standard_input: Callable[[], bytes]) -> tuple[Text, ...]:
    """Read files; a folder stands for the `*.cypher` in it, and `-` for the standard input.

    Raises:
        InvalidInput: with every one that cannot be read.
    """
    found: list[Text] = []
    problems: list[Problem] = []
    for path in dict.fromkeys(_files(paths)):
        try:
            data = standard_input() if str(path) == STANDARD_INPUT else path.read_bytes()
            found.append(Text(str(path), decoded(data)))
        except (OSError, ValueError) as error:
            problems.append(Problem(str(path), 0, 0, *_unread(error)))
    if problems:
        raise InvalidInput(problems)
    return tuple(found)


def decoded(data: bytes) -> str:
    """Return a file's text as Neo4j counts its lines, without the mark that Windows sets before it.

    Raises:
        ValueError: it is no text, or too much of it.
    """
    if len(data) > LARGEST:
        raise ValueError(f"has more than {LARGEST:,} bytes")
    return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")


def statements(text: str) -> Iterator[Statement]:
    """Yield the statements of a text, parted by semicolons."""
    part: list[Token] = []
    for token in tokens(text):
        if not token.is_symbol(";"):
            part.append(token)
        elif part:
            yield _statement(text, part)
            part = []
    if part:
        yield _statement(text, part)


def _statement(text: str, part: list[Token]) -> Statement:
    begin, last = part[0].start, part[-1]
    return Statement(tuple(part), text[begin : last.start + len(last.text)])


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(path.glob(f"*{SUFFIX}")) or [path]  # that a folder has none is told
        else:
            yield path


def _unread(error: Exception) -> tuple[str, str]:
    match error:
        case FileNotFoundError():
            return "there is no such file", "give one that is there"
        case IsADirectoryError():
            return f"has no file whose name ends in {SUFFIX}", "give a folder that has"
        case UnicodeDecodeError():
            return "is no UTF-8 text", "save it as UTF-8"
        case OSError():
            return f"cannot be read ({error.strerror})", "make it readable"
    return str(error), "lint the parts of it"
