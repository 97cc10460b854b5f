"""The questions that a server answers: read once, or read anew each time one is asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kb.queries import registry
from kb.queries.question import Question


@dataclass(frozen=True)
class Catalogue:
    """Questions by name.

    Attributes:
        folders: where their files are.
        kept: those that were read; None to look into the files whenever one is asked for.
    """

    folders: tuple[Path, ...]
    kept: Mapping[str, Question] | None = None

    def find(self, name: str) -> Question:
        """Return one question.

        Raises:
            UnknownQuestion: there is none of this name.
            InvalidQuestion: its file is wrong.
        """
        if self.kept is None:
            return registry.find(self.folders, name)
        if name not in self.kept:
            raise registry.unknown(name, list(self.kept))
        return self.kept[name]

    def every(self) -> Mapping[str, Question]:
        """Return all questions by their names.

        Raises:
            InvalidQuestion: files are wrong: with the problems of all.
        """
        return registry.every(self.folders) if self.kept is None else self.kept


def of(folders: tuple[Path, ...], changing: bool = False) -> Catalogue:
    """Return the questions of some folders; `changing` reads them anew each time.

    Raises:
        InvalidQuestion: files are wrong, and they are not changing.
    """
    return Catalogue(folders, None if changing else registry.every(folders))
