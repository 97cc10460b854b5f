"""The graph as entities: what each thing becomes, what is left out, and that it comes back."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kb.exports.followthemoney.draft import Writing
from kb.exports.followthemoney.write import entities
from kb.ingest.followthemoney.package import model
from kb.ingest.followthemoney.sources import About
from kb.model import dates, money
from kb.model.claims import Declaration, Source, Stance, Statement
from kb.model.ids import FactKey
from kb.model.told import Between, Held, Told
from tests.exports.followthemoney.assembled import exported
from tests.ingest.followthemoney.made import MAKER, OWNER, STATE, Entity, entity, found

BANK = Declaration("bank", "Bank", "Bank", ("B",), "CN", ("lei:x", "ftm:NK-1", "own:7"))
FIRM = Declaration("a_firm", "Company", "Firm")
WHO = Declaration("who", "Person", "Who")
PRESS = Source("press", "Title", "Press", url="https://press.example/1")


def _told(key: FactKey, field: str = "", value: str = "", **more: Any) -> Told:
    claim = more.pop("claim", "")
    stance = more.pop("stance", Stance.ASSERTS)
    if field in {"begins", "ends", "in_force"}:
        more["days"] = dates.parse(value)
    if field == "amount":
        more["money"] = money.parse(value)
    return Told(claim, Statement(key, stance, field, value, **more), (PRESS,))


def _written(one: Declaration | Between | Held) -> tuple[list[Entity], dict[str, int]]:
    writing = Writing(model())
    return list(entities(writing, one)), dict(writing.left_out)


def test_a_party_is_an_entity_under_the_id_that_it_came_with() -> None:
    assert _written(BANK) == (
        [
            {
                "id": "NK-1",
                "schema": "Company",
                "properties": {
                    "alias": ["B"],
                    "country": ["cn"],
                    "name": ["Bank"],
                    "topics": ["fin.bank"],
                },
            }
        ],
        {
            "Bank: leiCode that is no identifier there": 1,
            "Bank: identifier of the scheme own": 1,
        },
    )


LINE = FactKey("CreditLine", "", "line")
LENDS, LENT = FactKey("LENDS", "bank", "line"), FactKey("LENT_TO", "line", "a_firm")


def test_a_credit_line_is_a_debt_with_what_can_be_said_of_it() -> None:
    told = (
        *(_told(LINE), _told(LENDS), _told(LENT), _told(FactKey("INSURED_BY", "line", "who"))),
        *(_told(LINE, "begins", "2010-05"), _told(LINE, "ends", "2012..2014")),
        *(_told(LINE, "amount", "USD 2bn"), _told(LINE, "amount", "USD 3bn..")),
        *(_told(LINE, "purpose", "growth"), _told(LINE, stance=Stance.DENIES)),
        _told(LINE, "ends", "2030", planned=True),
    )
    held = Held(Declaration("line", "CreditLine", "A line"), told, (BANK, FIRM, WHO))
    assert _written(held) == (
        [
            {
                "id": "line",
                "schema": "Debt",
                "properties": {
                    "amountUsd": ["2000000000"],
                    "creditor": ["NK-1"],
                    "debtor": ["a--firm"],
                    "publisher": ["Press"],
                    "sourceUrl": ["https://press.example/1"],
                    "startDate": ["2010-05"],
                    "summary": ["A line"],
                },
            }
        ],
        {
            "Debt: that somebody denies it": 1,
            "Debt: INSURED_BY": 1,
            "Debt: ends that is no one day, month or year": 1,
            "Debt: planned end": 1,
            "Debt: amount that is a range": 1,
            "Debt: purpose": 1,
        },
    )


@pytest.mark.parametrize(
    ("held", "left_out"),
    [
        (
            Held(
                Declaration("line", "CreditLine"),
                (_told(LINE), _told(LENT), _told(LINE, "status", "pledge")),
                (FIRM,),
            ),
            {"CreditLine (pledge)": 1},
        ),
        (
            Held(
                Declaration("m", "Measure"),
                (_told(FactKey("Measure", "", "m"), "kind", "ban"),),
                (),
            ),
            {"Measure (ban)": 1},
        ),
        (
            Held(
                Declaration("p", "Partnership"),
                (_told(FactKey("Partnership", "", "p"), "kind", "integration"),),
                (),
            ),
            {"Partnership (integration)": 1},
        ),
        (
            Held(Declaration("g", "Grant"), (_told(FactKey("Grant", "", "g")),), ()),
            {"Grant": 1},
        ),
        (Held(Declaration("g", "Grant"), (), ()), {"Grant of which nobody says anything": 1}),
        (
            Held(
                Declaration("p", "Payment"),
                (_told(FactKey("Payment", "", "p")), _told(FactKey("PAYS", "bank", "p"))),
                (BANK,),
            ),
            {"Payment without beneficiary": 1},
        ),
    ],
    ids=lambda value: value.thing.label if isinstance(value, Held) else "",
)
def test_what_there_is_no_schema_for_is_counted(held: Held, left_out: dict[str, int]) -> None:
    assert _written(held) == ([], left_out)


def test_who_imposes_a_sanction_is_named_where_that_name_tells_who() -> None:
    measure = FactKey("Measure", "", "m")
    told = (
        *(_told(measure), _told(measure, "kind", "sanction")),
        _told(FactKey("TARGETS", "m", "a_firm")),
        *(_told(FactKey("IMPOSES", id, "m")) for id in ("who", "board")),
    )
    board = Declaration("board", "Government", "Board")
    [written], left_out = _written(Held(Declaration("m", "Measure"), told, (FIRM, WHO, board)))
    assert (written["properties"]["authority"], left_out) == (
        ["Board"],
        {"Sanction: authority that is a Person": 1},
    )


def test_an_office_without_a_title_is_left_out_and_counted() -> None:
    key = FactKey("HOLDS_POSITION", "who", "a_firm")
    assert _written(Between(key, WHO, FIRM, (_told(key),))) == (
        [],
        {"Position without name": 1, "Occupancy without post": 1},
    )


def test_a_position_of_which_nobody_says_more_is_held_at_its_post() -> None:
    key = FactKey("HOLDS_POSITION", "who", "a_firm", "Chair")
    told = (_told(key), _told(key, "position", "Chair"))
    written, left_out = _written(Between(key, WHO, FIRM, told))
    assert [(one["schema"], one["properties"].get("name")) for one in written] == [
        *(("Position", ["Chair"]), ("Occupancy", None)),
    ]
    assert written[1]["properties"]["post"] == [written[0]["id"]]
    assert left_out == {}


def test_an_office_is_held_at_its_post_which_does_not_say_so() -> None:
    key = FactKey("HOLDS_POSITION", "who", "a_firm", "Chair")
    written, left_out = _written(Between(key, WHO, FIRM, (_told(key, "kind", "office"),)))
    assert [one["schema"] for one in written] == ["Position", "Occupancy"]
    assert left_out == {"Occupancy: kind": 1}


def test_of_several_kinds_of_position_each_says_what_its_own_claims_do() -> None:
    key = FactKey("HOLDS_POSITION", "who", "a_firm", "Chair")
    said = [
        *(("a", "kind", "directorship"), ("a", "begins", "1990")),
        *(("b", "kind", "employment"), ("b", "begins", "1985"), ("b", "ends", "1989")),
        ("none", "ends", "1999"),
        *(("both", "kind", "employment"), ("both", "kind", "directorship")),
        ("both", "in_force", "1987"),
    ]
    told = (
        *(_told(key, claim=claim) for claim in ("a", "b", "none", "both")),
        *(_told(key, field, value, claim=claim) for claim, field, value in said),
        _told(key, stance=Stance.DENIES, claim="denial"),
    )
    written, left_out = _written(Between(key, WHO, FIRM, told))
    common = {"publisher": ["Press"], "role": ["Chair"], "sourceUrl": [PRESS.url]}
    directing = {"director": ["who"], "organization": ["a--firm"], "startDate": ["1990"]}
    employed = {"employee": ["who"], "employer": ["a--firm"], "startDate": ["1985"]}
    assert [(one["schema"], one["properties"]) for one in written] == [
        ("Directorship", {**directing, **common}),
        ("Employment", {**employed, "endDate": ["1989"], **common}),
    ]
    assert left_out == {
        "HOLDS_POSITION: ends of one of several kinds": 1,
        "HOLDS_POSITION: in_force of one of several kinds": 1,
        "HOLDS_POSITION: that somebody denies it": 1,
    }


def test_who_owns_an_organization_cannot_be_said() -> None:
    key = FactKey("OWNS", "bank", "org")
    party = Declaration("org", "Organization", "Org")
    assert _written(Between(key, BANK, party, (_told(key),))) == (
        [],
        {"Ownership: asset that is a Organization": 1, "Ownership without asset": 1},
    )


PARTIES = [MAKER, OWNER, STATE, entity("NK/Ö", "LegalEntity", name="Ö", alias=["P", "Q"])]
IDS = st.sampled_from(["maker", "owner", "state", "NK/Ö", "gone"])
DATE = st.sampled_from(["2001", "2002-03", "2004-05-06", "2019-12", "2031", "soon"])
TEXT = st.sampled_from(["Chair", "chair ", "State", "Treasury", "51", "51.5 %", "most"])
SHAPES = {
    "Ownership": (("owner", "asset"), ("percentage", "role")),
    "Directorship": (("director", "organization"), ("role",)),
    "Employment": (("employee", "employer"), ("role",)),
    "Payment": (("payer", "beneficiary"), ("purpose", "amountEur", "summary")),
    "Debt": (("debtor", "creditor"), ("amountUsd", "amount")),
    "Sanction": (("entity",), ("authority", "provisions", "program")),
    "ContractAward": (("supplier",), ("amountEur",)),
    "Occupancy": (("holder",), ()),
}


@st.composite
def _entities(draw: st.DrawFn) -> list[Entity]:
    made = []
    for number in range(draw(st.integers(1, 6))):
        schema = draw(st.sampled_from(sorted(SHAPES)))
        ends, texts = SHAPES[schema]
        values = {name: draw(st.lists(IDS, min_size=1, max_size=2)) for name in ends}
        values |= {name: draw(st.lists(TEXT, max_size=2)) for name in texts}
        values |= {n: draw(st.lists(DATE, max_size=2)) for n in ("startDate", "endDate", "date")}
        values["publisher"] = draw(st.lists(st.sampled_from(["Press", "Gazette"]), max_size=2))
        values["sourceUrl"] = draw(
            st.lists(st.sampled_from(["https://a.example/", "https://b.example/"]), max_size=2)
        )
        if schema == "ContractAward":
            values["contract"] = ["C-1"]
        if schema == "Occupancy":
            values["post"] = ["Post"]
        made.append(entity(f"{schema}-{number}", schema, **values))
    between = [
        entity("C-1", "Contract", title="Works", authority="state"),
        entity("Post", "Position", name="Minister", organization="state"),
    ]
    return [*PARTIES, *between, *made]


@given(_entities())
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_comes_out_and_goes_in_again_comes_out_the_same(
    tmp_path: Path, given: list[Entity]
) -> None:
    once, _ = exported(found(tmp_path, *given))
    # Whoever loads it again publishes it elsewhere and later.
    again, left_out = exported(found(tmp_path, *once, about=About("x", "X", "Other", "2020-06-30")))
    assert again == once
    assert left_out == {}


@given(_entities())
@settings(
    deadline=None, max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_what_comes_out_is_clean_by_the_packages_own_rules(
    tmp_path: Path, given: list[Entity]
) -> None:
    for one in exported(found(tmp_path, *given))[0]:
        proxy = model().get_proxy(one, cleaned=True)
        assert [name for name in proxy.schema.required if not proxy.get(name)] == []
        kept = {
            name: [proxy.schema.properties[name].type.clean_text(value) for value in values]
            for name, values in one["properties"].items()
            if proxy.schema.properties[name].type.name != "entity"
        }
        assert kept == {name: one["properties"][name] for name in kept}
