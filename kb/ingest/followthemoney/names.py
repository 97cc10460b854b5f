"""How what is called one thing there is called here: ids, kinds of party, identifiers."""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from kb.errors import InvalidValue
from kb.model import ids

# A schema and the label of what it is of; a bank is a company of which a topic says so.
LABELS: Mapping[str, str] = MappingProxyType(
    {
        "LegalEntity": "Party",
        "Company": "Company",
        "PublicBody": "Government",
        "Organization": "Organization",
        "Person": "Person",
    }
)
SCHEMATA: Mapping[str, str] = MappingProxyType(
    {**{label: schema for schema, label in LABELS.items()}, "Bank": "Company"}
)
BANK = "fin.bank"
# The scheme by which an identifier of ours keeps an id that could be none here.
OWN_ID = "ftm"
CONTRACT_ID = "ftm-contract"
# Schemes that are called otherwise here; any other has the property's name.
_SCHEMES = {"leiCode": "lei", "wikidataId": "wikidata"}
_PROPERTIES = {scheme: name for name, scheme in _SCHEMES.items()}
# Identifiers by their type, of which these name no party but a programme of sanctions.
NO_IDENTIFIERS = frozenset({"programId"})
# Who may be meant by the name of a sanction's authority: a person or a company of that name is not.
AUTHORITIES = frozenset({"PublicBody", "Organization", "LegalEntity"})
_AUTHORITY = "authority_"
_DATASET = "dataset_"
# Ids that are made here, of sources too, so that no entity may have them.
_MADE = re.compile(rf"(?:cited|ftm)-[0-9a-f]{{16}}\Z|{_DATASET}")


def to_id(id: str) -> str:
    """Return the id here of an entity there: no two have the same one.

    An id that can be one here stays as it is. `_` may not stand in a reference there, so that `--`,
    which may not stand in an id here, stands for it. Any other is hashed, and kept by `kept`.
    """
    plain = id.replace("--", "_")
    if "_" not in id and ids.is_id(plain) and not _MADE.match(plain):
        return plain
    return f"ftm-{ids.digest(id)}"


def kept(id: str, scheme: str = OWN_ID) -> tuple[str, ...]:
    """Return the identifier that keeps an entity's id, if its id here does not tell it."""
    return (f"{scheme}:{id}",) if _MADE.match(to_id(id)) else ()


def from_id(id: str, identifiers: Iterable[str]) -> str:
    """Return the id there of what is here: the one that it came with, if it did."""
    came = sorted(i for i in identifiers if i.startswith(f"{OWN_ID}:"))
    return came[0].removeprefix(f"{OWN_ID}:") if came else id.replace("_", "--")


def authority_id(name: str) -> str:
    """Return the id of an authority of which no more is said than its name."""
    return f"{_AUTHORITY}{ids.slug(name) or ids.digest(name)}"


def dataset_id(name: str) -> str:
    """Return the id of a dataset that files have statements of."""
    return f"{_DATASET}{name}"


def check_id(id: str, schema: str, called: Iterable[str]) -> None:
    """Refuse an entity that has the id of an authority and is none that was written here.

    Raises:
        InvalidValue: it is.
    """
    own = to_id(id)
    written = schema in AUTHORITIES and own in map(authority_id, called)
    if own.startswith(_AUTHORITY) and not written:
        what = f"`{id}` is the id of an authority that sanctions name"
        raise InvalidValue(what, "give it another id")


def scheme(name: str) -> str:
    """Return the scheme of the identifiers that a property holds."""
    return _SCHEMES.get(name, name)


def property_of(scheme: str) -> str:
    """Return the property that holds identifiers of a scheme, if any does."""
    return _PROPERTIES.get(scheme, scheme)
