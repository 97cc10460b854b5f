"""What holds on the private Neo4j holds on one in a container, with the settings that it has."""

from typing import Any

import pytest

from kb.config import Connection, Settings
from kb.engine import process
from kb.guard.guard import Layer
from kb.ingest import dossier
from kb.queries import run
from kb.store import load
from kb.store.driver import Database
from kb.store.hash import graph_hash
from tests.cli.conftest import Run
from tests.cli.test_trace import HUAWEI
from tests.conftest import SHIPPED, Using, using_of, wipe
from tests.guard.attack import Attack
from tests.guard.attacks import ATTACKS
from tests.guard.trying import GRAPH, SETTINGS, Servers, expected, outcome
from tests.queries import test_any_driver as on_any_driver

# Every question on three drivers, py2neo among them: the same tests, on this folder's `connection`.
everything = on_any_driver.everything
official = on_any_driver.official
graph = on_any_driver.graph
test_every_question_has_the_same_rows_on_every_driver = (
    on_any_driver.test_every_question_has_the_same_rows_on_every_driver
)
test_days_and_nulls_are_among_what_is_compared = (
    on_any_driver.test_days_and_nulls_are_among_what_is_compared
)
test_parameters_of_every_type_reach_every_driver = (
    on_any_driver.test_parameters_of_every_type_reach_every_driver
)


# The one question whose rows tell when something was loaded, which is never the same twice.
OF_ITS_OWN = "changes"


@pytest.fixture(scope="module")
def private(settings: Settings) -> Using:
    """The private Neo4j with every dossier, for reading only."""
    using = using_of(process.ensure(settings))

    async def load_all(db: Database) -> None:
        await wipe(db)
        for path in on_any_driver.DOSSIERS:
            await load.load(db, dossier.read(path))

    using(load_all)
    return using


def test_it_holds_the_graph_that_a_private_one_holds(everything: Using, private: Using) -> None:
    assert everything(graph_hash) == private(graph_hash)


async def _answers(db: Database) -> dict[str, list[dict[str, Any]]]:
    return {
        name: (await run.ask(db, question, question.example, on_any_driver.MOST)).rows
        for name, question in on_any_driver.QUESTIONS.items()
        if name != OF_ITS_OWN
    }


def test_it_answers_every_question_as_a_private_one_does(everything: Using, private: Using) -> None:
    assert everything(_answers) == private(_answers)


def test_dossiers_are_loaded_and_asked_by_the_command(empty: Using, kb: Run) -> None:
    first = kb("load", str(SHIPPED), "--quiet")
    assert (first.returncode, first.stderr) == (0, "")
    assert first.stdout.splitlines()[0] == (
        "facebook-device-partners: 138 created, 0 changed, 0 unchanged, 0 withdrawn"
    )
    again = kb("load", str(SHIPPED), "--quiet")
    assert again.stdout.splitlines()[0] == (
        "facebook-device-partners: 0 created, 0 changed, 138 unchanged, 0 withdrawn"
    )
    digest = empty(graph_hash)
    assert kb("rebuild").stdout == f"74 facts computed again; graph hash {digest}\n"
    drawn = [line.rstrip() for line in kb("trace", "huawei").stdout.splitlines()]
    assert drawn[: HUAWEI.count("\n")] == HUAWEI.splitlines()


@pytest.fixture(scope="module")
def attacked(using: Using, connection: Connection) -> Servers:
    """The container, which has no door closed by its settings, with what is attacked."""

    async def fill(db: Database) -> None:
        await wipe(db)
        for statement in GRAPH:
            await db.administer(statement)

    using(fill)
    return Servers(closed=connection, opened=connection)


# What is refused for its text reaches no server; `tests/guard` tries it once and for all.
REACHING_IT = [attack for attack in ATTACKS if expected(attack, SETTINGS) != Layer.TEXT]


# What cannot be stopped is left to itself, and its connection with it.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("attack", REACHING_IT, ids=lambda it: f"{it.group}: {it.name}")
def test_the_guard_holds_where_the_settings_close_nothing(
    attacked: Servers, attack: Attack
) -> None:
    """By its plan, its access or its caps, each of which is this server's work too."""
    assert outcome(attacked, attack, SETTINGS) == expected(attack, SETTINGS)
