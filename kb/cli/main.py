"""The entry: the list of commands, and the one place where an error becomes a message."""

import os
import sys

import click

from kb import __version__
from kb.cli import database, demo, dossiers, engine, exits, questions, serve, trace
from kb.errors import ThroughlineError

_INTERRUPTED = 130
_DEFECT = 70  # EX_SOFTWARE of sysexits.h


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kb")
def kb() -> None:
    """Who finances a company, whom it is then in business with, and what data that opens.

    Every answer is dated as its sources date it, and says who says so.
    """


for command in (
    demo.demo,
    trace.trace,
    questions.query,
    questions.queries,
    dossiers.check,
    dossiers.load,
    database.rebuild,
    serve.serve,
    engine.up,
    engine.down,
    engine.status,
    engine.reset,
):
    kb.add_command(command)


def main() -> None:
    """Run `kb`; an error that the program foresees is a message and an exit code."""
    try:
        kb.main(prog_name="kb", standalone_mode=True)
    except ThroughlineError as error:
        click.echo(str(error), err=True)
        sys.exit(exits.code(error))
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)
    except BrokenPipeError:
        # The reader of our output has gone, as `| head` does; there is nobody left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except OSError as error:
        click.echo(f"nothing could be written or read: {error.strerror or error}", err=True)
        sys.exit(1)
    except Exception as error:
        if os.environ.get("KB_DEBUG"):
            raise
        click.echo(
            f"kb failed in a way it does not foresee ({type(error).__name__}: {error}); "
            "please report it with what KB_DEBUG=1 shows",
            err=True,
        )
        sys.exit(_DEFECT)
