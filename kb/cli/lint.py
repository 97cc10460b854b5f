"""`kb lint`: what is wrong or doubtful in files of Cypher."""

import json
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path

import click

from kb.cli.database import using
from kb.cli.options import with_folders, with_quiet, with_settings
from kb.config import Settings
from kb.lint.findings import RULES, Finding
from kb.queries import registry
from kb.store.driver import Database

FOUND = 1
_NAME = max(map(len, RULES))
_EPILOG = "\b\nRules:\n" + "\n".join(f"  {code:{_NAME}}  {what}" for code, what in RULES.items())


@click.command(epilog=_EPILOG)
@click.argument("files", nargs=-1, metavar="[FILE]...", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="How to write what is found; `github` is for annotations in its CI.",
)
@with_folders
@with_settings
@with_quiet
def lint(
    files: tuple[Path, ...], form: str, folders: tuple[Path, ...], settings: Settings, quiet: bool
) -> None:
    """Say what is wrong or doubtful in files of Cypher, without running them.

    A FILE may be a question, plain statements parted by semicolons, a folder of such files, or `-`
    for the standard input; without one, all questions are read. A comment at the end of a line, or
    above it, allows what one rule finds there: `// lint: allow RULE, why`.
    """
    from kb.lint import files as reading  # here, since help reads no files
    from kb.lint import run

    texts = reading.read(files or registry.folders(os.environ, folders), sys.stdin.buffer.read)

    async def work(db: Database) -> list[Finding]:
        return await run.lint(db, texts)

    found = using(settings, work, quiet)
    click.echo(_WRITERS[form](found), nl=False)
    if not quiet:
        several = "" if len(texts) == 1 else "s"
        told = f"{len(found)} found" if found else "nothing found"
        click.echo(f"{len(texts)} file{several}, {told}", err=True)
    if found:
        raise SystemExit(FOUND)


def _text(found: Sequence[Finding]) -> str:
    return "".join(f"{finding}\n" for finding in found)


def _json(found: Sequence[Finding]) -> str:
    lines = ",\n".join("  " + json.dumps(asdict(one), ensure_ascii=False) for one in found)
    return f"[\n{lines}\n]\n" if found else "[]\n"


def _github(found: Sequence[Finding]) -> str:
    """Write workflow commands: docs.github.com, "Setting an error message"."""
    return "".join(
        f"::error file={_escaped(one.file)},line={one.line},col={one.column},title={one.code}::"
        f"{_escaped(f'{one.what}; {one.remedy}', of_value=False)}\n"
        for one in found
    )


def _escaped(text: str, of_value: bool = True) -> str:
    plain = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return plain.replace(":", "%3A").replace(",", "%2C") if of_value else plain


_WRITERS: dict[str, Callable[[Sequence[Finding]], str]] = {
    "text": _text,
    "json": _json,
    "github": _github,
}
