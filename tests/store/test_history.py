"""The law of loading: a graph is what its dossiers now say, by whatever way it came there."""

import contextlib
from collections.abc import Iterable
from pathlib import Path
from random import Random

import pytest

from kb.errors import InvalidDossier
from kb.ingest import dossier
from kb.ingest.dossier import Reading
from kb.store import load
from kb.store.driver import Database
from kb.store.hash import graph_hash
from kb.store.refresh import rebuild
from tests.conftest import Using, wipe
from tests.ingest.written import SMALL, write
from tests.store.test_load import SECOND

_THIRD = (
    "dossier: third\nsource: herald\nsources:\n"
    "  herald: {publisher: The Invented Herald, published: 2020}\n"
    "parties:\n  companies: {maker: The Maker, network: Invented Network}\nclaims:\n"
)
_WITHDRAWS = (
    "- {id: third-withdraws, says: It had not ended., at: page 2, withdraws: courier-ended}\n"
)
_OWNS = "- {says: It owns the network., at: page 3, asserts: {maker: {owns: network}}}\n"
_FOURTH = (
    "dossier: fourth\nsource: echo\nsources:\n"
    "  echo: {publisher: The Invented Echo, published: 2020}\n"
    "parties:\n  companies: {maker: The Maker, network: Invented Network}\n"
)
VARIANTS = {
    "small": [
        SMALL,
        SMALL.replace("USD 2bn..", "USD 3bn"),
        SMALL.replace("maker: {name: Invented Maker, ", "maker: {name: A Maker, "),
        SMALL.replace(", opens: $-access}", "}"),
        "\n".join(
            line
            for line in SMALL.replace(
                "asserts: {network-maker: {ends: 2018-06-05..}}", "asserts: {state: {owns: maker}}"
            ).split("\n")
            if "network-$" not in line and line != "partnerships:"
        ),
        SMALL.replace("begins: ..2010", "begins: 2010..2011").replace("2018-06-05..}", "2018}"),
        SMALL.replace("asserts: {network-maker: {ends", "denies: {network-maker: {ends"),
        SMALL.replace("published: 2018-06-05", "published: 2018-06-06"),
        SMALL.replace("  banks: {bank: Invented Bank}", "  companies-of-old: {}")
        .replace("  companies:\n", "  companies:\n    bank: Invented Bank\n")
        .replace("  companies-of-old: {}\n", ""),
    ],
    "second": [
        SECOND,
        SECOND.replace("ends: 2018}", "ends: 2017, kind: supply}"),
        SECOND.replace("- id: courier-ended", "- id: another"),
        SECOND.replace("Invented Maker Ltd", "Maker Limited"),
        SECOND.replace("  courier: {", "  courier: {title: Found later, "),
        SECOND.replace("  courier: {", "  courier: {accessed: 2020-01-02, "),
    ],
    "third": [_THIRD + _WITHDRAWS + _OWNS, _THIRD + _OWNS, _THIRD + _WITHDRAWS],
    "fourth": [
        # The withdrawal withdrawn; the shared partnership and the access spoken of from outside;
        # the same thing as a measure and as a grant; the id of a partnership for a source.
        _FOURTH + "claims:\n- {says: It was right., at: page 1, withdraws: third-withdraws}\n",
        _FOURTH
        + "partnerships: {network-maker: Seen from afar}\ngrants: {act: An act}\n"
        + "claims:\n- {says: An act., at: page 1, asserts: {act: {related_to: network-maker}}}\n",
        _FOURTH
        + "measures: {act: A ban}\nclaims:\n"
        + "- {says: A ban., at: page 1, asserts: {act: {targets: maker, kind: ban}}}\n",
        _FOURTH.replace("echo", "network-maker")
        + "claims:\n- {says: It owns it., at: page 1, asserts: {maker: {owns: network}}}\n",
    ],
}


def _history(random: Random) -> list[tuple[str, int]]:
    """Loads, at whose end what is withdrawn is there."""
    steps = [
        (name, random.randrange(len(VARIANTS[name])))
        for name in random.choices(["small", "second", "third", "fourth"], k=7)
    ]
    return [("second", 0), *steps, ("second", random.choice([0, 1, 3, 4])), ("third", 0)]


@pytest.mark.parametrize("seed", range(5))
def test_a_graph_is_what_its_dossiers_now_say(empty: Using, tmp_path: Path, seed: int) -> None:
    def reading(name: str, variant: int) -> Reading:
        return dossier.read(write(tmp_path, VARIANTS[name][variant], f"{name}.yaml"))

    async def loaded(db: Database, steps: Iterable[tuple[str, int]]) -> dict[str, int]:
        """Load one after the other, and return what each dossier then was."""
        await wipe(db)
        now: dict[str, int] = {}
        for name, variant in steps:
            # One is refused, and changes nothing, while what it withdraws is not there, or while
            # another declares the same id to be another kind of thing.
            with contextlib.suppress(InvalidDossier):
                await load.load(db, reading(name, variant))
                now[name] = variant
        return now

    history = _history(Random(seed))  # noqa: S311 - no secret is made of it
    now = empty(lambda db: loaded(db, history))
    grown = empty(graph_hash)
    empty(rebuild)
    assert empty(graph_hash) == grown, history
    order = ["second", "small", "third", "fourth"]
    fresh = sorted(now.items(), key=lambda step: order.index(step[0]))
    assert empty(lambda db: loaded(db, fresh)) == now
    assert empty(graph_hash) == grown, history
