"""A mapping file, read whole: how the rows of a table become things and claims."""

from collections.abc import Mapping as Named
from dataclasses import dataclass
from pathlib import Path

from kb.errors import InvalidDossier, InvalidMapping, Problem
from kb.ingest import declarations, files, tree
from kb.ingest.outline import Outline
from kb.ingest.page import Page
from kb.ingest.table import claims, columns, conditions, parties, things
from kb.ingest.table.claims import ClaimMaker
from kb.ingest.table.columns import Columns
from kb.ingest.table.conditions import Holds
from kb.ingest.table.draft import Draft
from kb.ingest.table.things import Thing
from kb.ingest.tree import Mapping as Block
from kb.ingest.tree import Mark
from kb.model.claims import Source

KEYS = (
    *(
        "mapping",
        "draft",
        "title",
        "sheet",
        "row",
        "source",
        "sources",
        "values",
        "columns",
        "where",
    ),
    *("unless", "known", "parties", *things.SECTIONS, things.OTHER_ROWS, things.DATA),
    "claims",
)


@dataclass(frozen=True)
class Mapping:
    """A mapping that holds.

    Attributes:
        file: where it was read.
        sheet: the sheet of a workbook; empty for its first.
        row: the value that names a row; empty where its number does.
        source: where every row stands.
        holds: which rows are meant at all.
        draft: where it says that it is a draft, which reads rows and loads none.
        things: by the mapping's names, in its order.
        dataset: what a table is loaded as; where only numbers name rows, it tells them from those
            of other tables by the same mapping.
        sheet_at: where it names a sheet.
    """

    file: str
    title: str
    sheet: str
    row: str
    source: Source
    columns: Columns
    holds: Holds
    things: Named[str, Thing]
    claims: tuple[ClaimMaker, ...]
    draft: Mark | None = None
    dataset: str = ""
    sheet_at: Mark | None = None


def refuse_draft(mapping: Mapping) -> None:
    """Let only those mappings through that a person has looked at.

    Raises:
        InvalidMapping: it is still a draft.
    """
    if mapping.draft is not None:
        what = "the mapping is a draft, by which nothing is loaded"
        remedy = "decide each `# check:` in it, then remove the line; --dry-run reads the rows"
        at = mapping.draft
        raise InvalidMapping([Problem(mapping.file, at.line, at.column, what, remedy)])


def read(path: Path) -> Mapping:
    """Read and check a mapping.

    Raises:
        InvalidMapping: with every problem, each at its line.
    """
    try:
        text = files.read(path)
        root = tree.parse(text.text, str(path), "mapping: its-id")
    except InvalidDossier as error:
        raise InvalidMapping(list(error.problems)) from error
    page = Page(str(path))
    if not isinstance(root, Block):
        page.wrong(root.mark, "is not a mapping", "begin with `mapping: its-id`")
        raise InvalidMapping(page.problems)
    found = _read(page, root)
    if page.problems or found is None:
        raise InvalidMapping(list(dict.fromkeys(page.problems)))
    return found


def _read(page: Page, root: Block) -> Mapping | None:
    page.known_keys(root, KEYS)
    page.id(root, "mapping")
    values = page.mapping(root.get("values"), "values")
    section = page.mapping(root.get("columns"), "columns")
    cells = columns.read(page, section, columns.value_maps(page, values))
    columns.unused(page, values, section)
    draft = Draft(page, cells)
    known = parties.known(page, page.mapping(root.get("known"), "known"))
    spoken = parties.read(draft, page.mapping(root.get("parties"), "parties"), known)
    spoken += [*things.agreements(draft, root), *things.data(draft, root)]
    by_name: dict[str, Thing] = {}
    for thing in spoken:
        if thing.name in by_name:
            what = f"`{thing.name}` names two things"
            page.wrong(root.mark, what, "give one of them another name")
        by_name[thing.name] = thing
    stated = claims.read(draft, by_name, root)
    source = _source(page, root)
    row = page.text(root.get("row"), "row")
    if row and row not in cells.columns:
        page.unknown((root.get("row") or root).mark, "value", row, cells.columns)
    holds = conditions.read(page, cells, root)
    if source is None:
        return None
    return Mapping(
        page.file,
        page.text(root.get("title"), "title"),
        page.text(root.get("sheet"), "sheet"),
        row,
        source,
        cells,
        holds,
        by_name,
        tuple(stated),
        _draft(page, root),
        sheet_at=written.mark if (written := root.get("sheet")) else None,
    )


def _draft(page: Page, root: Block) -> Mark | None:
    written = root.get("draft")
    if written is not None and page.text(written, "draft") != "true":
        page.wrong(written.mark, "`draft` is not `true`", "write that, or remove the line")
    return written.mark if written else None


def _source(page: Page, root: Block) -> Source | None:
    """Return the source in which every row stands."""
    outline = Outline()
    declarations.sources(page, outline, page.mapping(root.get("sources"), "sources"))
    written = root.get("source")
    name = page.text(written, "source")
    mark = written.mark if written else Mark(1, 1)
    found = outline.sources.get(name)
    if found is None:
        page.unknown(mark, "source", name, outline.sources)
    elif found.published is None:
        what = f"the source `{name}` has no date of publication"
        page.wrong(mark, what, "write `published:` in it")
    return found
