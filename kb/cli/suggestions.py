"""Values that a shell completes: those that are known, and those that a running database knows."""

import os
from collections.abc import Callable

import click
from click.shell_completion import CompletionItem

from kb.config import Settings, from_environment
from kb.errors import ThroughlineError
from kb.queries.question import Parameter, Question
from kb.queries.suggest import choices, suggest

PATIENCE = 2.0  # seconds that a person at a prompt waits

Completer = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


def completer(question: Question, parameter: Parameter) -> Completer:
    """Return what completes a parameter's values.

    Where only a database knows them and none runs, there are none. It starts nothing and says
    nothing: a message would land in the line that is being typed.
    """

    def complete(
        context: click.Context, _option: click.Parameter, begun: str
    ) -> list[CompletionItem]:
        if fixed := choices(parameter.kind):
            return [CompletionItem(value) for value in fixed if value.startswith(begun)]
        import asyncio  # here, since help and other completions run no loop

        try:
            home = context.params.get("settings")
            return asyncio.run(asyncio.wait_for(_found(home, question, parameter, begun), PATIENCE))
        except (ThroughlineError, TimeoutError, OSError):
            return []

    return complete


async def _found(
    given: object, question: Question, parameter: Parameter, begun: str
) -> list[CompletionItem]:
    from kb.engine import layout, reach
    from kb.store.driver import connect

    settings = given if isinstance(given, Settings) else from_environment(os.environ)
    if settings.external is None and not layout.is_home(layout.of(settings)):
        return []
    connection = reach.find(settings)
    if connection is None:
        return []
    async with connect(connection) as db:
        found = await suggest(db, question, parameter.name, begun)
    return [CompletionItem(one.value, help=one.label) for one in found]
