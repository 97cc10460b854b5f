"""The sources that a row names as its own, which nobody here has read."""

import re
from collections.abc import Callable

from kb.ingest.table.draft import Draft
from kb.ingest.table.template import Values
from kb.ingest.tree import Mapping as Block
from kb.model import ids
from kb.model.claims import Source

KEYS = ("url", "title", "publisher")
Cite = Callable[[Values], tuple[Source, ...]]
_URL = re.compile(r"https?://[^\s/]+\S*\Z")


def read(draft: Draft, block: Block | None) -> Cite:
    """Read `cites`: address, title and publisher of each source, part by part."""
    if block is None:
        return lambda _values: ()
    draft.page.known_keys(block, KEYS)
    fills = [(draft.fill(block, name), _parts(draft, block, name)) for name in KEYS]

    def cite(values: Values) -> tuple[Source, ...]:
        counts = [len(values[part]) if part is not None else 1 for _, part in fills]
        named = (c for (fill, _), c in zip(fills[:2], counts, strict=False) if fill)
        many = next((c for c in named if c > 1), 1)
        # A list that is shorter than another cannot be told which part belongs to which.
        whole = [
            fill if count == many else None for (fill, _), count in zip(fills, counts, strict=True)
        ]
        found = (
            _source(*(fill(values, at) if fill else "" for fill in whole)) for at in range(many)
        )
        return tuple({source.id: source for source in found if source}.values())

    return cite


def _parts(draft: Draft, block: Block, name: str) -> int | None:
    tree = block.get(name)
    parts = draft.parts(Block(block.mark, tuple(i for i in block.items if i[0].text == name)))
    return parts[0] if tree is not None and parts else None


def _source(url: str, title: str, publisher: str) -> Source | None:
    """Return a source by its address, else by its title; None where it has neither."""
    address = url if _URL.match(url) else ""
    if not (address or title):
        return None
    id = f"cited-{ids.digest(address) if address else ids.digest(title, publisher)}"
    return Source(id, "" if title == url else title, publisher, url=address)
