"""One entity while it is made, by the package's own proxy: what it does not take is counted."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kb.ingest.followthemoney import names
from kb.model.claims import Declaration
from kb.model.told import Told

if TYPE_CHECKING:
    from followthemoney.model import Model
    from followthemoney.proxy import EntityProxy

Entity = dict[str, Any]


@dataclass(frozen=True)
class Draft:
    """An entity that is being made.

    Attributes:
        of: what it is here, as messages call it.
        left_out: how many things there are that cannot be said, by what they are.
    """

    proxy: "EntityProxy"
    of: str
    left_out: Counter[str]

    def add(self, name: str, values: Iterable[str]) -> None:
        """Add values to a property; what its type does not take is counted."""
        property = self.proxy.schema.properties[name]
        for value in values:
            if value and self.proxy.unsafe_add(property, value) is None:
                self.cannot(f"{name} that is no {property.type.label.lower()} there")

    def refer(self, name: str, party: Declaration) -> None:
        """Refer to a party, if one of its kind may stand there."""
        schema = self.proxy.schema
        property, kind = schema.properties[name], schema.model[names.SCHEMATA[party.label]]
        if property.range and not kind.is_a(property.range):
            self.cannot(f"{name} that is a {party.label}")
        else:
            self.refer_to(name, names.from_id(party.id, party.identifiers))

    def refer_to(self, name: str, id: str) -> None:
        """Refer to an entity by its id there, whatever form that has."""
        self.proxy.unsafe_add(self.proxy.schema.properties[name], id, cleaned=True)

    def cannot(self, what: str, count: int = 1) -> None:
        """Count something that cannot be said."""
        if count:
            self.left_out[f"{self.of}: {what}"] += count

    def cite(self, told: Iterable[Told]) -> None:
        """Add who publishes what claims rest on, and where that is."""
        origins = {source for one in told for source in one.origins}
        self.add("publisher", sorted({source.publisher for source in origins}))
        self.add("sourceUrl", sorted({source.url for source in origins}))

    def done(self) -> Entity | None:
        """Return the entity; None, and it is counted, where it lacks what each has to have."""
        missing = [n for n in self.proxy.schema.required if not self.proxy.get(n)]
        if missing:
            self.left_out[f"{self.of} without {missing[0]}"] += 1
            return None
        values = {name: sorted(texts) for name, texts in self.proxy.properties.items()}
        return {
            "id": self.proxy.id,
            "schema": self.proxy.schema.name,
            "properties": dict(sorted(values.items())),
        }


@dataclass(frozen=True)
class Writing:
    """A file of entities while it is written.

    Attributes:
        left_out: how many things there are that cannot be said, by what they are.
        written: ids of entities that several others refer to, as the post that several hold.
    """

    model: "Model"
    left_out: Counter[str] = field(default_factory=Counter)
    written: set[str] = field(default_factory=set)

    def begun(self, schema: str, id: str, of: str) -> Draft:
        """Return an entity with nothing in it, of what messages call `of`."""
        proxy = self.model.get_proxy({"id": id, "schema": schema, "properties": {}})
        return Draft(proxy, of, self.left_out)

    def once(self, id: str) -> bool:
        """Say whether an entity is still to be written, and count it as written."""
        new = id not in self.written
        self.written.add(id)
        return new
