"""A mapping while it is read: its page, its values, and the texts in it that rows fill."""

from collections.abc import Callable
from dataclasses import dataclass

from kb.errors import InvalidValue
from kb.ingest.page import Page
from kb.ingest.table import cells, template
from kb.ingest.table.columns import Columns
from kb.ingest.table.template import Fill, Template, Values
from kb.ingest.tree import Mapping as Block
from kb.ingest.tree import Scalar, Tree
from kb.model import country


@dataclass(frozen=True)
class Draft:
    """The mapping's page, and the values that it takes out of a row."""

    page: Page
    columns: Columns

    def fill(self, block: Block, name: str, write: Callable[[str], str] = str) -> Fill | None:
        """Return what fills a template under a key; None where there is none, or it is wrong."""
        tree = block.get(name)
        return self.filled(tree, name, write) if tree is not None else None

    def filled(self, tree: Tree, name: str, write: Callable[[str], str] = str) -> Fill | None:
        """Return what fills a template; None, with a problem noted, if it is none."""
        found = self.parsed(tree, name)
        return template.filler(found, self.columns.places, write) if found else None

    def country(self, block: Block) -> Fill:
        """Return what fills the template under `country` with a code; empty where there is none.

        A cell that is left as it is written has no `NA`: it may say that there is no answer.
        """
        tree = block.get("country")
        found = self.parsed(tree, "country") if tree is not None else None
        if found is None:
            return lambda _values, _at: ""
        fill = template.filler(found, self.columns.places)
        raw = any(self.columns.columns[name].raw for name in found.names)

        def read(values: Values, at: int) -> str:
            code = fill(values, at)
            if raw and code == cells.NAMIBIA:
                raise cells.maybe_namibia()
            return country.parse(code) if code else ""

        return read

    def parsed(self, tree: Tree, name: str) -> Template | None:
        """Return a template; None, with a problem noted, if it is none or has unknown values."""
        try:
            found = template.parse(self.page.text(tree, name))
        except InvalidValue as error:
            self.page.invalid(tree.mark, error)
            return None
        unknown = [one for one in found.names if one not in self.columns.columns]
        for one in unknown:
            self.page.unknown(tree.mark, "value", one, self.columns.columns)
        return None if unknown else found

    def parts(self, block: Block) -> tuple[int, ...]:
        """Return where the values stand that a block takes part by part."""
        texts = (tree.text for _, tree in block.items if isinstance(tree, Scalar))
        names = {name for text in texts for name in _names(text)}
        places, columns = self.columns.places, self.columns.columns
        return tuple(places[n] for n in sorted(names) if n in places and columns[n].several)


def _names(text: str) -> tuple[str, ...]:
    try:
        return template.parse(text).names
    except InvalidValue:
        return ()  # which is noted where the text is read


def count(values: Values, parts: tuple[int, ...]) -> int:
    """Return how many parts there are of cells that are taken part by part.

    Raises:
        InvalidValue: one cell has more than another.
    """
    counts = {len(values[place]) for place in parts if any(values[place])}
    if len(counts) > 1:
        what = f"cells that belong together have {' and '.join(map(str, sorted(counts)))} parts"
        raise InvalidValue(what, "correct one of them")
    return max(counts, default=1)
