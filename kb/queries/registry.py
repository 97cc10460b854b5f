"""Finding questions: one folder of files, the file's name being the question's."""

import difflib
from pathlib import Path

from kb.errors import InvalidQuestion, Problem, UnknownQuestion
from kb.queries import header
from kb.queries.question import Question

SUFFIX = ".cypher"


def folder() -> Path:
    """Return the folder of the shipped questions: in the package, or beside it in a checkout."""
    package = Path(__file__).parents[1]
    inside = package / "cypher"
    return inside if inside.is_dir() else package.parent / "cypher"


def names(directory: Path) -> list[str]:
    """Return the names of all questions in a folder, in their order."""
    return sorted(path.stem for path in directory.glob(f"*{SUFFIX}"))


def find(directory: Path, name: str) -> Question:
    """Read one question; only its own file is read.

    Raises:
        UnknownQuestion: there is no such file.
        InvalidQuestion: its header is wrong.
    """
    known = names(directory)
    if name not in known:
        close = difflib.get_close_matches(name, known, n=1)
        hint = f"did you mean `{close[0]}`?" if close else f"there are {', '.join(known)}"
        raise UnknownQuestion(f"there is no question `{name}`; {hint}")
    return _read(directory / f"{name}{SUFFIX}")


def every(directory: Path) -> dict[str, Question]:
    """Read all questions of a folder.

    Raises:
        InvalidQuestion: with the problems of every header.
    """
    found: dict[str, Question] = {}
    problems: list[Problem] = []
    for name in names(directory):
        try:
            found[name] = _read(directory / f"{name}{SUFFIX}")
        except InvalidQuestion as error:
            problems += error.problems
    if problems:
        raise InvalidQuestion(problems)
    return found


def _read(path: Path) -> Question:
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        problem = Problem(str(path), 0, 0, "cannot be read", "save it as readable UTF-8 text")
        raise InvalidQuestion([problem]) from error
    return header.parse(path.stem, str(path), text)
