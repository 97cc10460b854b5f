"""`kb search`: parties by what they are called, the best match first."""

from typing import IO

import click

from kb.cli import exits, tables
from kb.cli.database import using
from kb.cli.options import with_format, with_quiet, with_settings
from kb.config import Settings
from kb.errors import UnknownParty
from kb.queries import docs, registry, run
from kb.queries.values import shortened
from kb.store.driver import Database

_KINDS = ("Company", "Bank", "Government", "Organization", "Person")
_LIMIT = 20
# What a person looks at; the other formats have every column.
_SHOWN = ("party", "name", "matched", "found_by", "kinds", "country", "agreements")


@click.command()
@click.argument("text")
@click.option("--kind", type=click.Choice(_KINDS), help="Only parties of this kind.")
@click.option(
    "--limit", type=click.IntRange(1, run.HIGHEST_LIMIT), default=_LIMIT, show_default=True
)
@with_format
@with_quiet
@with_settings
def search(
    text: str,
    kind: str | None,
    limit: int,
    form: str,
    output: IO[str],
    settings: Settings,
    quiet: bool,
) -> None:
    """Find parties by name, alias or identifier, in any script, typos allowed."""
    given = {"text": text, **({"kind": kind} if kind else {})}
    answer = using(settings, lambda db: _found(db, given, limit), quiet)
    columns = _SHOWN if form == "table" else answer.question.column_names
    about = docs.asked(answer.question, answer.parameters, len(answer.values), answer.truncated)
    tables.write(form, columns, answer.rows, output, "search", about)
    if answer.truncated:
        click.echo(f"cut after {limit} rows; ask for more with --limit", err=True)
        raise SystemExit(exits.CUT)


async def _found(db: Database, given: dict[str, str], limit: int) -> run.Answer:
    """Ask the shipped question.

    Raises:
        UnknownParty: it finds nothing.
    """
    answer = await run.ask(db, registry.find((registry.shipped(),), "search"), given, limit)
    if answer.values:
        return answer
    if answer.edition is None:
        hint = ": nothing is loaded yet; try `kb load FILE`"
    elif "kind" in given:
        hint = "; leave out --kind, or write fewer words"
    else:
        hint = "; write fewer words, or how it is called elsewhere"
    raise UnknownParty(f"no party is found by `{shortened(given['text'])}`{hint}", "text")
