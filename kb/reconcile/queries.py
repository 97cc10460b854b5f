"""Batches of reconciliation queries: read, and refused where they are not what they should be.

The specification has no answer for one bad query beside good ones, so a batch with one is refused
whole, and told which it is. What stands in a cell is another matter: a country that is none, or a
text that is no name, is nothing to refuse, and finds nothing or decides nothing.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kb.model.legible import legible
from kb.queries.values import LONGEST_NAME, shortened
from kb.reconcile import given, kinds, properties
from kb.reconcile.given import Place
from kb.reconcile.manifest import BATCH
from kb.resolve import countries

MOST = 50  # candidates of one query
DEFAULT = 10
_FIELDS = ("query", "type", "limit", "properties", "type_strict")
_STRICT = ("any", "should", "all")
_BARE = (
    re.compile(r"(?P<lei>[A-Z0-9]{18}[0-9]{2})\Z"),
    re.compile(r"(?P<wikidata>Q[1-9][0-9]*)\Z"),
)
_SCHEMED = re.compile(r"[A-Za-z][A-Za-z-]*:[^\s/]\S*\Z")
_BY_ID = ("identifiers", *properties.SCHEMES)  # what a value's name cannot say


@dataclass(frozen=True)
class Query:
    """One query, as it was understood.

    Attributes:
        text: what is looked for; empty where only properties are given.
        names: it, and the other names that were given.
        kinds: what a candidate may be.
        strict: whether it has to be `any` or `all` of these, or only `should`.
        limit: the most candidates to answer.
        countries: by their codes, of which a candidate's is one, if it is known.
        identifiers: each as `scheme:value`.
        looks_like: the identifier, if any, that the text itself may be.
        unread: something was given that could not be read.
    """

    text: str
    names: tuple[str, ...] = ()
    kinds: frozenset[str] = frozenset()
    strict: str = "should"
    limit: int = DEFAULT
    countries: frozenset[str] = frozenset()
    identifiers: tuple[str, ...] = ()
    looks_like: tuple[str, ...] = ()
    unread: bool = False


def read(batch: Mapping[str, Any]) -> dict[str, Query]:
    """Read a batch of queries by their keys.

    Raises:
        InvalidParameter: one is not as the specification has it, or asks for what there is not.
        TooMany: there are too many at once.
    """
    given.at_most(BATCH, len(batch), "queries")
    return {
        key: _query(Place(f"queries.{key}", f"the query `{shortened(key)}`"), one)
        for key, one in batch.items()
    }


def _query(place: Place, sent: Any) -> Query:
    fields = given.mapping(place, sent, _FIELDS)
    if not ("query" in fields or fields.get("properties")):
        raise place.wrong("has neither a `query` nor `properties`; give one of them")
    text = legible(given.text(place.part("query"), fields.get("query", "")))
    strict = fields.get("type_strict", "should")
    if strict not in _STRICT:
        raise place.part("type_strict").wrong(f"is none of {', '.join(_STRICT)}")
    narrowing = _narrowing(place.part("properties"), fields.get("properties", []))
    names = [text, *narrowing.get("name", ()), *narrowing.get("aliases", ())]
    known = [countries.code(found) for found in narrowing.get("country", ())]
    identifiers = list(dict.fromkeys(_given(narrowing)))
    return Query(
        text,
        tuple(dict.fromkeys(name for name in names if name and len(name) <= LONGEST_NAME)),
        frozenset(_kinds(place.part("type"), fields.get("type", []))),
        strict,
        min(given.count(place.part("limit"), fields.get("limit", DEFAULT), 1), MOST),
        frozenset(filter(None, known)),
        tuple(filter(None, identifiers)),
        tuple(filter(None, [_identifier(text)])),
        "" in identifiers or (bool(known) and not any(known)),
    )


def _kinds(place: Place, sent: Any) -> Iterator[str]:
    for one in [sent] if isinstance(sent, str) else given.items(place, sent):
        label = kinds.read(given.text(place, one))
        if label is None and one:
            said = f"is `{shortened(one)}`, which is no type; give {', '.join(kinds.LABELS)}"
            raise place.wrong(said)
        if label not in {None, kinds.ANY}:
            yield label or kinds.ANY


def _narrowing(place: Place, sent: Any) -> dict[str, list[str]]:
    """Return what was given of each property that tells parties apart."""
    found: dict[str, list[str]] = {}
    for one in given.items(place, sent):
        fields = given.mapping(place, one, ("pid", "v"))
        id = given.text(place.part("pid"), fields.get("pid"))
        if id not in properties.NARROWING:
            known = ", ".join(properties.NARROWING)
            raise place.wrong(f"have the `pid` `{shortened(id)}`; what tells apart is {known}")
        said = given.values(place.part("v"), fields.get("v"))
        texts = (text for one in said for text in (one[:1] if id in _BY_ID else one))
        found.setdefault(id, []).extend(filter(None, map(legible, texts)))
    return found


def _given(narrowing: Mapping[str, list[str]]) -> Iterator[str]:
    """Yield the identifiers that are given as such; empty for one whose scheme is unknown."""
    for scheme in properties.SCHEMES:
        for value in narrowing.get(scheme, ()):
            # An item of Wikidata is often given by its address.
            plain = value.rpartition("/")[2].removeprefix(f"{scheme}:")
            yield f"{scheme}:{plain}" if _is_of(scheme, plain) else ""
    yield from map(_identifier, narrowing.get("identifiers", ()))


def _is_of(scheme: str, value: str) -> bool:
    """Say whether a value can be of a scheme, where that has a form of its own."""
    found = [form.match(value.upper()) for form in _BARE if scheme in form.groupindex]
    return not found or any(found)


def _identifier(text: str) -> str:
    """Return a text as `scheme:value`, if it is that, or looks like an LEI or an item."""
    if _SCHEMED.match(text):
        return text
    looked = (form.match(text.upper()) for form in _BARE)
    return next((f"{found.lastgroup}:{found[0]}" for found in looked if found), "")
