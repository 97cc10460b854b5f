"""`kb demo`: from nothing to the chain."""

from pathlib import Path

import click

from kb.cli import drawing
from kb.cli.database import using
from kb.cli.options import with_quiet, with_settings
from kb.cli.tracing import traced
from kb.config import Settings
from kb.ingest import dossier
from kb.queries.trace import Trace
from kb.store import load
from kb.store.driver import Database

DOSSIER = Path(__file__).parents[1] / "dossiers" / "facebook-device-partners.yaml"
_NEXT = """
Try next:
  kb trace lenovo                           why there is no chain
  kb query chain --party huawei --format json
  kb query timeline --party huawei
  kb report huawei -o report.html           the chain, to print and to hand on
  kb queries                                all questions
  kb serve                                  pages to look at, and the same over HTTP
  kb down                                   stop the database
"""


@click.command()
@with_settings
@with_quiet
def demo(settings: Settings, quiet: bool) -> None:
    """Start Neo4j, load the shipped dossier, and trace Huawei."""
    reading = dossier.read(DOSSIER)

    async def work(db: Database) -> tuple[load.Summary, Trace]:
        return await load.load(db, reading), await traced(db, "huawei", {})

    summary, found = using(settings, work, quiet)
    click.echo(f"{summary.dossier}: {summary.did.total}\n")
    drawing.draw(found)
    click.echo(_NEXT)
