"""`kb rebuild --known-on DAY --home DIR`: the graph as the sources of a day make it."""

import os
from dataclasses import replace

import click
from rich.console import Console

from kb.cli.database import asking, started
from kb.config import Settings, from_environment
from kb.engine import held, layout, report
from kb.engine.held import Held
from kb.errors import Fault, InvalidParameter
from kb.queries import values
from kb.queries.question import Kind
from kb.store import known, material
from kb.store.driver import Database
from kb.store.hash import graph_hash
from kb.store.known import Made
from kb.store.material import Material


def make(given: str, into: Settings | None, quiet: bool) -> None:
    """Make in one home what was known on a day of what is loaded in another, or on a server.

    Args:
        given: the day.
        into: what `--home` names; None where it was not given.

    Raises:
        InvalidParameter: the day is none, or the home is none that this can be made in.
        NotEmpty: the home has a graph that was not made so.
        EngineError: a Neo4j cannot be started, or the home cannot be one.
    """
    day = values.read("known_on", Kind("date"), given)
    source = from_environment(os.environ)
    target = _target(source, into)
    connection = started(source, quiet)
    identity = asking(connection, known.identity)
    found = known.on(asking(connection, material.read), day)
    with (
        report.drawn(Console(stderr=True, quiet=quiet)) as told,
        held.held(target, told) as home,
    ):
        made, digest = _made(home, identity, found)
    click.echo(
        f"{made.facts} facts of {made.claims} claims that were published by {day}, in "
        f"{home.home.root}; graph hash {digest}"
    )


def _target(source: Settings, into: Settings | None) -> Settings:
    if into is None:
        what = "what was known on a day is made in a home of its own; name its folder with --home"
        raise InvalidParameter(Fault("home", what))
    target = replace(into, external=None)
    root = layout.of(target).root
    if source.external is None and root == layout.of(source).root:
        raise InvalidParameter(Fault("home", known.itself(str(root))))
    return target


def _made(home: Held, identity: str, found: Material) -> tuple[Made, str]:
    async def work(db: Database) -> tuple[Made, str]:
        return await known.make(db, found), await graph_hash(db)

    root = str(home.home.root)
    if not asking(home.started(), lambda db: known.may_fill(db, root, identity)):
        home.empty()
    return asking(home.started(), work)
