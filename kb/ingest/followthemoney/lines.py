"""Lines to entities: each is one, or a statement on one, and what can be neither is refused."""

import csv
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from kb.errors import InvalidValue
from kb.ingest.followthemoney.entity import Entity, Stated, Value
from kb.ingest.taken import Remark
from kb.model import dates

# The property by which a statement says no more than that its entity is there.
_IS_THERE = "id"
_OWN = ("id", "schema", "properties", "statements", "caption")
_STATEMENT = 'write {"entity_id": …, "prop": …, "value": …, "dataset": …}'
# JSON may write one half of a character that takes two; no text may have it.
_HALF = re.compile(r"\\u[dD][89a-fA-F]")
_TRUE = ("true", "t", "1", "yes")
EXTERNAL = "statement that is external"
_SEEN = ("first_seen", "last_seen")
_DAY = 10  # letters of a date without the time of day
# Written so, an earlier one comes first in the order of texts.
_PLAIN = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d{2})?)?\Z")
Written = TypeVar("Written")
Made = TypeVar("Made")


@dataclass(frozen=True)
class _Line:
    """A statement as its line has it.

    Attributes:
        entity: the id of what it is on.
        original: the id that this had before it was merged with others; the same where it was not.
    """

    number: int
    entity: str
    original: str
    schema: str
    value: Value
    external: bool


def is_statement(line: str) -> bool:
    """Say whether a line of JSON is a statement rather than an entity."""
    try:
        read = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(read, dict) and "prop" in read and "properties" not in read


def entities(lines: Iterable[tuple[int, str]]) -> Iterator[Entity | Remark]:
    """Read entities, one a line."""
    return _read(lines, lambda number, line: _entity(number, _object(line)))


def json_statements(lines: Iterable[tuple[int, str]]) -> Iterator[_Line | Remark]:
    """Read statements, one a line of JSON."""
    return _read(lines, lambda number, line: _statement(number, _object(line)))


def csv_statements(file: Iterable[str]) -> Iterator[_Line | Remark]:
    """Read statements, one a row; of a pack, the property has its schema before it."""
    rows = _rows(file)
    _, columns = next(rows, (1, []))
    return _read(
        rows, lambda number, row: _statement(number, _unpacked(_named_cells(columns, row)))
    )


def _rows(file: Iterable[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield rows that have cells, each with the line in which it begins: one may have several.

    Raises:
        csv.Error: a quote is not closed, or closed within a cell: all after it would be the cell's.
    """
    reader = csv.reader(file, strict=True)
    before = 0
    try:
        for row in reader:
            if row:
                yield before + 1, row
            before = reader.line_num
    except csv.Error as error:
        raise csv.Error(f"{error}, in the row that begins in line {before + 1}") from None


def _named_cells(columns: list[str], row: list[str]) -> dict[str, str]:
    if len(row) > len(columns):
        what = f"the row has {len(row)} cells for {len(columns)} columns"
        raise InvalidValue(what, 'write a cell that has a comma in quotes, as "A, Ltd"')
    return dict(zip(columns, row, strict=False))  # a row may end early


def _read(
    written: Iterable[tuple[int, Written]], make: Callable[[int, Written], Made]
) -> Iterator[Made | Remark]:
    for number, one in written:
        try:
            yield make(number, one)
        except InvalidValue as error:
            yield Remark(number, "", "", error.what, error.remedy)


def grouped(lines: Iterable[_Line | Remark]) -> Iterator[Entity | Remark]:
    """Gather the statements that follow each other on one entity."""
    held: list[_Line] = []
    for line in lines:
        if isinstance(line, Remark):
            yield line
            continue
        if held and held[0].entity != line.entity:
            yield _gathered(held)
            held = []
        held.append(line)
    if held:
        yield _gathered(held)


def _object(line: str) -> dict[str, Any]:
    try:
        read = json.loads(line)
        half = _half(read) if _HALF.search(line) else ""
    except ValueError as error:
        what = f"the line is not JSON: {error}"
        raise InvalidValue(what, "write each entity on a line of its own") from None
    except RecursionError:
        raise InvalidValue("the line nests too deeply", "write an entity") from None
    if not isinstance(read, dict):
        raise InvalidValue("the line is no object of JSON", 'write {"id": …, "schema": …}')
    if half:
        raise InvalidValue(f"the line has half a character, {half}", "write both halves, or none")
    return read


def _half(read: Any) -> str:
    """Return the first half of a character that stands alone, as JSON writes it."""
    try:
        json.dumps(read, ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        return f"\\u{ord(error.object[error.start]):04x}"
    return ""


def _entity(number: int, read: Mapping[str, Any]) -> Entity:
    id, schema = _named(read, "id"), _named(read, "schema")
    beside = tuple(name for name in read if name not in _OWN)
    if isinstance(read.get("statements"), list):
        if not all(isinstance(one, dict) for one in read["statements"]):
            raise InvalidValue("one of its `statements` is no object", _STATEMENT)
        made = [_statement(number, {"schema": schema, **one}) for one in read["statements"]]
        beside = (*beside, *_external(made))
        return Entity(number, id, schema, _values(made), beside, _referents(id, read, made))
    properties = read.get("properties", {})
    if not isinstance(properties, dict):
        raise InvalidValue("`properties` is no object", 'write {"name": ["…"]}')
    values = [
        Value(name, text)
        for name, listed in properties.items()
        for text in map(_text, listed if isinstance(listed, list) else [listed])
        if text
    ]
    return Entity(
        number, id, schema, tuple(dict.fromkeys(values)), beside, _referents(id, read, ())
    )


def _text(value: Any) -> str:
    if isinstance(value, dict) and isinstance(value.get("id"), str):
        return str(value["id"])  # an entity that stands where its id would do
    if value is None or isinstance(value, str):
        return value or ""
    return json.dumps(value)


def _named(read: Mapping[str, Any], name: str) -> str:
    text = read.get(name)
    if not isinstance(text, str) or not text:
        raise InvalidValue(f"it has no `{name}`", f"write its `{name}`")
    return text


def _unpacked(row: Mapping[str, Any]) -> dict[str, Any]:
    read = {name: text for name, text in row.items() if name}
    schema, colon, prop = str(read.get("prop") or "").partition(":")
    return {**read, "schema": schema, "prop": prop} if colon else read


def _statement(number: int, read: Mapping[str, Any]) -> _Line:
    texts = {name: _named(read, name) for name in ("entity_id", "schema", "prop", "dataset")}
    value = "" if read.get("value") is None else str(read["value"])
    if not value:
        raise InvalidValue("the statement has no `value`", "write one, or leave the statement out")
    lang, seen = str(read.get("lang") or ""), {name: _seen(name, read) for name in _SEEN}
    own = str(read.get("original_value") or "")
    id = str(read.get("id") or "") or f"{texts['entity_id']} {texts['prop']} {value}"
    stated = Stated(id, texts["dataset"], "" if own == value else own, lang, **seen)
    entity = str(read.get("canonical_id") or "") or texts["entity_id"]
    external = str(read.get("external") or "").lower() in _TRUE
    told = Value(texts["prop"], value, stated)
    return _Line(number, entity, texts["entity_id"], texts["schema"], told, external)


def _seen(name: str, read: Mapping[str, Any]) -> str:
    """Return the day on which a statement was seen; empty where nobody says."""
    text = str(read.get(name) or "")
    if text and not _is_day(text[:_DAY]):
        raise InvalidValue(f"its `{name}` is `{text}`, which is no day", "write it as 2018-06-05")
    return text[:_DAY]


def _is_day(text: str) -> bool:
    try:
        return bool(_PLAIN.match(text) and dates.parse(text))
    except InvalidValue:
        return False


def _gathered(stated: list[_Line]) -> Entity:
    first = stated[0]
    schemata = " ".join(dict.fromkeys(line.schema for line in stated))
    referents = _referents(first.entity, {}, stated)
    return Entity(
        first.number, first.entity, schemata, _values(stated), _external(stated), referents
    )


def _referents(id: str, read: Mapping[str, Any], stated: Iterable[_Line]) -> tuple[str, ...]:
    listed = read.get("referents")
    told = listed if isinstance(listed, list) else []
    named = (*told, *(line.original for line in stated if not line.external))
    return tuple(dict.fromkeys(one for one in named if isinstance(one, str) and one != id))


def _values(stated: Iterable[_Line]) -> tuple[Value, ...]:
    told = (line for line in stated if not line.external and line.value.name != _IS_THERE)
    return tuple(dict.fromkeys(line.value for line in told))


def _external(stated: Iterable[_Line]) -> tuple[str, ...]:
    return tuple(EXTERNAL for line in stated if line.external)
