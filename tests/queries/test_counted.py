"""When a question is counted by arrays, and when its Cypher is asked."""

import subprocess
import sys
from typing import Any

import pytest

from kb.queries import counted, registry

EXPOSURE, SUMMARY = (
    registry.find((registry.shipped(),), name) for name in ("exposure", "chain_summary")
)
NOBODY = dict.fromkeys(("party", "lender", "government", "data"))


@pytest.mark.parametrize(
    ("parameters", "applies"),
    [
        (NOBODY, False),
        (NOBODY | {"data": "user-data"}, False),
        (NOBODY | {"lender": "cn-state-banks"}, True),
        (NOBODY | {"party": "huawei", "data": "user-data"}, True),
        (NOBODY | {"government": "cn"}, True),
    ],
    ids=str,
)
def test_a_summary_is_counted_around_a_party(parameters: dict[str, Any], applies: bool) -> None:
    assert counted.applies(SUMMARY, parameters) is applies


def test_other_questions_are_not() -> None:
    assert counted.applies(EXPOSURE, {})
    assert not counted.applies(registry.find((registry.shipped(),), "chain"), NOBODY)


def test_without_numpy_the_cypher_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "numpy", None)
    assert not counted.applies(EXPOSURE, {})


def test_numpy_is_loaded_for_nothing_else() -> None:
    program = "import sys, kb.cli.questions, kb.queries.run; print('numpy' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout == "False\n"
