"""Entities that were merged into another, which others name by the ids that they had before."""

import json
from pathlib import Path

import pytest

from kb.ingest.followthemoney.sources import About
from tests.ingest.followthemoney.made import entity, found, of

SEEN = {"dataset": "reg", "first_seen": "2019-01-01", "last_seen": "2019-01-01"}
PARTIES = [
    ("m1", "m", "Company", "name", "Maker"),
    ("m2", "m", "Company", "alias", "MK"),
    ("o1", "o", "Person", "name", "Owner"),
]


def _written(folder: Path, *stated: tuple[str, str, str, str, str]) -> Path:
    """Write statements, each of the id before and after, schema, property and value."""
    path = folder / "x.statements.json"
    lines = []
    for number, (before, after, schema, prop, value) in enumerate([*stated, *PARTIES]):
        named = {"entity_id": before, "canonical_id": after, "schema": schema}
        lines.append({"id": f"s{number}", **named, "prop": prop, "value": value, **SEEN})
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return path


def test_a_value_names_an_entity_by_an_id_that_it_had_before(tmp_path: Path) -> None:
    read = of(
        _written(
            tmp_path,
            ("x", "x", "Ownership", "owner", "o1"),
            ("x", "x", "Ownership", "asset", "m2"),
            ("x", "x", "Ownership", "percentage", "51"),
        ),
        About("file"),
    )
    assert read.remarks == ()
    assert read.stated == [
        ("OWNS", "o>m", ""),
        *(("OWNS", "o>m", ""), ("OWNS", "o>m", "share 51")),
    ]
    assert read.claims[0].says == (
        "Ownership: owner Owner (as written: o1); asset Maker (as written: m2)"
    )


def test_what_stands_between_is_named_so_too(tmp_path: Path) -> None:
    read = of(
        _written(
            tmp_path,
            ("p1", "p", "Position", "name", "Chair"),
            ("p1", "p", "Position", "organization", "m1"),
            ("x", "x", "Occupancy", "holder", "o1"),
            ("x", "x", "Occupancy", "post", "p1"),
        ),
        About("file"),
    )
    assert (read.remarks, read.placeless) == ((), {})
    assert read.stated == [
        ("HOLDS_POSITION", "o>m Chair", ""),
        ("HOLDS_POSITION", "o>m Chair", "position Chair"),
    ]


def test_spells_are_told_apart_by_whichever_ids_they_name(tmp_path: Path) -> None:
    spells = [("x", "o1", "m1", "2010", "2011"), ("y", "o", "m2", "2014", "2015")]
    read = of(
        _written(
            tmp_path,
            *(
                (id, id, "Ownership", prop, value)
                for id, *values in spells
                for prop, value in zip(
                    ("owner", "asset", "startDate", "endDate"), values, strict=True
                )
            ),
        ),
        About("file"),
    )
    assert {ends for _, ends, _ in read.stated} == {"o>m 2010..2011", "o>m 2014..2015"}


@pytest.mark.parametrize(
    ("stated", "stands"),
    [
        ([("a", "a", "Company", "name", "Apart"), ("a", "m", "Company", "alias", "A")], "a"),
        ([("a", "m", "Company", "alias", "A"), ("a", "o", "Person", "alias", "A")], ""),
    ],
)
def test_an_id_that_may_be_of_several_is_of_none_of_them(
    tmp_path: Path, stated: list[tuple[str, str, str, str, str]], stands: str
) -> None:
    path = _written(
        tmp_path,
        ("x", "x", "Ownership", "owner", "q"),
        ("x", "x", "Ownership", "asset", "a"),
        ("q", "q", "Person", "name", "Quinn"),
        *stated,
    )
    path.write_text("".join(sorted(path.read_text().splitlines(True), key=_canonical)))
    read = of(path, About("file"))
    assert [ends for _, ends, _ in read.stated] == ([f"q>{stands}"] if stands else [])
    assert [what for _, _, what, _, _ in read.remarks] == (
        [] if stands else ["its `asset` is `a`, which is not in the file"]
    )


def _canonical(line: str) -> str:
    return str(json.loads(line)["canonical_id"])


def test_an_entity_lists_the_ids_that_it_had_before(tmp_path: Path) -> None:
    maker = {**entity("m", "Company", name="Maker"), "referents": ["m", "m1", 5]}
    owned = entity("x", "Ownership", owner="o", asset="m1")
    read = found(tmp_path, maker, entity("o", "Person", name="Owner"), owned)
    assert (read.stated, read.remarks) == ([("OWNS", "o>m", "")], ())


def test_so_do_the_statements_of_an_entity(tmp_path: Path) -> None:
    statement = {"entity_id": "m1", "prop": "name", "value": "Maker", **SEEN}
    maker = {"id": "m", "schema": "Company", "statements": [statement]}
    owned = entity("x", "Ownership", owner="o", asset="m1")
    read = found(tmp_path, maker, entity("o", "Person", name="Owner"), owned)
    assert read.stated == [("OWNS", "o>m", "")]


def test_a_text_that_reads_as_such_an_id_stays(tmp_path: Path) -> None:
    read = of(_written(tmp_path, ("q", "q", "Company", "name", "m2")), About("file"))
    assert [one.name for one in read.declarations] == ["m2", "Maker", "Owner"]


def test_a_sanction_names_its_authority_so_too(tmp_path: Path) -> None:
    read = of(
        _written(
            tmp_path,
            ("g1", "g", "PublicBody", "name", "Office"),
            ("x", "x", "Sanction", "entity", "m1"),
            ("x", "x", "Sanction", "authority", "g1"),
        ),
        About("file"),
    )
    assert ("IMPOSES", "g>x", "") in read.stated
