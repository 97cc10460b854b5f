"""The specification's own JSON schemas, which every answer has to keep to."""

import json
from pathlib import Path
from typing import Any

from jsonschema import Draft7Validator
from referencing import Registry
from referencing.jsonschema import DRAFT7


def check(data: Path, name: str, answer: Any) -> None:
    """Validate an answer against one of the schemas, which refer to each other.

    Raises:
        ValidationError: it does not keep to it.
    """
    found = {path.stem: _read(path) for path in (data / "reconciliation-0.2").glob("*.json")}
    resources = [(schema["$id"], DRAFT7.create_resource(schema)) for schema in found.values()]
    registry: Registry[Any] = Registry().with_resources(resources)
    Draft7Validator(found[name], registry=registry).validate(answer)


def _read(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text())
    return found
