"""The reader's page: a file's name, the problems found so far, and the questions asked of a tree.

A reader goes on after a problem, so that one run tells everything that is wrong.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kb.errors import InvalidValue, Problem
from kb.ingest.tree import Mapping, Mark, Scalar, Sequence, Tree
from kb.model import ids, words


@dataclass(frozen=True)
class Page:
    """One file being read."""

    file: str
    problems: list[Problem] = field(default_factory=list)

    def wrong(self, mark: Mark, what: str, remedy: str) -> None:
        """Note a problem at a place."""
        self.problems.append(Problem(self.file, mark.line, mark.column, what, remedy))

    def invalid(self, mark: Mark, error: InvalidValue) -> None:
        """Note that the value at a place is none."""
        self.wrong(mark, error.what, error.remedy)

    def unknown(self, mark: Mark, kind: str, text: str, known: Iterable[str]) -> None:
        """Note an unknown word, with the nearest known one or all of them."""
        self.invalid(mark, words.unknown(kind, text, known))

    def text(self, tree: Tree | None, role: str) -> str:
        """Return a scalar's text; empty where the value is absent or not a scalar."""
        if tree is None:
            return ""
        if isinstance(tree, Scalar):
            return " ".join(tree.text.split())
        self.wrong(tree.mark, f"{role} is not a single value", f"write {role} as text")
        return ""

    def id(self, root: Mapping, kind: str) -> str:
        """Return the id that a file begins with, as `dossier: its-id`."""
        written = root.get(kind)
        id = self.text(written, kind)
        if not ids.is_id(id):
            remedy = f"begin with `{kind}: its-id`, in small letters"
            self.wrong((written or root).mark, f"the {kind} has no id", remedy)
        return id

    def mapping(self, tree: Tree | None, role: str) -> Mapping | None:
        """Return a mapping; None where the value is absent, empty or something else."""
        if tree is None or (isinstance(tree, Scalar) and not tree.text):
            return None
        if isinstance(tree, Mapping):
            return tree
        self.wrong(tree.mark, f"{role} is not a mapping", "write `key: value` lines under it")
        return None

    def scalars(self, tree: Tree | None, role: str) -> Iterator[Scalar]:
        """Yield the scalars of a list; a single scalar counts as a list of one."""
        if tree is None or (isinstance(tree, Scalar) and not tree.text):
            return
        items = tree.items if isinstance(tree, Sequence) else (tree,)
        for item in items:
            if isinstance(item, Scalar):
                yield item
            else:
                self.wrong(item.mark, f"{role} holds more than words", "write a list of words")

    def filled(self, mapping: Mapping) -> None:
        """Note every key that has been given no value."""
        for key, value in mapping.items:
            if isinstance(value, Scalar) and not value.text:
                self.wrong(key.mark, f"`{key.text}` has no value", "write it, or remove the line")

    def known_keys(self, mapping: Mapping, allowed: Iterable[str]) -> None:
        """Note every key that is not one of those allowed."""
        names = tuple(allowed)
        for key, _ in mapping.items:
            if key.text not in names:
                self.unknown(key.mark, "key", key.text, names)
