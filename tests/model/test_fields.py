"""What may stand in a field of the model."""

import pytest

from kb.errors import InvalidValue
from kb.model import fields


def test_a_name_is_no_longer_than_any() -> None:
    fields.check_name("n" * 1_000)
    with pytest.raises(InvalidValue) as caught:
        fields.check_name("n" * 1_001)
    assert str(caught.value) == (
        f"a name has 1,001 characters: `{'n' * 40}…`; shorten it to 1,000 at the most"
    )


def test_a_text_is_no_longer_than_a_cell_of_excel() -> None:
    fields.check_text("n" * 32_767)
    with pytest.raises(InvalidValue) as caught:
        fields.check_text("n" * 32_768)
    assert str(caught.value) == (
        f"a text has 32,768 characters: `{'n' * 40}…`; shorten it to 32,767 at the most"
    )
