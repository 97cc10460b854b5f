"""The sources that an entity names as its own, which nobody here has read."""

from collections.abc import Iterator
from dataclasses import replace

from kb.errors import InvalidValue
from kb.ingest.followthemoney import sources
from kb.ingest.followthemoney.entity import Value, dataset_of
from kb.ingest.followthemoney.index import Known
from kb.ingest.followthemoney.notes import Notes
from kb.model import dates, ids
from kb.model.claims import Source


def cited(notes: Notes, dataset: str) -> tuple[Source, ...]:
    """Return the sources that a dataset names for an entity; a file's own has the empty name.

    Where it names none, a file that has statements of it names the dataset itself.
    """
    found = [*_named(notes, dataset), *_proofs(notes, dataset)]
    own = notes.sources[dataset]
    told = (
        one for one in found if one.title or (one.publisher, one.url) != (own.publisher, own.url)
    )
    whole = (sources.dataset(dataset, own),) if dataset else ()
    return tuple({source.id: source for source in told}.values()) or whole


def _by(notes: Notes, name: str, dataset: str) -> list[Value]:
    return [v for v in notes.entity.of(name) if dataset_of(v) == dataset]


def _named(notes: Notes, dataset: str) -> Iterator[Source]:
    """Yield a source for each address; a publisher is an address's only where there is one."""
    publishers = [value.text for value in _by(notes, "publisher", dataset)]
    addresses = [value.text for value in _by(notes, "sourceUrl", dataset)]
    only = publishers[0] if len(publishers) == 1 and addresses else ""
    for address in addresses:
        yield _source("", only, address)
    for publisher in () if only else publishers:
        yield _source("", publisher, "")


def _proofs(notes: Notes, dataset: str) -> Iterator[Source]:
    for value in _by(notes, "proof", dataset):
        known = notes.index.entities.get(value.text)
        if known is None:
            what = f"its proof `{value.text}` is not in the file"
            notes.remark("proof", what, "add it; it is not cited")
        elif source := _document(known):
            yield source
        else:
            what = f"its proof `{value.text}` has neither a title nor an address"
            notes.remark("proof", what, "give it one; it is not cited")


def _document(known: Known) -> Source | None:
    title, file, publisher, url, published, retrieved = (
        next((value.text for value in known.of(name)), "")
        for name in ("title", "fileName", "publisher", "sourceUrl", "publishedAt", "retrievedAt")
    )
    called = title or known.name or file
    if not (called or url):
        return None
    return replace(_source(called, publisher, url, published), accessed=_day(retrieved))


def _day(text: str) -> str:
    """Return the day of a point in time as it is written; empty where that names no one day."""
    try:
        dates.day(text[:10])
    except InvalidValue:
        return ""
    return text[:10]


def _source(title: str, publisher: str, url: str, published: str = "") -> Source:
    # By its address alone as elsewhere, if that is all; what is told of it is of one document.
    told = (publisher, title, published)
    id = f"cited-{ids.digest(url, *told) if any(told) else ids.digest(url)}"
    try:
        days = dates.parse(published[:10]) if published else None
    except InvalidValue:
        days = None
    return Source(id, title, publisher, days, published[:10] if days else "", url)
