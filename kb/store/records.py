"""How claims, sources and declarations stand in the graph: each as a map of properties, and back.

What is empty is left out, so that a property that is there says something.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from kb.model import graph
from kb.model.claims import Claim, Declaration, Source, Stance, Statement
from kb.model.dates import EARLIEST, LATEST, UNKNOWN, Days
from kb.model.ids import FactKey
from kb.model.money import Money
from kb.project.facts import Fact

Properties = dict[str, Any]


def stated(statement: Statement) -> Properties:
    """Return the properties of a `STATES` relationship."""
    key, money = statement.key, statement.money
    return _kept(
        {
            "fact": key.id,
            "type": key.type,
            "from": key.left,
            "to": key.right,
            "role": key.role,
            "period": key.period,
            "stance": str(statement.stance),
            "field": statement.field,
            "value": statement.value,
            "earliest": _bound(statement.days.earliest, EARLIEST),
            "latest": _bound(statement.days.latest, LATEST),
            "planned": statement.planned,
            "estimated": statement.estimated,
            "amount_min": money.minimum if money else None,
            "amount_max": money.maximum if money else None,
            "currency": money.currency if money else None,
        }
    )


def statement(stored: Mapping[str, Any]) -> Statement:
    """Return the statement that such properties hold."""
    get = stored.get
    currency = get("currency")
    return Statement(
        FactKey(stored["type"], get("from", ""), stored["to"], get("role", ""), get("period", "")),
        Stance(stored["stance"]),
        get("field", ""),
        get("value", ""),
        Days(get("earliest", EARLIEST), get("latest", LATEST)),
        get("planned", False),
        Money(currency, get("amount_min"), get("amount_max")) if currency else None,
        get("estimated", False),
    )


def claim(stored: Claim) -> Properties:
    """Return the properties of a `Claim` node."""
    return _kept(
        {
            "id": stored.id,
            "says": stored.says,
            "locator": stored.locator,
            "content": stored.content,
            "withdraws": list(stored.withdraws),
        }
    )


def source(stored: Source) -> Properties:
    """Return the properties of a `Source` node, and of a dossier's declaration of one."""
    published = stored.published or UNKNOWN
    return _kept(
        {
            "title": stored.title,
            "publisher": stored.publisher,
            "published": stored.published_text,
            "published_earliest": _bound(published.earliest, EARLIEST),
            "published_latest": _bound(published.latest, LATEST),
            "accessed": stored.accessed,
            "url": stored.url,
            "sha256": stored.sha256,
        }
    )


def read_source(id: str, stored: Mapping[str, Any]) -> Source:
    """Return the source that such properties hold."""
    get = stored.get
    known = "published" in stored
    published = Days(get("published_earliest", EARLIEST), get("published_latest", LATEST))
    return Source(
        id,
        get("title", ""),
        get("publisher", ""),
        published if known else None,
        get("published", ""),
        get("url", ""),
        get("sha256", ""),
        get("accessed", ""),
    )


def declaration(stored: Declaration) -> Properties:
    """Return the properties of a dossier's `DECLARES` relationship to a thing."""
    return _kept(
        {
            "label": stored.label,
            "name": stored.name,
            "aliases": list(stored.aliases),
            "country": stored.country,
            "identifiers": list(stored.identifiers),
            "collective": stored.collective,
            "broader": stored.broader,
        }
    )


def read_declaration(id: str, stored: Mapping[str, Any]) -> Declaration:
    """Return the declaration that such properties hold."""
    get = stored.get
    return Declaration(
        id,
        stored["label"],
        get("name", ""),
        tuple(get("aliases", ())),
        get("country", ""),
        tuple(get("identifiers", ())),
        get("collective", False),
        get("broader", ""),
    )


def fact(projected: Fact) -> Properties:
    """Return the properties that a fact carries, on its relationship or its agreement's node."""
    span = projected.span
    lists = {
        name: list(getattr(projected, name)) for name in ("conflicts", "qualified", "estimated")
    }
    values = {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in projected.properties
    }
    return {
        "id": projected.key.id,
        "dated_by": projected.dated_by,
        "begins_earliest": span.begins.earliest,
        "begins_latest": span.begins.latest,
        "ends_earliest": span.ends.earliest,
        "ends_latest": span.ends.latest,
        "planned_end": projected.planned_end,
        "claim_count": projected.claim_count,
        "source_count": projected.source_count,
        "denial_count": projected.denial_count,
        "disputed": projected.disputed,
        "known_from": projected.known_from,
        **_kept({**lists, "period": projected.key.period}),
        **_kept({"party": projected.party, graph.RANK: projected.rank}),
        **values,
    }


def _bound(day: date, unknown: date) -> date | None:
    return None if day == unknown else day


def _kept(properties: Properties) -> Properties:
    return {
        name: value
        for name, value in properties.items()
        if value or (value == 0 and value is not False)
    }
