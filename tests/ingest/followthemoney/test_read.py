"""Reading a file: what is remarked on, what has no place, and in what all of it stands."""

from pathlib import Path

import pytest

from kb.errors import InvalidEntities
from kb.ingest.followthemoney.sources import About
from tests.ingest.followthemoney.made import MAKER, OWNER, Entity, entity, found, of

PAID = {"payer": "maker", "beneficiary": "owner"}
LEFT_OUT = "it is left out"


@pytest.mark.parametrize(
    ("given", "column", "what", "remedy", "refused"),
    [
        (
            entity("x", "Compny", name="X"),
            *("", "unknown schema `Compny`", "did you mean `Company`?", True),
        ),
        (entity("x", "Company"), "", "it has no name", "give it a `name`", True),
        (
            entity("p", "Payment", payer="maker"),
            *("", "it has no `beneficiary`", "write its `beneficiary`", True),
        ),
        (
            entity("p", "Payment", payer="maker", beneficiary="gone"),
            "",
            "its `beneficiary` is `gone`, which is not in the file",
            "add that entity to the file, or correct the id",
            True,
        ),
        (
            entity("d", "Debt", debtor="maker", creditor="gone"),
            "creditor",
            "its `creditor` is `gone`, which is not in the file",
            "add that entity to the file, or correct the id",
            False,
        ),
        (
            entity("o", "Ownership", owner="maker", asset="maker"),
            *("", "`maker` stands at both its ends", "name another", True),
        ),
        (
            entity("o", "Ownership", owner=["owner", "maker"], asset="maker"),
            "owner",
            "`maker` stands at both its ends",
            "name another; it is left out there",
            False,
        ),
        (
            entity("x", "Company", name="X", leiCode="5"),
            *("leiCode", "`5` is no lei", f"correct it; {LEFT_OUT}", False),
        ),
        (
            entity("x", "Company", name="X", nmae="Y"),
            *("nmae", "unknown property `nmae` of Company", "did you mean `name`?", False),
        ),
        (
            entity("x", "Company", name="X", country="suhh"),
            *("country", "`SUHH` is not a country code", LEFT_OUT, False),
        ),
        (
            entity("p", "Payment", **PAID, date="2010-02-31"),
            *("date", "`2010-02-31` is no date", f"correct it; {LEFT_OUT}", False),
        ),
        (
            entity("p", "Payment", **PAID, date="2021"),
            "date",
            "`2021` lies after the source was published",
            f"a source tells what was so; {LEFT_OUT}",
            False,
        ),
        (
            entity("p", "Payment", **PAID, amount="5"),
            "amount",
            "its amount has no currency",
            "give it one `currency`; the amount is left out",
            False,
        ),
        (
            entity("o", "Ownership", owner="owner", asset="maker", percentage="most"),
            "percentage",
            "`most` cannot be share",
            f"write a number such as 51 or 4.5%; {LEFT_OUT}",
            False,
        ),
        (
            entity(
                "o", "Ownership", owner="owner", asset="maker", startDate="2011", endDate="2010"
            ),
            "endDate",
            "it ends by 2010-12-31 and begins no earlier than 2011-01-01",
            "correct one of the dates; they are kept, as a conflict",
            False,
        ),
        (
            entity("authority--ofac", "LegalEntity", name="A shop"),
            "",
            "`authority--ofac` is the id of an authority that sanctions name",
            "give it another id",
            True,
        ),
        (
            MAKER,
            *("", "`maker` begins in line 1 already"),
            "put all that is said of it together, as `ftm aggregate` does",
            True,
        ),
    ],
    ids=lambda value: value["id"] if isinstance(value, dict) else "",
)
def test_what_cannot_be_is_remarked_on(
    tmp_path: Path, given: Entity, column: str, what: str, remedy: str, refused: bool
) -> None:
    read = found(tmp_path, MAKER, OWNER, given)
    assert read.remarks == ((3, column, what, remedy, refused),)


def test_lines_that_are_no_entities_are_refused_and_others_taken(tmp_path: Path) -> None:
    path = tmp_path / "x.ftm.json"
    path.write_text(
        '{"id": "a", "schema": "Company", "properties": {"name": ["A"]}}\n'
        '{"id": "b", "sch\n\n[]\n{"schema": "Company"}\n{"id": "c", "schema": "Person", '
        '"properties": []}\n'
    )
    read = of(path)
    assert [one.id for one in read.declarations] == ["a"]
    assert [(number, what) for number, _, what, _, _ in read.remarks] == [
        (2, "the line is not JSON: Invalid control character at: line 1 column 17 (char 16)"),
        (4, "the line is no object of JSON"),
        (5, "it has no `id`"),
        (6, "`properties` is no object"),
    ]


@pytest.mark.parametrize(
    ("line", "what", "remedy"),
    [
        (
            '{"id": "b", "schema": "Company", "statements": ["x"]}',
            "one of its `statements` is no object",
            'write {"entity_id": …, "prop": …, "value": …, "dataset": …}',
        ),
        (
            r'{"id": "\uD800", "schema": "Company", "properties": {"name": ["B"]}}',
            r"the line has half a character, \ud800",
            "write both halves, or none",
        ),
        (
            r'{"id": "b", "schema": "Company", "properties": {"name": ["B \udc01"]}}',
            r"the line has half a character, \udc01",
            "write both halves, or none",
        ),
    ],
)
def test_a_line_that_no_text_can_be_made_of_is_refused_and_others_taken(
    tmp_path: Path, line: str, what: str, remedy: str
) -> None:
    path = tmp_path / "x.ftm.json"
    whole = r'{"id": "a", "schema": "Company", "properties": {"name": ["\ud83c\udfe6"]}}'
    path.write_text(f"{whole}\n{line}\n")
    read = of(path)
    assert [one.name for one in read.declarations] == ["\U0001f3e6"]
    assert read.remarks == ((2, "", what, remedy, True),)


def test_a_first_line_that_nests_too_deeply_is_refused_by_itself(tmp_path: Path) -> None:
    path = tmp_path / "x.ftm.json"
    path.write_text('{"a":' * 100_000 + "\n")
    assert of(path).remarks == ((1, "", "the line nests too deeply", "write an entity", True),)


def test_what_has_no_place_is_counted(tmp_path: Path) -> None:
    read = found(
        tmp_path,
        {**MAKER, "datasets": ["d"]},
        OWNER,
        entity("v", "Vessel", name="V", flag="pa"),
        entity("o", "Ownership", owner="maker", asset="v"),
        entity("m", "Membership", member="owner", organization="maker"),
        entity("d", "Directorship", director="maker", organization="maker"),
        entity("p", "Payment", **PAID, amount="5", currency="GBP", amountEur="6", programme="x"),
        entity("c", "Contract", title="Unawarded"),
    )
    assert read.remarks == ()
    assert read.placeless == {
        "beside the properties: datasets": 1,
        "Vessel": 1,
        "Ownership whose asset is a Vessel": 1,
        "Membership": 1,
        "Directorship whose director is a Company": 1,
        "Payment.programme": 1,
        "Payment.amountEur": 1,
        "Contract": 1,
    }


def test_what_an_entity_names_as_its_own_is_cited(tmp_path: Path) -> None:
    read = found(
        tmp_path,
        *(MAKER, OWNER),
        entity(
            "p", "Payment", **PAID, publisher="Times", sourceUrl="https://x.example/1", proof="f"
        ),
        entity("f", "Document", title="Annual report", publishedAt="2019-04"),
    )
    [claim] = read.claims
    cited = [read.sources[id] for id in claim.cites]
    assert [(s.publisher, s.url, s.title, s.published_text) for s in cited] == [
        ("Times", "https://x.example/1", "", ""),
        ("", "", "Annual report", "2019-04"),
    ]
    assert (claim.source, claim.locator) == ("file", "entity p")
    assert read.sources["file"].published_text == "2020-06-30"


@pytest.mark.parametrize(
    ("retrieved", "accessed"),
    [
        ({"retrievedAt": "2019-05-06T23:30:00"}, "2019-05-06"),
        ({"retrievedAt": "2019-05-06"}, "2019-05-06"),
        ({"retrievedAt": "2019-05"}, ""),
        ({"modifiedAt": "2019-05-06", "publishedAt": "2019-04-01"}, ""),
    ],
)
def test_a_document_was_read_on_the_day_on_which_it_was_retrieved(
    tmp_path: Path, retrieved: dict[str, str], accessed: str
) -> None:
    document = entity("f", "Document", title="Annual report", **retrieved)
    read = found(tmp_path, MAKER, OWNER, entity("p", "Payment", **PAID, proof="f"), document)
    [cited] = (one for one in read.sources.values() if one.id != "file")
    assert (cited.title, cited.accessed) == ("Annual report", accessed)
    assert read.remarks == ()


def test_somebody_has_to_say_when_a_file_was_published(tmp_path: Path) -> None:
    with pytest.raises(InvalidEntities) as raised:
        found(tmp_path, MAKER, about=About("x"))
    assert str(raised.value) == (
        f"{tmp_path}/x.ftm.json: it does not say when it was published; give --published DATE"
    )


@pytest.mark.parametrize("schema", ["Company", "Payment"])
def test_a_file_is_not_loaded_as_what_an_entity_of_its_is(tmp_path: Path, schema: str) -> None:
    given = entity("a--b", schema, name="AB")
    with pytest.raises(InvalidEntities) as raised:
        found(tmp_path, MAKER, given, about=About("a_b", published="2020"))
    assert str(raised.value) == (
        f"{tmp_path}/x.ftm.json:2:1: `a_b` is the id of an entity, and that of the file itself; "
        "give another by --as ID"
    )
    fact = entity("a--b", "Membership", member="maker")
    assert found(tmp_path, MAKER, fact, about=About("a_b", published="2020")).remarks == ()
