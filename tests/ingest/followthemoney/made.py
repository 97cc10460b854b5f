"""Files of FollowTheMoney made for a test, and what is read of them."""

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kb.ingest.followthemoney import files, read
from kb.ingest.followthemoney.sources import About
from kb.ingest.taken import Remark, Taken
from kb.model.claims import Claim, Declaration, Source, Statement

ABOUT = About("file", "A file", "Registry", "2020-06-30")
Entity = dict[str, Any]


def entity(id: str, schema: str, **properties: str | list[str]) -> Entity:
    """An entity as a line has it."""
    listed = {n: [v] if isinstance(v, str) else v for n, v in properties.items()}
    return {"id": id, "schema": schema, "properties": listed}


MAKER = entity("maker", "Company", name="Maker")
OWNER = entity("owner", "Person", name="Owner")
STATE = entity("state", "PublicBody", name="State")


@dataclass(frozen=True)
class Found:
    """All that a file brings."""

    declarations: tuple[Declaration, ...]
    claims: tuple[Claim, ...]
    sources: dict[str, Source]
    remarks: tuple[tuple[int, str, str, str, bool], ...]
    placeless: dict[str, int]

    @property
    def stated(self) -> list[tuple[str, str, str]]:
        """What is stated: type of fact or label, its ends or id, and field with value."""
        return [_short(s) for claim in self.claims for s in claim.statements]


def _short(stated: Statement) -> tuple[str, str, str]:
    key = stated.key
    ends = f"{key.left}>{key.right}" if key.left else key.right
    apart = "".join(f" {part}" for part in (key.role, key.period) if part)
    plan = " planned" if stated.planned else ""
    return key.type, ends + apart, f"{stated.field} {stated.value}{plan}".strip()


def found(folder: Path, *entities: Entity, about: About = ABOUT) -> Found:
    """What entities bring."""
    path = folder / "x.ftm.json"
    path.write_text("".join(json.dumps(one) + "\n" for one in entities))
    return of(path, about)


def of(path: Path, about: About = ABOUT) -> Found:
    """What a file brings."""
    placeless = Counter[str]()
    items = list(read.read(files.opened(path), about, placeless))
    brought = [item.brought for item in items if isinstance(item, Taken)]
    return Found(
        tuple(one for each in brought for one in each.declarations),
        tuple(one for each in brought for one in each.claims),
        {one.id: one for each in brought for one in each.sources},
        tuple(
            (one.number, one.column, one.what, one.remedy, one.refused)
            for one in items
            if isinstance(one, Remark)
        ),
        dict(placeless),
    )
