"""Finding questions: folders of files, the file's name being the question's."""

import difflib
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from kb.errors import Fault, InvalidParameter, InvalidQuestion, Problem, UnknownQuestion
from kb.queries import header
from kb.queries.question import Question

SUFFIX = ".cypher"

Folders = Sequence[Path]


def shipped() -> Path:
    """Return the folder of the shipped questions: in the package, or beside it in a checkout."""
    package = Path(__file__).parents[1]
    inside = package / "cypher"
    return inside if inside.is_dir() else package.parent / "cypher"


def folders(environ: Mapping[str, str], given: Sequence[Path] = ()) -> tuple[Path, ...]:
    """Return where questions are: those shipped, in `KB_CYPHER`, and in the folders given.

    Raises:
        InvalidParameter: one of them is no folder.
    """
    named = [Path(text) for text in environ.get("KB_CYPHER", "").split(os.pathsep) if text]
    own = [folder.expanduser().absolute() for folder in (*named, *given)]
    for folder in own:
        if not folder.is_dir():
            what = f"{folder} is no folder; give one with question files, or make it"
            raise InvalidParameter(Fault("cypher", what))
    return tuple(dict.fromkeys((shipped(), *own)))


def names(folders: Folders) -> list[str]:
    """Return the names of all questions, in their order."""
    return sorted({path.stem for folder in folders for path in _files(folder)})


def find(folders: Folders, name: str) -> Question:
    """Read one question; only its own file is read.

    Raises:
        UnknownQuestion: there is no such file.
        InvalidQuestion: its header is wrong, or there are two of the name.
    """
    paths = [path for folder in folders for path in _files(folder) if path.stem == name]
    if not paths:
        raise unknown(name, names(folders))
    if len(paths) > 1:
        raise InvalidQuestion([_second(*paths[:2])])
    return _read(paths[0])


def unknown(name: str, known: Sequence[str]) -> UnknownQuestion:
    """Return the error for a name that no question has, with the nearest one that is."""
    close = difflib.get_close_matches(name, known, n=1)
    hint = f"did you mean `{close[0]}`?" if close else f"there are {', '.join(known)}"
    return UnknownQuestion(f"there is no question `{name}`; {hint}", "name")


def every(folders: Folders) -> dict[str, Question]:
    """Read all questions, in the order of their names.

    Raises:
        InvalidQuestion: with the problems of every header, and of every name that two files have.
    """
    found: dict[str, Question] = {}
    first: dict[str, Path] = {}
    problems: list[Problem] = []
    for path in (path for folder in folders for path in _files(folder)):
        if path.stem in first:
            problems.append(_second(first[path.stem], path))
        first.setdefault(path.stem, path)
        try:
            found[path.stem] = _read(path)
        except InvalidQuestion as error:
            problems += error.problems
    if problems:
        raise InvalidQuestion(problems)
    return dict(sorted(found.items()))


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob(f"*{SUFFIX}"))


def _second(first: Path, second: Path) -> Problem:
    what = f"there is a question `{first.stem}` already, in {first}"
    return Problem(str(second), 0, 0, what, "give one of the two files another name")


def _read(path: Path) -> Question:
    try:
        text = path.read_text("utf-8-sig")  # Windows writes a mark before it
    except (OSError, UnicodeDecodeError) as error:
        problem = Problem(str(path), 0, 0, "cannot be read", "save it as readable UTF-8 text")
        raise InvalidQuestion([problem]) from error
    return header.parse(path.stem, str(path), text)
