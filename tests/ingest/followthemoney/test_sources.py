"""What the claims of statements rest on: a dataset is one source, whichever files have it."""

import json
from pathlib import Path

import pytest

from kb.ingest.followthemoney.sources import About
from kb.model.claims import Source
from kb.model.ids import digest
from kb.project.facts import project
from tests.ingest.followthemoney.made import entity, found, of

VALUES = [
    ("m", "Company", "name", "Maker", "reg"),
    ("o", "Person", "name", "Owner", "reg"),
    ("x", "Ownership", "owner", "o", "reg"),
    ("x", "Ownership", "asset", "m", "reg"),
    ("x", "Ownership", "owner", "o", "Press list"),
    ("x", "Ownership", "asset", "m", "Press list"),
]


def _written(folder: Path, seen: str, *more: tuple[str, str, str, str, str]) -> Path:
    path = folder / "x.statements.json"
    lines = []
    for number, (id, schema, prop, value, dataset) in enumerate([*VALUES, *more]):
        line = {"id": f"s{number}", "entity_id": id, "schema": schema, "prop": prop}
        lines.append({**line, "value": value, "dataset": dataset, "first_seen": seen})
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return path


def test_two_files_that_have_the_same_datasets_have_no_more_sources_than_one(
    tmp_path: Path,
) -> None:
    older = of(_written(tmp_path, "2019-01-01"), About("older"))
    newer = of(_written(tmp_path, "2020-01-01"), About("newer"))
    facts = project([*older.claims, *newer.claims], older.sources | newer.sources, frozenset())
    assert [(one.claim_count, one.source_count) for one in facts] == [(4, 2)]


@pytest.mark.parametrize(
    ("more", "rests_on"),
    [
        ((), Source("dataset_reg", "reg", "Registry", url="https://example.org/all")),
        (
            (("x", "Ownership", "sourceUrl", "https://example.org/one", "reg"),),
            Source(f"cited-{digest('https://example.org/one')}", url="https://example.org/one"),
        ),
    ],
)
def test_a_file_names_the_dataset_where_this_names_no_source_of_its_own(
    tmp_path: Path, more: tuple[tuple[str, str, str, str, str], ...], rests_on: Source
) -> None:
    about = About("file", "", "Registry", url="https://example.org/all")
    read = of(_written(tmp_path, "2019-01-01", *more), about)
    [claim] = [one for one in read.claims if one.source == "file.reg"]
    assert [read.sources[id] for id in claim.cites] == [rests_on]


def test_a_dataset_whose_name_can_be_no_id_has_one_all_the_same(tmp_path: Path) -> None:
    read = of(_written(tmp_path, "2019-01-01"), About("file"))
    own = f"press-list-{digest('Press list')[:8]}"
    assert sorted(id for id in read.sources if "press" in id) == [
        f"dataset_{own}",
        f"file.{own}",
    ]


def test_no_entity_has_the_id_of_a_dataset(tmp_path: Path) -> None:
    read = found(tmp_path, entity("dataset--reg", "Company", name="Reg"))
    [one] = read.declarations
    assert (one.id, one.identifiers) == (f"ftm-{digest('dataset--reg')}", ("ftm:dataset--reg",))
