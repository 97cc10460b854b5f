"""AidData's table, loaded and asked: nothing that its rows say turns into something else."""

from pathlib import Path

import pytest

from kb.ingest.table import mapping, rows, sheets
from kb.store import parts
from kb.store.dataset import Dataset
from kb.store.driver import Database
from tests.conftest import ROOT, Using, wipe
from tests.queries.test_catalogue import ask

MAPPING = ROOT / "kb" / "mappings" / "aidata-gcdf.yaml"
HUAWEI = "aidata-huawei-technologies-co-ltd"
EXIMBANK = "china-eximbank"


@pytest.fixture(scope="module")
def aidata(using: Using, data: Path) -> Using:
    """A graph with the whole table, for reading only."""
    read = mapping.read(MAPPING)
    found = list(rows.read(read, sheets.read(data / "aidata-gcdf3-africa.xlsx")))
    dataset = Dataset("aidata", read.title, (read.source,), "aidata-gcdf3-africa.xlsx")

    async def load_it(db: Database) -> None:
        await wipe(db)
        await parts.load(db, dataset, found)

    using(load_it)
    return using


def test_what_huawei_carries_out_is_lent_and_given_to_others(aidata: Using) -> None:
    names = ("agreement", "lenders", "givers", "borrowers", "receivers", "other_parts")
    told = [
        tuple(",".join(row[name]) if name != "agreement" else row[name] for name in names)
        for row in ask(aidata, "implementers", party=HUAWEI)
    ]
    ministry = "aidata-china-ministry-of-commerce"
    unspecified = "aidata-unspecified-chinese-government-institution"
    assert told == [
        ("aidata-52620", EXIMBANK, "", "aidata-government-of-zimbabwe", "", ""),
        ("aidata-52933", "", ministry, "", "aidata-government-of-cabo-verde", ""),
        ("aidata-52934", EXIMBANK, "", "aidata-government-of-cabo-verde", "", ""),
        ("aidata-56878", EXIMBANK, "", "aidata-government-of-gambia", "", ""),
        ("aidata-58541", "", unspecified, "", "aidata-government-of-malawi", ""),
        ("aidata-59548", "", ministry, "", "aidata-government-of-djibouti", ""),
        (
            *("aidata-62458", EXIMBANK, ""),
            *("aidata-sierra-leone-ministry-of-finance-and-economic-development", "", ""),
        ),
        ("aidata-69285", EXIMBANK, "", "aidata-government-of-malawi", "", ""),
        ("aidata-73114", EXIMBANK, "", "aidata-government-of-senegal", "", ""),
        ("aidata-86748", EXIMBANK, "", "aidata-burkina-faso-minister-of-security", "", ""),
        # The one of the ten whose borrower is a company, and another than Huawei.
        ("aidata-87222", EXIMBANK, "", "aidata-comoros-telecom-52018d5fa8f5b35e", "", ""),
        ("aidata-91949", "", ministry, "", "aidata-government-of-chad", ""),
        ("aidata-92012", EXIMBANK, "", "aidata-government-of-chad", "", ""),
        ("aidata-92616", EXIMBANK, "", "aidata-government-of-mozambique", "", ""),
    ]


def test_huawei_is_lent_and_given_nothing(aidata: Using) -> None:
    [profile] = ask(aidata, "party", party=HUAWEI)
    names = ("borrows", "receives", "on_lent", "implements")
    assert [profile[name] for name in names] == [0, 0, 0, 14]
    assert ask(aidata, "lenders", party=HUAWEI) == []
    assert ask(aidata, "portfolio", party=HUAWEI, direction="in") == []


def test_eximbank_lends_in_ten_of_them(aidata: Using) -> None:
    rows_of_it = ask(aidata, "implementers", party=HUAWEI, financier=EXIMBANK)
    assert [row["type"] for row in rows_of_it] == ["CreditLine"] * 10


def test_sums_keep_currencies_and_what_is_not_for_totals_apart(aidata: Using) -> None:
    names = ("status", "in_totals", "currency", "agreements", "amount_min", "amount_max", "joint")
    told = ask(aidata, "portfolio", party=EXIMBANK)
    assert {row["type"] for row in told} == {"CreditLine"}
    # As summed from the columns of the table; of the nineteen it lends one beside another bank.
    assert [tuple(row[name] for name in names) for row in told] == [
        ("completion", "yes", "CNY", 4, 2_978_500_000.0, 2_978_500_000.0, 0),
        ("completion", "yes", "USD", 1, 25_900_473.0, 25_900_473.0, 0),
        ("implementation", "yes", "CNY", 19, 20_906_869_622.0, 20_906_869_622.0, 1),
        ("implementation", "yes", "USD", 7, 1_126_453_470.756, 1_126_453_470.756, 1),
        ("suspended", "no", "CNY", 1, 1_240_000_000.0, 1_240_000_000.0, 0),
    ]


def test_linked_projects_are_related_from_both_sides(aidata: Using) -> None:
    names = ("direction", "kind", "other", "other_type")
    related = ask(aidata, "related", agreement="aidata-55636")
    assert [tuple(row[name] for name in names) for row in related] == [
        ("in", "linked", "aidata-55494", "Grant"),
        ("in", "linked", "aidata-73057", "CreditLine"),
        ("in", "linked", "aidata-85147", "CreditLine"),
        ("out", "linked", "aidata-55494", "Grant"),
        ("out", "linked", "aidata-73057", "CreditLine"),
        ("out", "linked", "aidata-85147", "CreditLine"),
    ]
