"""What a sheet's XML says of cells that are merged, or whose formula has no value."""

from io import BytesIO

import pytest

from kb.ingest.table import markup
from kb.ingest.table.lines import Cells
from kb.ingest.table.markup import Markup, Merged

_UNCALCULATED = "#UNCALCULATED!"


@pytest.mark.parametrize(
    ("text", "merged", "uncalculated"),
    [
        ("", (), set()),
        ('<mergeCell ref="B2:B4"/>', (Merged(2, 4, 1, 1),), set()),
        ("<x:mergeCell  ref='AA10:AC10' />", (Merged(10, 10, 26, 28),), set()),
        ('<c r="B2"><f>A1</f><v>5</v></c>', (), set()),
        ('<c r="B2"><f>A1</f><v></v></c>', (), {(2, 1)}),
        ('<c r="B2" s="1"><f>A1</f><v/></c>', (), {(2, 1)}),
        ('<x:c r="C3">\n<x:f>IF(A1&lt;2,1)</x:f>\n</x:c>', (), {(3, 2)}),
        ('<c r="B2"><f t="shared" si="0"/></c>', (), {(2, 1)}),
        ('<c r="B2" t="str"><f>""</f><v></v></c>', (), set()),
        ('<c r="B2"/><c r="C2"><f>A1</f></c>', (), {(2, 2)}),
        ('<c r="B2" t="s"><v>0</v></c><c r="C2"><v>1</v></c>', (), set()),
    ],
)
@pytest.mark.parametrize("before", [0, (1 << 20) - 20])
def test_markup_is_read_wherever_it_stands(
    text: str, merged: tuple[Merged, ...], uncalculated: set[tuple[int, int]], before: int
) -> None:
    found = markup.read(BytesIO(b" " * before + text.encode() + b" " * before))
    assert found == Markup(merged, frozenset(uncalculated))


_ROWS: tuple[Cells, ...] = (("7", "Bank", None), ("8", None, "5"), ("9", None, None))


@pytest.mark.parametrize(
    ("found", "rows"),
    [
        (Merged(2, 3, 1, 1), (("7", "Bank", None), ("8", "Bank", "5"), ("9", None, None))),
        (Merged(2, 99, 1, 1), (("7", "Bank", None), ("8", "Bank", "5"), ("9", "Bank", None))),
        (Merged(2, 2, 1, 9), (("7", "Bank", "#MERGED!"), *_ROWS[1:])),
        (Merged(1, 3, 1, 1), _ROWS),
        (Merged(3, 4, 1, 1), _ROWS),
        (Merged(2, 3, 5, 6), _ROWS),
    ],
)
def test_a_merged_cell_is_of_all_its_rows_and_of_one_column(
    found: Merged, rows: tuple[Cells, ...]
) -> None:
    assert Markup((found,), frozenset()).filled(_ROWS, 2) == rows


def test_a_formula_without_a_value_is_no_empty_cell() -> None:
    found = Markup((Merged(3, 4, 1, 1),), frozenset({(2, 2), (3, 1), (3, 2), (5, 0), (2, 9)}))
    assert found.filled(_ROWS, 2) == (
        ("7", "Bank", _UNCALCULATED),
        ("8", _UNCALCULATED, "5"),
        ("9", _UNCALCULATED, None),
    )
