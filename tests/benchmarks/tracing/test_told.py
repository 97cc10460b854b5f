from math import inf

import pytest

from tests.benchmarks.tracing import told


def test_a_table_says_what_did_not_end(
    capsys: pytest.CaptureFixture[str],
) -> None:
    cells: told.Cells = {}
    told.add(cells, {"plain": 12.345, "question": 126.0})
    told.add(cells, {"plain": inf, "question": 12_345.6})
    told.table("chains, ms", ["126 lines", "45,593 lines"], cells)
    assert [line.split() for line in capsys.readouterr().out.splitlines()] == [
        [],
        ["chains,", "ms", "126", "lines", "45,593", "lines"],
        ["plain", "12.35", "too", "long"],
        ["question", "126", "12,346"],
    ]
