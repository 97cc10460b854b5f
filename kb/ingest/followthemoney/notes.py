"""What is noted of one entity while it is read: remarks, and what has no place."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kb.ingest.followthemoney.entity import Entity, Value, dataset_of
from kb.ingest.taken import Remark
from kb.model.claims import Source, Statement
from kb.model.dates import Days

if TYPE_CHECKING:
    from kb.ingest.followthemoney.index import Index


@dataclass(frozen=True)
class Saying:
    """What some values of an entity say together."""

    values: tuple[Value, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True)
class Notes:
    """An entity while it is read.

    Attributes:
        sources: by its name, the source of each dataset; the file's own by the empty name.
        placeless: how many values there are, of all entities, that the model has no place for.
    """

    entity: Entity
    index: "Index"
    sources: Mapping[str, Source]
    placeless: Counter[str]
    remarks: list[Remark] = field(default_factory=list)

    def remark(self, column: str, what: str, remedy: str) -> None:
        """Note what is wrong with a value that is left out."""
        entity = self.entity
        self.remarks.append(Remark(entity.number, entity.id, column, what, remedy, refused=False))

    def without_place(self, name: str, count: int = 1) -> None:
        """Count values of a property that the model has no place for."""
        if count > 0:
            self.placeless[f"{self.entity.schema}.{name}"] += count

    def source(self, value: Value) -> Source:
        """Return the source of a value."""
        return self.sources[dataset_of(value)]

    def published(self, value: Value) -> Days | None:
        """Return when the source of a value was published."""
        return self.source(value).published
