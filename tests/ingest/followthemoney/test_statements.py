"""Files of statements: each dataset is a source, and each statement of a fact a claim."""

import json
from collections import Counter
from pathlib import Path

import pytest

from kb.errors import InvalidEntities
from kb.ingest.followthemoney import files, read
from kb.ingest.followthemoney.sources import About
from tests.ingest.followthemoney.made import of

UNSAID = About("file")
NAMES = [
    ("m", "Company", "name", "Maker", "reg"),
    ("o", "Person", "name", "Owner", "reg"),
]


def _written(folder: Path, *stated: tuple[str, ...], **more: str) -> Path:
    """Write statements, each of entity, schema, property, value, dataset and days."""
    path = folder / "x.statements.json"
    lines = []
    for number, (id, schema, prop, value, dataset, *days) in enumerate([*NAMES, *stated]):
        first, last = (*days, *["2019-01-01T00:00:00"] * 2)[:2]
        line = {"id": f"s{number}", "entity_id": id, "canonical_id": id, "schema": schema}
        line |= {"prop": prop, "value": value, "dataset": dataset, **more}
        lines.append(json.dumps({**line, "first_seen": first, "last_seen": last}))
    path.write_text("\n".join(lines) + "\n")
    return path


def test_the_statements_of_both_ends_state_a_fact_and_each_other_one_a_term(tmp_path: Path) -> None:
    read = of(
        _written(
            tmp_path,
            ("x", "Ownership", "owner", "o", "reg"),
            ("x", "Ownership", "asset", "m", "reg"),
            ("x", "Ownership", "percentage", "51", "reg"),
            ("x", "Ownership", "percentage", "52", "press", "2020-03-01", "2020-05-02"),
        ),
        UNSAID,
    )
    assert [(c.source, c.locator, c.says) for c in read.claims] == [
        ("file.reg", "statement s2, s3", "Ownership: owner Owner; asset Maker"),
        ("file.reg", "statement s4", "Ownership: percentage 51"),
        ("file.press", "statement s5", "Ownership: percentage 52"),
    ]
    assert read.stated == [
        ("OWNS", "o>m", ""),
        *(("OWNS", "o>m", ""), ("OWNS", "o>m", "share 51")),
        *(("OWNS", "o>m", ""), ("OWNS", "o>m", "share 52")),
    ]
    assert {id: one.published_text for id, one in read.sources.items()} == {
        "file.reg": "2019-01-01",
        "file.press": "2020-03-01..2020-05-02",
        "dataset_reg": "",
        "dataset_press": "",
    }


def test_of_which_kind_a_position_is_says_each_statement_on_it(tmp_path: Path) -> None:
    read = of(
        _written(
            tmp_path,
            ("x", "Directorship", "director", "o", "reg"),
            ("x", "Directorship", "organization", "m", "reg"),
            ("x", "Directorship", "startDate", "2010", "press"),
        ),
        UNSAID,
    )
    assert [[(s.field, s.value) for s in claim.statements] for claim in read.claims] == [
        [("", ""), ("kind", "directorship")],
        [("", ""), ("kind", "directorship"), ("begins", "2010")],
    ]


def test_a_fact_whose_ends_no_dataset_states_together_is_refused(tmp_path: Path) -> None:
    read = of(
        _written(
            tmp_path,
            ("x", "Ownership", "owner", "o", "reg"),
            ("x", "Ownership", "asset", "m", "press"),
        ),
        UNSAID,
    )
    assert read.claims == ()
    assert [what for _, _, what, _, _ in read.remarks] == ["no dataset states both its ends"]


@pytest.mark.parametrize(
    ("role", "says", "stated", "placeless"),
    [
        (
            "reg",
            "Directorship: director Owner; organization Maker; role CEO",
            [
                ("HOLDS_POSITION", "o>m CEO", ""),
                ("HOLDS_POSITION", "o>m CEO", "kind directorship"),
                ("HOLDS_POSITION", "o>m CEO", "position CEO"),
            ],
            {},
        ),
        (
            "press",
            "Directorship: director Owner; organization Maker",
            [("HOLDS_POSITION", "o>m", ""), ("HOLDS_POSITION", "o>m", "kind directorship")],
            {"Directorship.role": 1},
        ),
    ],
)
def test_a_dataset_says_as_what_a_position_is_held_only_where_it_states_by_whom(
    tmp_path: Path,
    role: str,
    says: str,
    stated: list[tuple[str, str, str]],
    placeless: dict[str, int],
) -> None:
    read = of(
        _written(
            tmp_path,
            ("x", "Directorship", "director", "o", "reg"),
            ("x", "Directorship", "organization", "m", "reg"),
            ("x", "Directorship", "role", "CEO", role),
        ),
        UNSAID,
    )
    assert [(claim.source, claim.says) for claim in read.claims] == [("file.reg", says)]
    assert (read.stated, read.remarks, read.placeless) == (stated, (), placeless)


@pytest.mark.parametrize(
    ("states", "parts"),
    [
        ("reg", ["m>w supplier", "a>w authority"]),
        ("press", ["m>w supplier"]),
    ],
)
def test_a_dataset_says_who_awards_a_contract_only_where_it_states_whose_that_is(
    tmp_path: Path, states: str, parts: list[str]
) -> None:
    read = of(
        _written(
            tmp_path,
            ("a", "PublicBody", "name", "Authority", "press"),
            ("c", "Contract", "title", "Bridges", "press"),
            ("c", "Contract", "authority", "a", states),
            ("w", "ContractAward", "supplier", "m", "reg"),
            ("w", "ContractAward", "contract", "c", "reg"),
        ),
        UNSAID,
    )
    assert [
        ends for type, ends, field in read.stated if type == "PARTNER_IN" and not field
    ] == parts
    assert {claim.source for claim in read.claims} == {"file.reg"}
    assert [what for _, _, what, _, _ in read.remarks] == (
        ["no dataset states both its `contract` and whose that is"] if states == "press" else []
    )


def test_each_statement_on_an_agreement_is_a_claim_that_it_is(tmp_path: Path) -> None:
    read = of(
        _written(
            tmp_path,
            ("p", "Payment", "payer", "m", "reg"),
            ("p", "Payment", "beneficiary", "o", "reg"),
            ("p", "Payment", "amountEur", "5", "press"),
            original_value="five",
        ),
        UNSAID,
    )
    assert [[s.key.type for s in c.statements if not s.field] for c in read.claims] == [
        *(["Payment", "PAYS"], ["Payment", "PAID_TO"], ["Payment"]),
    ]
    assert read.claims[2].says == "Payment: amountEur 5 (as written: five)"


def test_a_party_of_several_schemata_is_taken_before_what_is_said_of_it(tmp_path: Path) -> None:
    path = _written(
        tmp_path,
        ("x", "Ownership", "owner", "p", "reg"),
        ("x", "Ownership", "asset", "m", "reg"),
        ("p", "LegalEntity", "name", "Parent", "press"),
        ("p", "Company", "name", "Parent", "reg"),
    )
    items = read.read(files.opened(path), UNSAID, Counter())
    assert [item.number for item in items] == [1, 2, 5, 3]


@pytest.mark.parametrize(
    ("amounts", "said", "remarks"),
    [
        (
            [("amount", "500", "reg"), ("currency", "USD", "press")],
            [],
            [
                (
                    *(3, "amount", "its amount in `reg` has no currency"),
                    *("give it one `currency`; the amount is left out", False),
                )
            ],
        ),
        (
            [
                *(("amount", "500", "reg"), ("currency", "USD", "reg")),
                *(("amount", "450", "press"), ("currency", "EUR", "press")),
            ],
            [
                ("file.reg", "Payment: amount 500; currency USD"),
                ("file.press", "Payment: amount 450; currency EUR"),
            ],
            [],
        ),
        (
            [
                *(("amount", "500", "reg"), ("currency", "USD", "reg")),
                *(("amountUsd", "500", "press"), ("amountEur", "450", "press")),
            ],
            [
                ("file.reg", "Payment: amount 500; currency USD"),
                ("file.press", "Payment: amountEur 450"),
            ],
            [],
        ),
    ],
)
def test_an_amount_is_in_the_currency_that_its_own_dataset_states(
    tmp_path: Path,
    amounts: list[tuple[str, str, str]],
    said: list[tuple[str, str]],
    remarks: list[tuple[int, str, str, str, bool]],
) -> None:
    read = of(
        _written(
            tmp_path,
            ("p", "Payment", "payer", "m", "reg"),
            ("p", "Payment", "beneficiary", "o", "reg"),
            *(("p", "Payment", *amount) for amount in amounts),
        ),
        UNSAID,
    )
    assert [(c.source, c.says) for c in read.claims if "amount" in c.says] == said
    assert list(read.remarks) == remarks


@pytest.mark.parametrize(
    ("shares", "says", "remarks"),
    [
        (["51", "51"], ["Ownership: owner Owner; asset Maker", "Ownership: percentage 51"], []),
        (
            ["51", "52"],
            [],
            [
                (
                    *(3, "", "several of its statements have one id: statement same"),
                    *("give each statement an `id` of its own", True),
                )
            ],
        ),
    ],
)
def test_two_statements_of_one_id_say_one_thing_or_their_entity_is_refused(
    tmp_path: Path, shares: list[str], says: list[str], remarks: list[tuple[object, ...]]
) -> None:
    path = _written(
        tmp_path,
        ("x", "Ownership", "owner", "o", "reg"),
        ("x", "Ownership", "asset", "m", "reg"),
        *(
            ("x", "Ownership", "percentage", share, "reg", f"2019-01-0{day}")
            for day, share in enumerate(shares, start=1)
        ),
    )
    path.write_text(path.read_text().replace('"s4"', '"same"').replace('"s5"', '"same"'))
    read = of(path, UNSAID)
    assert ([claim.says for claim in read.claims], list(read.remarks)) == (says, remarks)


def test_an_external_statement_is_none_yet(tmp_path: Path) -> None:
    path = _written(tmp_path, external="t")
    assert (of(path, UNSAID).declarations, of(path, UNSAID).placeless) == (
        (),
        {"beside the properties: statement that is external": 2},
    )


def test_statements_on_one_entity_stand_together(tmp_path: Path) -> None:
    read = of(_written(tmp_path, ("m", "Company", "alias", "MK", "reg")), UNSAID)
    assert [(number, what) for number, _, what, _, _ in read.remarks] == [
        (3, "`m` begins in line 1 already")
    ]


def test_a_dataset_that_was_never_seen_needs_a_date(tmp_path: Path) -> None:
    path = tmp_path / "x.statements.csv"
    path.write_text("entity_id,schema,prop,value,dataset\nm,Company,name,Maker,reg\n")
    with pytest.raises(InvalidEntities) as raised:
        of(path, UNSAID)
    assert str(raised.value) == (
        f"{path}: it does not say when its dataset `reg` was published; give --published DATE"
    )


@pytest.mark.parametrize(
    ("countries", "has", "placeless"),
    [
        ([("de", "reg"), ("fr", "press")], "", {"Company.country on which datasets differ": 2}),
        ([("de", "reg"), ("de", "press")], "DE", {}),
        ([("de", "reg"), ("fr", "reg")], "", {"Company.country beside another country": 2}),
    ],
)
def test_a_party_has_no_country_on_which_datasets_differ(
    tmp_path: Path, countries: list[tuple[str, str]], has: str, placeless: dict[str, int]
) -> None:
    stated = (("q", "Company", "country", *country) for country in countries)
    read = of(_written(tmp_path, ("q", "Company", "name", "Quill", "reg"), *stated), UNSAID)
    assert [one.country for one in read.declarations if one.id == "q"] == [has]
    assert read.placeless == placeless


def test_a_dataset_has_not_the_id_of_an_entity(tmp_path: Path) -> None:
    path = _written(tmp_path, ("file.reg", "Company", "name", "Register", "reg"))
    with pytest.raises(InvalidEntities) as raised:
        of(path, UNSAID)
    assert str(raised.value) == (
        f"{path}:3:1: `file.reg` is the id of an entity, and that of its dataset `reg`; "
        "give another by --as ID"
    )
