"""A dossier file, read whole: from YAML to declarations and claims, or to all that is wrong."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from kb.errors import InvalidDossier
from kb.ingest import claims, declarations, files, tree
from kb.ingest.declarations import SECTIONS
from kb.ingest.files import Text
from kb.ingest.locators import fold, passages
from kb.ingest.outline import Outline
from kb.ingest.page import Page
from kb.ingest.tree import Mapping as Tree
from kb.ingest.tree import Mark
from kb.model.claims import Claim, Dossier, Source

ROOT_KEYS = (
    *("dossier", "title", "source", "sources", "parties", "collective", "groups", "data"),
    *(*SECTIONS, "claims"),
)


@dataclass(frozen=True)
class Reading:
    """A dossier that holds, and how much of it was held against its sources.

    Attributes:
        file: where it was read.
        marks: the line and column that declare each id.
        claim_marks: those of each claim's locator, by the claim's id.
        found: how many locators were found exactly once in a text at hand.
        unseen: sources whose text is named but not at hand, so whose locators were not looked for.
    """

    dossier: Dossier
    file: str
    marks: Mapping[str, Mark]
    claim_marks: Mapping[str, Mark]
    found: int
    unseen: tuple[str, ...]


def read(path: Path, sources: Path | None = None) -> Reading:
    """Read and check a dossier; texts of sources are looked for in `sources`, else beside the file.

    Raises:
        InvalidDossier: with every problem, each at its line.
    """
    return _read(files.read(path), Page(str(path)), sources, path.parent)


def id_of(path: Path) -> str:
    """Return the id that a dossier gives itself; empty where the file is none.

    Raises:
        InvalidDossier: it cannot be read, or is no YAML.
    """
    root = tree.parse(files.read(path).text, str(path))
    return Page(str(path)).text(root.get("dossier"), "dossier") if isinstance(root, Tree) else ""


def read_bytes(name: str, content: bytes) -> Reading:
    """Read and check a dossier that is in no file; the texts of its sources are not looked for.

    Raises:
        InvalidDossier: with every problem, each at its line; `name` is what they call it.
    """
    return _read(files.text_of(name, content), Page(name), None, None)


def _read(text: Text, page: Page, sources: Path | None, beside: Path | None) -> Reading:
    root = tree.parse(text.text, page.file)
    if not isinstance(root, Tree):
        page.wrong(root.mark, "is not a dossier", "begin with `dossier: its-id`")
        raise InvalidDossier(page.problems)
    page.known_keys(root, ROOT_KEYS)
    id = page.id(root, "dossier")
    named = declarations.read(page, root)
    located = claims.read(page, named, root)
    claims.repeated(page, located)
    claims.unclaimed(page, named, [claim for _, claim in located])
    texts = _texts(page, named, sources, beside)
    folded = {id: fold(text.text) for id, text in texts.items()}
    for mark, claim in located:
        if claim.source in folded and any(map(str.isalnum, claim.locator)):
            _check_passage(page, mark, claim, folded[claim.source])
    if page.problems:
        raise InvalidDossier(list(dict.fromkeys(page.problems)))
    dossier = _dossier(id, page.text(root.get("title"), "title"), named, located, texts)
    unseen = tuple(id for id, name in named.texts.items() if name and id not in texts)
    found = sum(claim.source in texts for _, claim in located)
    claim_marks = {claim.id: mark for mark, claim in located}
    return Reading(dossier, page.file, named.marks, claim_marks, found, unseen)


def _dossier(
    id: str,
    title: str,
    named: Outline,
    located: list[tuple[Mark, Claim]],
    texts: dict[str, Text],
) -> Dossier:
    return Dossier(
        tuple(_with_hash(source, texts.get(source.id)) for source in named.sources.values()),
        tuple(named.things.values()),
        tuple(claim for _, claim in located),
        id,
        title,
        frozenset(source.id for source in named.sources.values() if source.sha256),
    )


def _with_hash(source: Source, text: Text | None) -> Source:
    return replace(source, sha256=text.sha256) if text else source


def _texts(page: Page, named: Outline, asked: Path | None, beside: Path | None) -> dict[str, Text]:
    found: dict[str, Text] = {}
    for id, name in named.texts.items():
        if name and Path(name).name != name:
            page.wrong(named.marks[id], f"`{name}` is a path", "name a file in the sources' folder")
            continue
        folder = asked or beside
        if not name or folder is None or not (folder / name).is_file():
            if name and asked:
                page.wrong(named.marks[id], f"the text `{name}` is not in {asked}", "put it there")
            continue
        found[id] = files.read(folder / name)
        recorded = named.sources[id].sha256
        if recorded and recorded != found[id].sha256:
            what = f"the text `{name}` is not the one whose hash is recorded"
            remedy = f"read its passages again, then write sha256: {found[id].sha256}"
            page.wrong(named.marks[id], what, remedy)
    return found


def _check_passage(page: Page, mark: Mark, claim: Claim, folded: str) -> None:
    count = len(passages(folded, claim.locator))
    if count == 1:
        return
    what = f"`{claim.locator}` is found {'nowhere' if not count else f'{count} times'}"
    page.wrong(mark, f"{what} in the text of `{claim.source}`", "give its first … last words")
