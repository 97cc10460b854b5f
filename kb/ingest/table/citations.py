"""The sources that a row names as its own, which nobody here has read."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from kb.ingest.table.draft import Draft
from kb.ingest.table.template import Fill, Values
from kb.ingest.tree import Mapping as Block
from kb.model import ids
from kb.model.claims import Source

KEYS = ("url", "title", "publisher")
Cite = Callable[[Values], "Cited"]
_URL = re.compile(r"https?://[^\s/]+\S*\Z")


@dataclass(frozen=True)
class Cited:
    """What a row cites, and what it has in the place of an address that is none."""

    sources: tuple[Source, ...] = ()
    no_addresses: tuple[str, ...] = ()


def read(draft: Draft, block: Block | None) -> Cite:
    """Read `cites`: address, title and publisher of each source, part by part."""
    if block is None:
        return lambda _values: Cited()
    draft.page.known_keys(block, KEYS)
    listed = [_Listed(draft.fill(block, name), _part(draft, block, name)) for name in KEYS]

    def cite(values: Values) -> Cited:
        # Sources are counted by their addresses, else by their titles: a list of another length
        # cannot be told which of its parts belongs to which.
        many = next((n for n in (one.count(values) for one in listed[:2]) if n), 0)
        whole = [one.fill if one.count(values) == many else None for one in listed]
        texts = [[fill(values, at) if fill else "" for fill in whole] for at in range(many)]
        found = (_source(url, title, publisher) for url, title, publisher in texts)
        sources = {source.id: source for source in found if source}
        wrong = dict.fromkeys(url for url, *_ in texts if url and not _URL.match(url))
        return Cited(tuple(sources.values()), tuple(wrong))

    return cite


@dataclass(frozen=True)
class _Listed:
    """What is listed of each source: how it is had, and where its parts stand, if it has any."""

    fill: Fill | None
    part: int | None

    def count(self, values: Values) -> int:
        if self.fill is None or not self.fill(values, -1):
            return 0
        return len(values[self.part]) if self.part is not None else 1


def _part(draft: Draft, block: Block, name: str) -> int | None:
    alone = Block(block.mark, tuple(item for item in block.items if item[0].text == name))
    return next(iter(draft.parts(alone)), None)


def _source(url: str, title: str, publisher: str) -> Source | None:
    """Return a source by its address, else by its title; None where it has neither."""
    address = url if _URL.match(url) else ""
    if not (address or title):
        return None
    id = f"cited-{ids.digest(address) if address else ids.digest(title, publisher)}"
    return Source(id, "" if title == url else title, publisher, url=address)
