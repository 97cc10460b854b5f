"""Reading a text file once, whole, and refusing what cannot be one."""

import hashlib
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from kb.errors import InvalidDossier, Problem

LARGEST = 10 * 1024 * 1024
_ALLOWED_CONTROLS = {"\n", "\r", "\t"}


@dataclass(frozen=True)
class Text:
    """A text and the SHA-256 of the file it was in."""

    text: str
    sha256: str


def read(path: Path) -> Text:
    """Return the file's text and hash.

    Raises:
        InvalidDossier: it is missing, unreadable, over 10 MB, or not text in UTF-8.
    """
    if path.exists() and not path.is_file():
        raise _refusal(path, "is not a file", "give the path of a text file")
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        reason = (error.strerror or "it cannot be read").lower()
        raise _refusal(
            path, f"cannot be read: {reason}", "give the path of a readable file"
        ) from error
    return text_of(str(path), content)


def text_of(name: str, content: bytes) -> Text:
    """Return the text and hash of a file's content; `name` is what errors call it.

    Raises:
        InvalidDossier: it is over 10 MB, or not text in UTF-8.
    """
    if len(content) > LARGEST:
        raise _refusal(name, "is larger than 10 MB", "split it; a dossier is written by hand")
    return Text(_decoded(name, content), hashlib.sha256(content).hexdigest())


def _decoded(path: str, content: bytes) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise _refusal(path, "is not text in UTF-8", "save it as UTF-8 text", line) from error
    for index, character in enumerate(text):
        if unicodedata.category(character) == "Cc" and character not in _ALLOWED_CONTROLS:
            line = text.count("\n", 0, index) + 1
            what = f"holds the control character U+{ord(character):04X}"
            raise _refusal(path, what, "save it as plain text", line)
    return text


def _refusal(path: Path | str, what: str, remedy: str, line: int = 0) -> InvalidDossier:
    return InvalidDossier([Problem(str(path), line, 1 if line else 0, what, remedy)])
