"""What a load did, in words."""

import click

from kb.store.changes import Tallies


def tell_tallies(dataset: str, did: Tallies, facts: str) -> None:
    """Say what was done to a dataset."""
    click.echo(f"{dataset}: {did.total}")
    click.echo(f"  claims: {did.claims}")
    click.echo(f"  things: {did.things}")
    click.echo(f"  facts:  {facts}")
