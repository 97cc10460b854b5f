"""`kb shell`: statements and commands from a prompt or a pipe, and their answers on the screen."""

import os
import sys
from collections.abc import Callable
from contextlib import AsyncExitStack
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from kb.cli import exits, outcomes
from kb.cli.database import started, using
from kb.cli.options import with_folders, with_formats, with_quiet, with_settings
from kb.config import Connection, Settings
from kb.errors import (
    DatabaseUnreachable,
    EngineError,
    InvalidQuestion,
    QueryFailed,
    ThroughlineError,
)
from kb.queries import registry, run
from kb.queries.catalogue import Catalogue
from kb.queries.question import Question
from kb.shell import commands, entries, pointing
from kb.shell.asking import guarded, unguarded
from kb.shell.entries import Entry
from kb.shell.session import End, Outcome, Rows, Session, sent
from kb.store.driver import Database, connect

if TYPE_CHECKING:
    import asyncio

    from prompt_toolkit import PromptSession

Opened = Callable[[Database], Session]


@click.command()
@with_settings
@with_quiet
@with_folders
@with_formats(*commands.FORMATS)
@click.option(
    "--limit",
    type=click.IntRange(1, run.HIGHEST_LIMIT),
    default=run.DEFAULT_LIMIT,
    show_default=True,
    help="The most rows of one answer.",
)
@click.option("--read-only", is_flag=True, help="Let nothing but reading through the guard.")
@click.option("--no-history", is_flag=True, help="Keep nothing of what is typed.")
def shell(
    settings: Settings,
    quiet: bool,
    folders: tuple[Path, ...],
    form: str,
    output: IO[str],
    limit: int,
    read_only: bool,
    no_history: bool,
) -> None:
    """Write Cypher at a prompt, or run what is piped into it.

    A statement ends with `;`, the last of a pipe with the pipe. What begins with `:` is a command;
    `:help` lists them. What is written is written at once, each statement for itself.
    """
    questions = Catalogue(registry.folders(os.environ, folders))

    def opened(db: Database) -> Session:
        run_one = guarded(db) if read_only else unguarded(db)
        return Session(db, run_one, questions, limit, form)

    if sys.stdin.isatty():
        history = None if no_history else _history(settings)
        connection = started(settings, quiet)
        banner = "" if quiet else _banner(connection, read_only)
        _interact(connection, opened, _readable(questions), history, banner, output)
    else:
        text = sys.stdin.read()
        code = using(settings, lambda db: _run_all(opened(db), text, output), quiet)
        if code:
            raise SystemExit(code)


async def _run_all(session: Session, text: str, output: IO[str]) -> int:
    """Run all that is piped, up to the first error, and return the exit code."""
    cut = False
    for entry in entries.split(text):
        try:
            outcome = await session.do(entry)
        except ThroughlineError as error:
            told = pointing.told(error, sent(entry), entry.place)
            outcomes.say(told if told.startswith("line ") else f"line {entry.place.line}: {told}")
            return _code(error)
        if isinstance(outcome, End):
            break
        outcomes.show(outcome, session.form, output, at_prompt=False)
        cut = cut or (isinstance(outcome, Rows) and outcome.truncated)
    return exits.CUT if cut else 0


def _code(error: ThroughlineError) -> int:
    """Return the exit code; a statement that Neo4j cannot read or run is invalid input."""
    refused = isinstance(error, QueryFailed) and ".ClientError.Statement." in error.code
    return 1 if refused else exits.code(error)


def _interact(
    connection: Connection,
    opened: Opened,
    questions: dict[str, Question],
    history: Path | None,
    banner: str,
    output: IO[str],
) -> None:
    import asyncio  # here, with the prompt, since help needs none of it

    from kb.shell.prompt import prompter

    # One loop for the whole session: the driver's connections belong to it. `Runner` turns Ctrl-C
    # into the end of what runs in it, and of that alone.
    with asyncio.Runner() as runner:
        stack = AsyncExitStack()
        try:
            session = opened(runner.run(stack.enter_async_context(connect(connection))))
            if banner:
                outcomes.say(banner)
            coloured = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
            _answer_all(runner, session, prompter(session, questions, history, coloured), output)
        finally:
            runner.run(stack.aclose())


def _answer_all(
    runner: "asyncio.Runner", session: Session, prompt: "PromptSession[str]", output: IO[str]
) -> None:
    """Read and answer until the end is asked for."""
    from kb.shell.prompt import Cleared

    while True:
        try:
            text = runner.run(prompt.prompt_async())
        except Cleared:
            continue
        except EOFError:
            return
        for entry in entries.split(text):
            outcome = _answered(runner, session, entry, output)
            if isinstance(outcome, End):
                return
            if outcome is None:
                break


def _answered(
    runner: "asyncio.Runner", session: Session, entry: Entry, output: IO[str]
) -> Outcome | None:
    """Run one statement or command and show its outcome; None if it had none."""
    try:
        outcome = runner.run(session.do(entry))
        outcomes.show(outcome, session.form, output, at_prompt=True)
    except KeyboardInterrupt:
        outcomes.say("cancelled")
    except DatabaseUnreachable:
        outcomes.say("the database does not answer; the next statement tries again")
    except ThroughlineError as error:
        outcomes.say(pointing.told(error, sent(entry), entry.place))
    else:
        return outcome
    return None


def _banner(connection: Connection, read_only: bool) -> str:
    what = "read only" if read_only else "`kb rebuild` drops facts written by hand"
    return f"{connection.uri}, database {connection.database}; {what}; :help helps"


def _history(settings: Settings) -> Path | None:
    """Return the file of what was typed; None where there is no home to keep it in."""
    from kb.engine import layout

    home = layout.of(settings)
    try:
        layout.prepare(home)
    except EngineError as error:
        outcomes.say(f"what is typed is not kept: {error}")
        return None
    return home.history


def _readable(questions: Catalogue) -> dict[str, Question]:
    """Return the questions that are completed: none if a file is wrong, which is said."""
    try:
        return dict(questions.every())
    except InvalidQuestion as error:
        outcomes.say(f"questions are not completed: {error}")
        return {}
