"""`kb query` and `kb queries`: every question file is a command, its header the options."""

import os
from collections.abc import Collection
from pathlib import Path
from typing import IO, Any

import click
from click.shell_completion import CompletionItem

from kb.cli import exits, helped, tables
from kb.cli.database import using
from kb.cli.options import with_folders, with_format, with_quiet, with_settings
from kb.cli.suggestions import completer
from kb.config import Settings
from kb.errors import Fault, InvalidParameter, InvalidQuestion, ThroughlineError
from kb.queries import docs, registry, run
from kb.queries.question import Parameter, Question
from kb.store.driver import Database


class _Questions(click.Group):
    """The commands of `kb query`, made from question files when they are asked for."""

    def parse_args(self, context: click.Context, args: list[str]) -> list[str]:
        return super().parse_args(context, _folders_first(args))

    def list_commands(self, context: click.Context) -> list[str]:
        return registry.names(_folders(context))

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        try:
            return _command(registry.find(_folders(context), name))
        except ThroughlineError:
            if not context.resilient_parsing:
                raise
            return None  # a message would land in the line that a shell completes

    def shell_complete(self, context: click.Context, incomplete: str) -> list[CompletionItem]:
        begun = (name for name in self.list_commands(context) if name.startswith(incomplete))
        options = click.Command.shell_complete(self, context, incomplete)
        return [CompletionItem(name, help=_title(context, name)) for name in begun] + options


def _folders_first(arguments: list[str]) -> list[str]:
    """Put `--cypher DIR` before the question's name, which may be that of a file there."""
    first: list[str] = []
    rest: list[str] = []
    words = iter(arguments)
    for word in words:
        if word == "--cypher":
            first += [word, *[following for following in [next(words, None)] if following]]
        else:
            (first if word.startswith("--cypher=") else rest).append(word)
    return [*first, *rest]


def _folders(context: click.Context) -> tuple[Path, ...]:
    """Return where the questions are."""
    return registry.folders(os.environ, context.params.get("folders") or ())


def _title(context: click.Context, name: str) -> str | None:
    """Return a question's title; None if its file is wrong, which asking it will say."""
    try:
        return registry.find(_folders(context), name).title
    except InvalidQuestion:
        return None


@click.group(cls=_Questions)
@with_folders
def query(folders: tuple[Path, ...]) -> None:
    """Ask a question by its name."""


@click.command()
@click.argument("name", required=False)
@with_folders
@with_format
def queries(name: str | None, folders: tuple[Path, ...], form: str, output: IO[str]) -> None:
    """List the questions, or say what NAME asks, takes and answers."""
    places = registry.folders(os.environ, folders)
    if name is None:
        _list(registry.every(places).values(), form, output)
    else:
        output.write(docs.described(registry.find(places, name)))


def _list(found: Collection[Question], form: str, output: IO[str]) -> None:
    if form == "table":  # a line each, however long, for who searches in them
        widest = max(len(question.name) for question in found)
        output.writelines(f"{q.name:{widest}}  {q.title}\n" for q in found)
        return
    rows = [{"query": q.name, "title": q.title} for q in found]
    tables.write(form, ("query", "title"), rows, output)


def _command(question: Question) -> click.Command:
    def answer(
        settings: Settings, quiet: bool, form: str, output: IO[str], limit: int, **given: Any
    ) -> None:
        _answer(question, settings, quiet, form, output, limit, _once(question, given))

    command = click.Command(
        question.name,
        params=[_option(question, parameter) for parameter in question.parameters],
        callback=answer,
        help=f"{question.title}\n\n{question.description}",
        short_help=question.title,
        epilog=helped.epilog(question),
    )
    limit = click.option(
        "--limit",
        type=click.IntRange(1, run.HIGHEST_LIMIT),
        default=run.DEFAULT_LIMIT,
        show_default=True,
        help="The most rows.",
    )
    for decorate in (limit, with_format, with_quiet, with_settings):
        decorate(command)
    return command


def _once(question: Question, given: dict[str, tuple[str, ...]]) -> dict[str, Any]:
    """Return what was given; only a list takes an option more than once."""
    found: dict[str, Any] = {}
    for parameter in question.parameters:
        values = given[parameter.name]
        if len(values) > 1 and not parameter.kind.several:
            what = f"the parameter `{parameter.name}` is given twice; give it once"
            raise InvalidParameter(Fault(parameter.name, what))
        if values:
            found[parameter.name] = list(values) if parameter.kind.several else values[0]
    return found


def _option(question: Question, parameter: Parameter) -> click.Option:
    return click.Option(
        [f"--{parameter.name.replace('_', '-')}", parameter.name],
        multiple=True,
        help=helped.line(parameter),
        metavar=helped.metavar(parameter),
        shell_complete=completer(question, parameter),
    )


def _answer(
    question: Question,
    settings: Settings,
    quiet: bool,
    form: str,
    output: IO[str],
    limit: int,
    given: dict[str, Any],
) -> None:
    async def work(db: Database) -> run.Answer:
        return await run.ask(db, question, given, limit)

    answer = using(settings, work, quiet)
    about = docs.asked(question, answer.parameters, len(answer.values), answer.truncated)
    tables.write(form, question.column_names, answer.rows, output, question.name, about)
    if answer.changed:
        what = "the graph was loaded into meanwhile: rows that moved may be missing or stand twice"
        click.echo(f"{what}; ask again", err=True)
    if answer.truncated:
        own = question.limits.rows < limit
        more = "the question gives no more at once" if own else "ask for more with --limit"
        click.echo(f"cut after {len(answer.values)} rows; {more}", err=True)
        raise SystemExit(exits.CUT)
