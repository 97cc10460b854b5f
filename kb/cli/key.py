"""`kb key`: the keys of the HTTP API."""

from datetime import UTC, date, datetime
from typing import IO

import click

from kb.access import changes, keys
from kb.access.stored import SCOPES
from kb.cli import tables
from kb.cli.options import with_format, with_settings
from kb.config import Settings
from kb.engine import layout
from kb.queries import values
from kb.queries.question import Kind

COLUMNS = ("name", "id", "scopes", "created", "expires")


@click.group()
def key() -> None:
    """Make, list and revoke the keys of the HTTP API."""


@key.command()
@click.argument("name")
@click.option(
    "--scope",
    "scopes",
    type=click.Choice(SCOPES),
    multiple=True,
    help="What it allows beside reading, which any key does; may be given several times.",
)
@click.option("--expires", metavar="DAY", help="The last day (UTC) on which it is accepted.")
@with_settings
def create(name: str, scopes: tuple[str, ...], expires: str | None, settings: Settings) -> None:
    """Make a key called NAME and print it, this once: only its hash is kept."""
    last = values.read("expires", Kind("date", nullable=True), expires)
    made, token = changes.create(layout.of(settings), name, scopes, _today(), last)
    click.echo(token)
    click.echo(f"this is shown once; `kb key revoke {made.name}` takes it back", err=True)


@key.command("list")
@with_settings
@with_format
def list_(settings: Settings, form: str, output: IO[str]) -> None:
    """List the keys: what each allows and until when, never the key."""
    rows = [
        {
            "name": one.name,
            "id": one.id,
            "scopes": list(one.scopes),
            "created": one.created,
            "expires": one.expires,
        }
        for one in keys.load(layout.of(settings)).all
    ]
    tables.write(form, COLUMNS, rows, output, "keys")


@key.command()
@click.argument("name_or_id", metavar="NAME|ID")
@with_settings
def revoke(name_or_id: str, settings: Settings) -> None:
    """Take a key back at once, also from servers that run."""
    revoked = changes.revoke(layout.of(settings), name_or_id)
    click.echo(f"the key {revoked.name} ({revoked.id}) is revoked")


def _today() -> date:
    return datetime.now(UTC).date()
