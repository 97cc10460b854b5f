"""In what the claims of a file stand: in the file itself, or in the datasets of its statements.

What a file has of a dataset is a document of its own, published when its statements were seen: it
names the dataset as its source, which is one whichever files have some of it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kb.errors import InvalidEntities, InvalidValue, Problem
from kb.ingest.followthemoney import names
from kb.ingest.followthemoney.index import Index
from kb.ingest.followthemoney.shapes import is_thing
from kb.model import dates, ids
from kb.model.claims import Source

_REMEDY = "give --published DATE"


@dataclass(frozen=True)
class About:
    """What a person says of a file, since most do not say it themselves.

    Attributes:
        id: what it is loaded as.
        published: a date, as in a dossier; empty where the file's statements tell.
    """

    id: str
    title: str = ""
    publisher: str = ""
    published: str = ""
    url: str = ""


def of(file: str, about: About, seen: Mapping[str, tuple[str, str]]) -> dict[str, Source]:
    """Return the source of each dataset by its name; that of the file by the empty name.

    A dataset was published between the days on which its statements were seen first and last,
    unless a person says when.

    Raises:
        InvalidEntities: nobody says when one was published, or in no date.
    """
    return dict(_sources(file, about, seen))


def _sources(
    file: str, about: About, seen: Mapping[str, tuple[str, str]]
) -> Iterator[tuple[str, Source]]:
    for dataset, days in seen.items():
        text = about.published or "..".join(sorted({day for day in days if day}))
        if not text:
            whole = f"its dataset `{dataset}`" if dataset else "it"
            what = f"it does not say when {whole} was published"
            raise InvalidEntities([Problem(file, 0, 0, what, _REMEDY)])
        try:
            published = dates.parse(text)
        except InvalidValue as error:
            raise InvalidEntities([Problem(file, 0, 0, error.what, error.remedy)]) from error
        id = f"{about.id}.{_id(dataset)}" if dataset else about.id
        title = dataset or about.title
        yield dataset, Source(id, title, about.publisher, published, text, about.url)


def dataset(name: str, own: Source) -> Source:
    """Return the dataset that a file has something of, which is known by its name alone.

    Args:
        own: what the file has of it.
    """
    return Source(names.dataset_id(_id(name)), name, own.publisher, url=own.url)


def check(file: str, sources: Mapping[str, Source], index: Index) -> None:
    """Refuse a file that is loaded under the id of a thing in it: one would take the other's place.

    Raises:
        InvalidEntities: it is.
    """
    for dataset, source in sources.items():
        id = names.from_id(source.id, ())
        known = index.entities.get(id)
        if known and names.to_id(id) == source.id and is_thing(known.schema):
            whose = f"its dataset `{dataset}`" if dataset else "the file itself"
            what = f"`{source.id}` is the id of an entity, and that of {whose}"
            raise InvalidEntities([Problem(file, known.number, 1, what, "give another by --as ID")])


def _id(dataset: str) -> str:
    if ids.is_id(dataset):
        return dataset
    return "-".join(filter(None, (ids.slug(dataset), ids.digest(dataset)[:8])))
