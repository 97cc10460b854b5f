"""The tree of errors: drawn as it is, and every error mapped for the terminal and for HTTP."""

import inspect
import pickle
import re

import pytest

from api import problems
from kb import errors
from kb.cli import exits
from kb.errors import InvalidDossier, InvalidValue, Problem, ThroughlineError

CLASSES = [
    kind
    for _, kind in inspect.getmembers(errors, inspect.isclass)
    if issubclass(kind, ThroughlineError) and kind is not ThroughlineError
]


def _drawn() -> dict[str, str]:
    """Each error in the docstring's drawing, with the one it hangs on."""
    above: dict[int, str] = {0: "ThroughlineError"}
    found: dict[str, str] = {}
    for line in (errors.__doc__ or "").splitlines():
        match = re.match(r"    ([│ ├└─]+)(\w+)", line)
        if match and "─" in match[1]:
            depth = len(match[1]) // 4
            above[depth] = match[2]
            found[match[2]] = above[depth - 1]
    return found


def test_the_tree_is_drawn_as_it_is() -> None:
    assert _drawn() == {kind.__name__: kind.__bases__[0].__name__ for kind in CLASSES}


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_every_error_is_mapped_for_the_terminal_and_for_http(
    kind: type[ThroughlineError],
) -> None:
    assert any(issubclass(kind, mapped) for mapped, _ in exits.EXITS)
    assert any(issubclass(kind, mapped) for mapped, *_ in problems.STATUSES)


def test_a_problem_says_where_what_and_what_would_be_right() -> None:
    problem = Problem("a.yaml", 3, 7, "unknown party `x`", "did you mean `y`?")
    assert str(problem) == "a.yaml:3:7: unknown party `x`; did you mean `y`?"
    whole = Problem("a.yaml", 0, 0, "is larger than 10 MB", "split it")
    assert str(whole) == "a.yaml: is larger than 10 MB; split it"


def test_problems_are_told_in_the_order_of_their_lines() -> None:
    later, sooner = Problem("a", 9, 1, "b", "c"), Problem("a", 2, 1, "d", "e")
    assert str(InvalidDossier([later, sooner])) == "a:2:1: d; e\na:9:1: b; c"


def test_a_value_says_what_it_is_not_and_what_would_be() -> None:
    assert str(InvalidValue("`x` is no date", "write 2018")) == "`x` is no date; write 2018"


def test_problems_come_whole_from_another_process() -> None:
    told = InvalidDossier([Problem("a.yaml", 2, 1, "it is so", "make it otherwise")])
    again = pickle.loads(pickle.dumps(told))  # noqa: S301 - our own
    assert (type(again), str(again), again.problems) == (InvalidDossier, str(told), told.problems)
