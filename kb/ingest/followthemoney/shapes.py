"""Which schema is what here: the one table that reading and writing share.

An entity of a schema in `SHAPES` states a fact or an agreement. What a schema or property would say
that no row here holds, the model has no place for:

- `Membership`: to belong to an organization is no position in it, and `MEMBER_OF` is to be one of
  an unnamed group.
- `Control`, `Representation`, `Succession`, `Family`, `Associate`, `UnknownLink` and the like: no
  fact of the model says that.
- `LegalEntity.parent`: it tells no part that is owned, nor since when.

`Debt` says that one owes another money, and not why; it is held as a credit line, whose claim says
`Debt`. An award is a partnership in which one supplies and the other, the contract's authority, is
supplied.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from kb.ingest.followthemoney.names import LABELS


@dataclass(frozen=True)
class Shape:
    """How entities of a schema are held.

    Attributes:
        label: of an agreement or measure, what it is here; empty where it is a fact.
        ends: its properties that name parties, and the type of fact that each has a part in.
        needed: those of them without which it says nothing.
        roles: by the property, the part that such a party plays, where the model asks for one.
        fields: its properties that are fields of the model, and which.
        told_apart_by: the property that makes two such facts between the same two ends different.
        kind: the value of the field `kind` that all of them have; empty for none.
        momentary: whether its `date` is the day of it, rather than a day on which it held.
        money: whether it has an amount.
    """

    label: str
    ends: Mapping[str, str]
    needed: tuple[str, ...]
    roles: Mapping[str, str] = field(default_factory=dict)
    fields: Mapping[str, str] = field(default_factory=dict)
    told_apart_by: str = ""
    kind: str = ""
    momentary: bool = False
    money: bool = False

    @property
    def held(self) -> frozenset[str]:
        """The properties that have a place."""
        named = {*self.ends, *self.needed, *self.fields, *PROVENANCE, *DATES, self.told_apart_by}
        return frozenset(named | (AMOUNTS if self.money else frozenset()) | {TITLE}) - {""}


DATES = ("startDate", "endDate", "date")
AMOUNTS = frozenset({"amount", "currency", "amountEur", "amountUsd"})
PROVENANCE = ("publisher", "sourceUrl", "proof")
TITLE = "summary"
POSITION = "HOLDS_POSITION"
SHAPES: Mapping[str, Shape] = MappingProxyType(
    {
        "Ownership": Shape(
            "",
            {"owner": "OWNS", "asset": "OWNS"},
            ("owner", "asset"),
            fields={"percentage": "share"},
        ),
        "Directorship": Shape(
            "",
            {"director": POSITION, "organization": POSITION},
            ("director", "organization"),
            told_apart_by="role",
            kind="directorship",
        ),
        "Employment": Shape(
            "",
            {"employee": POSITION, "employer": POSITION},
            ("employee", "employer"),
            told_apart_by="role",
            kind="employment",
        ),
        # Its post, another entity, names both the position and the organization that has it: it may
        # be an office, or any other.
        "Occupancy": Shape("", {"holder": POSITION, "post": POSITION}, ("holder", "post")),
        "Payment": Shape(
            "Payment",
            {"payer": "PAYS", "beneficiary": "PAID_TO"},
            ("payer", "beneficiary"),
            fields={"purpose": "purpose"},
            momentary=True,
            money=True,
        ),
        "Debt": Shape(
            "CreditLine", {"creditor": "LENDS", "debtor": "LENT_TO"}, ("debtor",), money=True
        ),
        # Its contract, another entity, names who awards it.
        "ContractAward": Shape(
            "Partnership",
            {"supplier": "PARTNER_IN", "contract": "PARTNER_IN"},
            ("supplier", "contract"),
            roles={"supplier": "supplier", "contract": "authority"},
            kind="supply",
            money=True,
        ),
        "Sanction": Shape(
            "Measure",
            {"entity": "TARGETS"},
            ("entity",),
            fields={"provisions": "act"},
            kind="sanction",
        ),
    }
)
AUTHORITY = "authority"
# What an entity that others speak of lends them, by its schema.
LENT: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "Position": ("organization",),
        "Contract": ("authority", "title"),
    }
)
DOCUMENT = ("title", "fileName", "publisher", "sourceUrl", "publishedAt", "retrievedAt")
ALIASES = ("alias", "weakAlias", "previousName", "abbreviation")
# Of these an alias does not say that they are out of use, or hardly tell who is meant.
FORMER = ("weakAlias", "previousName")
COUNTRIES = ("country", "mainCountry", "jurisdiction")
_OF_PARTIES = frozenset({"name", *ALIASES, *COUNTRIES, "topics"})


def held(schema: str) -> frozenset[str]:
    """Return the properties of a schema that have a place, identifiers of parties aside."""
    if schema in LABELS:
        return _OF_PARTIES
    if schema in SHAPES:
        return SHAPES[schema].held | ({AUTHORITY} if schema == "Sanction" else frozenset())
    return frozenset({"name", *LENT[schema]}) if schema in LENT else frozenset()


def is_thing(schema: str) -> bool:
    """Say whether an entity of a schema is a thing with an id of its own, as a fact is not."""
    return schema in LABELS or (schema in SHAPES and bool(SHAPES[schema].label))
