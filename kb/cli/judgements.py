"""`kb judgements`: who was judged to be who, as a file that people can talk about."""

from pathlib import Path

import click

from kb.cli import whole
from kb.cli.database import using
from kb.cli.options import with_quiet, with_settings
from kb.config import Settings
from kb.errors import JudgementsRefused, UnknownThing
from kb.formats import comma_separated
from kb.ingest import judgements as files
from kb.model.judgements import Judgement, on, pair
from kb.store import judged, judging
from kb.store.driver import Database
from kb.store.judging import Summary


@click.group()
def judgements() -> None:
    """Move judgements on who is who as a file, or take one back.

    `kb query judgements` lists them, and `kb resolve` makes them.
    """


@judgements.command("export")
@whole.with_output
@with_settings
@with_quiet
def export_(output: Path | None, settings: Settings, quiet: bool) -> None:
    """Write all judgements as CSV, one a line."""

    async def work(db: Database) -> tuple[list[Judgement], dict[str, str]]:
        async with db.reading() as tx:
            found = await judged.every(tx)
            return found, await judged.called(tx, {id for one in found for id in one.pair})

    found, called = using(settings, work, quiet)
    with whole.opened(output) as file:
        file.write(comma_separated.header(files.COLUMNS).decode())
        file.write(comma_separated.lines(files.written(found, called)).decode())


@judgements.command("import")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--exactly", is_flag=True, help="Take back every judgement that the file does not have."
)
@click.option("--ahead", is_flag=True, help="Judgements may be on parties that are loaded later.")
@with_settings
@with_quiet
def import_(file: Path, exactly: bool, ahead: bool, settings: Settings, quiet: bool) -> None:
    """Have the judgements of FILE stand: all of them, or none if one cannot.

    One by which an id that nothing loaded has would stand for a party that is loaded is taken for
    a slip, unless --ahead says that it is none.
    """
    written = files.read(file)

    ids = {id for one in written.judgements.values() for id in one.pair}

    async def work(db: Database) -> tuple[Summary, set[str]]:
        made = list(written.judgements.values())
        did = await judging.judge(db, made, exactly=exactly, ahead=ahead)
        async with db.reading() as tx:
            return did, ids - (await judged.called(tx, ids)).keys()

    try:
        did, unknown = using(settings, work, quiet)
    except JudgementsRefused as error:
        raise written.refused(error.refusals) from error
    _tell(did)
    for line, one in written.judgements.items():
        for id in sorted(unknown.intersection(one.pair)):
            click.echo(f"{written.file}:{line}: nothing that is loaded has the id `{id}`", err=True)


@judgements.command()
@click.argument("one")
@click.argument("other")
@with_settings
@with_quiet
def withdraw(one: str, other: str, settings: Settings, quiet: bool) -> None:
    """Take back the judgement on two ids: all is then as if it had never been made."""
    id = on(*pair(one, other))
    did = using(settings, lambda db: judging.withdraw(db, [id]), quiet)
    if not did.judgements.withdrawn:
        raise UnknownThing(
            f"there is no judgement on `{one}` and `{other}`; `kb query judgements` lists them"
        )
    _tell(did)


def _tell(did: Summary) -> None:
    click.echo(f"judgements: {did.judgements}")
    click.echo(f"  facts:  {did.facts.brief}")
