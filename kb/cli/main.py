"""The entry: the list of commands, and the one place where an error becomes a message."""

import os
import sys
from collections.abc import Mapping
from types import MappingProxyType

import click

from kb import __version__
from kb.cli import exits
from kb.cli.lazy import Lazy, LazyGroup
from kb.errors import ThroughlineError

_INTERRUPTED = 130
_DEFECT = 70  # EX_SOFTWARE of sysexits.h
# In the order in which people meet them. A command's module is imported when it is run, so that
# none pays for another's.
COMMANDS: Mapping[str, Lazy] = MappingProxyType(
    {
        "demo": Lazy(
            "kb.cli.demo:demo", "Start Neo4j, load the shipped dossier, and trace Huawei."
        ),
        "trace": Lazy(
            "kb.cli.trace:trace",
            "Show who finances PARTY, whom it is then in business with, and what data that opens.",
        ),
        "search": Lazy(
            "kb.cli.searching:search",
            "Find parties by name, alias or identifier, in any script, typos allowed.",
        ),
        "query": Lazy("kb.cli.questions:query", "Ask a question by its name."),
        "queries": Lazy(
            "kb.cli.questions:queries",
            "List the questions, or say what NAME asks, takes and answers.",
        ),
        "lint": Lazy(
            "kb.cli.lint:lint",
            "Say what is wrong or doubtful in files of Cypher, without running them.",
        ),
        "shell": Lazy(
            "kb.cli.shell:shell", "Write Cypher at a prompt, or run what is piped into it."
        ),
        "new": Lazy("kb.cli.new:new", "Draft a file that you then finish."),
        "check": Lazy(
            "kb.cli.dossiers:check", "Say all that is wrong with dossiers, without a database."
        ),
        "diff": Lazy(
            "kb.cli.differing:diff",
            "Say what loading files would change: each claim, thing and fact.",
        ),
        "load": Lazy(
            "kb.cli.loading:load",
            "Load dossiers, a table, or FollowTheMoney's files; "
            "loading again changes what has changed.",
        ),
        "log": Lazy(
            "kb.cli.unloading:log",
            "List the loads that changed the graph, the latest first.",
        ),
        "unload": Lazy(
            "kb.cli.unloading:unload",
            "Withdraw what a file or a source brought, and whatever stands on nothing else.",
        ),
        "rebuild": Lazy(
            "kb.cli.database:rebuild",
            "Drop every fact and compute all of them again from the claims.",
        ),
        "resolve": Lazy(
            "kb.cli.resolving:resolve",
            "Show which parties may be one, and decide by a key; or merge what is certain.",
        ),
        "compare": Lazy(
            "kb.cli.comparing:compare",
            "Say how alike two names are, word by word; or score the pairs of a table.",
        ),
        "judgements": Lazy(
            "kb.cli.judgements:judgements",
            "Move judgements on who is who as a file, or take one back.",
        ),
        "export": Lazy("kb.cli.export:export", "Write what is loaded in a format of others."),
        "report": Lazy(
            "kb.cli.report:report",
            "Write what `kb trace` finds as a page of HTML: chains, weak points, notes, sources.",
        ),
        "serve": Lazy(
            "kb.cli.serve:serve",
            "Answer questions over HTTP, on this machine alone if not told otherwise.",
        ),
        "key": Lazy("kb.cli.key:key", "Make, list and revoke the keys of the HTTP API."),
        "up": Lazy("kb.cli.engine:up", "Start the private Neo4j, fetching it first if need be."),
        "down": Lazy("kb.cli.engine:down", "Stop the private Neo4j cleanly."),
        "status": Lazy(
            "kb.cli.engine:status",
            "Tell where the database is, whether it runs, and the hash of the graph.",
        ),
        "reset": Lazy(
            "kb.cli.engine:reset", "Stop the private Neo4j and delete all that is in it."
        ),
        "completion": Lazy(
            "kb.cli.completion:completion", "Print the script that completes `kb` in a SHELL."
        ),
    }
)


@click.group(cls=LazyGroup, lazy=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kb")
def kb() -> None:
    """Who finances a company, whom it is then in business with, and what data that opens.

    Every answer is dated as its sources date it, and says who says so.
    """


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
