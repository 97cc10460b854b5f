"""Matching features: what a candidate's score and match were decided by."""

from typing import Any

NAME = "name"
ID = "id"
IDENTIFIERS = "identifiers"
COUNTRY = "country"

DOCS = {
    NAME: "How like the likest of its names is to what was asked for, from 0 to 1.",
    ID: "Whether the text asked for is its id.",
    IDENTIFIERS: "Whether it bears an identifier that was given.",
    COUNTRY: "Whether it is of a country that was given; not told where either is not known.",
}


def described(id: str) -> dict[str, Any] | None:
    """Return what a feature says; None if there is none of this id."""
    return {"id": id, "description": DOCS[id]} if id in DOCS else None
