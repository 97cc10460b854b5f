"""A mapping that is wrong is told of, each fault at its place."""

from pathlib import Path

import pytest

from kb.errors import InvalidMapping
from tests.ingest.table.small import MAPPING, read


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        (
            "column: Lenders",
            "column: Lender",
            ":8:3: unknown column `Lender` of {t}; did you mean `Lenders`?",
        ),
        (
            "map: kinds",
            "map: kind",
            ":9:43: unknown list of values `kind`; did you mean `kinds`?",
        ),
        (
            'name: "{maker}"',
            'name: "{makr}"',
            ":17:17: unknown value `makr`; did you mean `maker`?",
        ),
        (
            "borrower: maker",
            "borower: maker",
            ":30:7: unknown key `borower`; did you mean `borrower`?",
        ),
        (
            "borrower: maker",
            "borrower: mker",
            ":30:17: unknown thing `mker`; did you mean `maker`?",
        ),
        (
            "  other: {id",
            "  lender: {id",
            ":1:1: `lender` names two things; give one of them another name",
        ),
        (
            "value: amount,",
            "value: ammount,",
            ":28:26: unknown term that is estimated `ammount`; did you mean `amount`?",
        ),
        (
            'amount: "EUR {amount}"',
            "planned: perhaps",
            ":27:16: planned is `perhaps`; write one of false, no, true, yes",
        ),
        ("row: number", "row: nmber", ":2:6: unknown value `nmber`; did you mean `number`?"),
        (
            '"Loan {number}"',
            '"Loan {number"',
            ":19:37: `{` has no other end in `Loan {number`, or stands in another; "
            "close it, or write {{ for the sign itself",
        ),
    ],
)
def test_a_wrong_mapping_is_told_with_its_place(
    tmp_path: Path, right: str, wrong: str, said: str
) -> None:
    assert right in MAPPING
    with pytest.raises(InvalidMapping) as caught:
        read(tmp_path, "7,Old Bank,bank,,,,,", text=MAPPING.replace(right, wrong))
    assert str(tmp_path / "m.yaml") + said.replace("{t}", str(tmp_path / "t.csv")) in str(
        caught.value
    ).split("\n")
