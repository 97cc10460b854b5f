"""Every attack, with all layers on and with each switched off in turn."""

from collections.abc import Iterator

import pytest

from tests.guard.attack import Attack
from tests.guard.attacks import ATTACKS
from tests.guard.trying import LAYERS, Servers, expected, outcome, servers

# What cannot be stopped is left to itself, and its connection with it.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


@pytest.fixture(scope="module")
def tried_on(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Servers]:
    with servers(tmp_path_factory.mktemp("attacked")) as both:
        yield both


def _is_tried(attack: Attack, off: str | None) -> bool:
    """Whether Neo4j lives through it."""
    return not (attack.harms and off == attack.stops[0])


TRIALS = [
    pytest.param(attack, off, id=f"{attack.group}: {attack.name}-without {off}")
    for attack in ATTACKS
    for off in (None, *LAYERS)
    if _is_tried(attack, off)
]


@pytest.mark.parametrize(("attack", "off"), TRIALS)
def test_an_attack_is_stopped_by_the_first_layer_that_is_on(
    tried_on: Servers, attack: Attack, off: str | None
) -> None:
    assert outcome(tried_on, attack, off) == expected(attack, off)


def test_with_all_layers_on_every_attack_is_stopped() -> None:
    assert [attack.name for attack in ATTACKS if not attack.stops] == []


def test_no_attack_stands_in_the_table_twice() -> None:
    names = [(attack.group, attack.name) for attack in ATTACKS]
    texts = [attack.statement for attack in ATTACKS]
    assert (len(names), len(texts)) == (len(set(names)), len(set(texts)))
