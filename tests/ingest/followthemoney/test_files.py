"""The forms that a file may have, as the package's own tools write them, and what has none."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kb.errors import InvalidEntities
from kb.ingest.followthemoney.sources import About
from tests.ingest.followthemoney.made import MAKER, OWNER, Entity, entity, found, of


def test_a_row_is_named_by_its_line_and_has_no_more_cells_than_columns(tmp_path: Path) -> None:
    path = tmp_path / "x.statements.csv"
    path.write_text(
        "entity_id,schema,prop,dataset,value\n"
        'a,Company,name,reg,"A\nLtd"\n'
        "\n"
        "a,Company,alias,reg,A, Ltd\n"
        'b,Company,name,reg,"B, Ltd"\n'
        "c,Company,name,reg\n"
    )
    read = of(path)
    assert [(one.id, one.name, one.aliases) for one in read.declarations] == [
        ("a", "A Ltd", ()),
        ("b", "B, Ltd", ()),
    ]
    assert read.remarks == (
        (
            *(5, "", "the row has 6 cells for 5 columns"),
            *('write a cell that has a comma in quotes, as "A, Ltd"', True),
        ),
        (
            *(7, "", "the statement has no `value`"),
            *("write one, or leave the statement out", True),
        ),
    )


@pytest.mark.parametrize(
    ("cell", "what"),
    [
        ('"A', "unexpected end of data"),
        ('"A" Ltd', "',' expected after '\"'"),
    ],
)
def test_a_quote_that_is_not_closed_takes_no_other_rows(
    tmp_path: Path, cell: str, what: str
) -> None:
    path = tmp_path / "x.statements.csv"
    rows = f"a,Company,name,reg,{cell}\nb,Company,name,reg,B\n"
    path.write_text(f"entity_id,schema,prop,dataset,value\n{rows}")
    with pytest.raises(InvalidEntities) as raised:
        of(path)
    assert str(raised.value) == (
        f"{path}: breaks off: {what}, in the row that begins in line 2; fetch or write it again"
    )


def _converted(folder: Path, form: str, entities: list[Entity]) -> Path:
    source, target = folder / "from.json", folder / f"x.statements.{form}"
    source.write_text("".join(json.dumps(one) + "\n" for one in entities))
    _ftm("statements", str(source), "-d", "reg", "-f", form, "-o", str(target))
    return target


def _ftm(*arguments: str) -> None:
    """Run the package's own command: in a process of its own, since it leaves files open."""
    command = Path(sys.executable).with_name("ftm")
    subprocess.run([command, *arguments], check=True, capture_output=True)


@pytest.mark.parametrize("form", ["csv", "json", "pack"])
def test_what_the_packages_own_tools_write_states_the_same_facts(tmp_path: Path, form: str) -> None:
    paid = entity("p", "Payment", payer="maker", beneficiary="owner", amountEur="5", date="2010")
    whole = found(tmp_path, MAKER, OWNER, paid)
    read = of(_converted(tmp_path, form, [MAKER, OWNER, paid]), About("file", published="2020"))
    assert (set(read.stated), read.declarations) == (set(whole.stated), whole.declarations)


def test_entities_with_their_statements_are_read_so(tmp_path: Path) -> None:
    target = _converted(tmp_path, "csv", [MAKER, OWNER])
    path = tmp_path / "x.ftm.json"
    _ftm("aggregate-statements", "-s", "-i", str(target), "-o", str(path))
    read = of(path, About("file", published="2020"))
    assert [one.name for one in read.declarations] == ["Maker", "Owner"]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "is empty; write an entity on each line"),
        ("[\n", "is one list in JSON; write each entity on a line of its own, as `ftm` does"),
        (
            "a,b\n",
            "has neither entities as lines of JSON, nor the columns of statements; "
            "write it by `ftm`, or by `ftm statements`",
        ),
        ("\xe9", "is not text in UTF-8; save it as UTF-8 text"),
    ],
)
def test_a_file_that_is_none_is_refused(tmp_path: Path, text: str, what: str) -> None:
    path = tmp_path / "x.ftm.json"
    path.write_bytes(text.encode("latin-1"))
    with pytest.raises(InvalidEntities) as raised:
        of(path)
    assert str(raised.value) == f"{path}: {what}"
