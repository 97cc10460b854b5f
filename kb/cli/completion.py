"""`kb completion`: the script by which a shell completes `kb`."""

import click
from click.shell_completion import get_completion_class

from kb.cli.main import kb

SHELLS = ("bash", "zsh", "fish")


@click.command()
@click.argument("shell", type=click.Choice(SHELLS))
def completion(shell: str) -> None:
    """Print the script that completes `kb` in a SHELL."""
    script = get_completion_class(shell)
    if script is None:
        raise LookupError(f"click completes in no {shell}")
    click.echo(script(kb, {}, "kb", "_KB_COMPLETE").source(), nl=False)
