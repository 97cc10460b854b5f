"""Names and parties of the real files that resolution is measured on."""

import csv
from collections.abc import Iterator
from pathlib import Path

from kb.ingest.table import mapping, rows, sheets
from kb.ingest.taken import Taken
from kb.model import schema
from kb.model.claims import Declaration
from kb.project import nodes
from kb.resolve.profile import Profile
from tests.conftest import ROOT, SHARED

PAIRS = SHARED / "data" / "name-pairs.csv"
AIDATA = SHARED / "data" / "aidata-gcdf3-africa.xlsx"
MAPPING = ROOT / "kb" / "mappings" / "aidata-gcdf.yaml"


def of_pairs(file: Path = PAIRS) -> list[str]:
    """Return the names of bodies in the labelled pairs, each once."""
    with file.open(newline="", encoding="utf-8") as lines:
        listed = [row for row in csv.DictReader(lines) if row["schema"] != "Person"]
    return sorted({row[column] for row in listed for column in ("name1", "name2")})


def of_aidata() -> list[Profile]:
    """Return the parties of AidData's file, as they stand in the graph once it is loaded."""
    return [_profile(node) for node in nodes.project(_declared()) if "Party" in node.labels]


def _declared() -> Iterator[tuple[str, Declaration]]:
    for taken in rows.read(mapping.read(MAPPING), sheets.read(AIDATA)):
        if isinstance(taken, Taken):
            for one in taken.brought.declarations:
                if schema.NODE[one.label].group == "party":
                    yield "aidata", one


def _profile(node: nodes.Node) -> Profile:
    values = dict(node.properties)
    country, aliases = str(values.get("country", "")), values.get("aliases", ())
    names = (str(values.get("name", "")), *(aliases if isinstance(aliases, tuple) else ()))
    collective = bool(values.get("collective"))
    return Profile(node.id, names, node.labels, country, collective=collective)
