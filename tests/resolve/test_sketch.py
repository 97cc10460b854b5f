"""A rough look passes what may be alike, and little else."""

import pytest

from kb.resolve.sketch import may_be_alike, sketch

COMMON = frozenset({"cn", "bnk", "cnstrctn", "grp", "gvrnmnt"})


def _alike(one: str, other: str) -> bool:
    return may_be_alike(sketch([one]), sketch([other]), COMMON.__contains__)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kestrel Construction Group", "Construction Kestrel"),
        ("Kestrel Construction", "Kestel Construction Group Co., Ltd."),
        ("Government of Cabo Verde", "Government of Cape Verde"),
        ("van der Bilt", "Vanderbilt Corp"),
        ("CDB", "China Development Bank"),
        ("China Exmbank", "Export-Import Bank of China (China Eximbank)"),
        ("Bank of China", "Bank of China Limited"),
        # A legal form that nobody here knows.
        ("Kestrel", "Kestrel in the form of an association"),
    ],
)
def test_what_may_be_alike_passes(one: str, other: str) -> None:
    assert _alike(one, other)
    assert _alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # That both build in China tells nothing of whether they are one.
        ("Kestrel Construction Group China", "Merlin Construction Group China"),
        ("Kestrel Steel Bank", "Merlin Timber Bank"),
        ("Huawei", "Hisense"),
        ("", "Huawei"),
        ("", ""),
    ],
)
def test_what_is_not_does_not(one: str, other: str) -> None:
    assert not _alike(one, other)
    assert not _alike(other, one)
