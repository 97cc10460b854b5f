"""`kb resolve`: which parties may be one, decided by a key press, or without asking if certain."""

import getpass
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import IO, Any

import click

from kb.candidates import everything
from kb.cli import deciding, tables
from kb.cli.database import started, using
from kb.cli.options import with_format, with_quiet, with_settings
from kb.config import Settings
from kb.errors import Fault, InvalidParameter, JudgementsRefused
from kb.model.judgements import Judgement, Verdict
from kb.queries import parties
from kb.resolve import compare, merging, proposals
from kb.resolve.merging import Merge, Merging
from kb.resolve.proposals import Proposal
from kb.store import judged, judging
from kb.store.driver import Database, connect
from kb.store.judged import Known

_LISTED = ("one", "one_name", "other", "other_name", "score", "why")
_MERGED = ("party", "names", "score")
_AT_ONCE = 500  # merges that are written together


@click.command()
@click.argument("party", required=False)
@click.option("--by", metavar="NAME", help="Who decides; you, by your login name, if not given.")
@click.option(
    "--limit", type=click.IntRange(min=1), help="The most pairs; with --auto, the most merges."
)
@click.option(
    "--from",
    "least",
    type=click.FloatRange(0, 1),
    metavar="SCORE",
    help=f"The least score of a pair; {compare.CANDIDATE}, if not given.",
)
@click.option(
    "--auto",
    type=click.FloatRange(compare.CANDIDATE, 1),
    metavar="SCORE",
    help=f"Take for one, without asking, what has this score or more, such as {compare.AUTOMATIC}.",
)
@click.option("--dry-run", is_flag=True, help="Say what --auto would do, and do nothing.")
@with_settings
@with_quiet
@with_format
def resolve(
    party: str | None,
    by: str | None,
    limit: int | None,
    least: float | None,
    auto: float | None,
    dry_run: bool,
    settings: Settings,
    quiet: bool,
    form: str,
    output: IO[str],
) -> None:
    """Show which parties may be one, and decide by a key; or merge what is certain.

    PARTY alone is laid beside the others, if given. Where the output is no terminal, or is in
    another format than a table, they are listed.
    """
    if dry_run and auto is None:
        raise InvalidParameter(Fault("dry_run", "--dry-run is of --auto SCORE"))
    if auto is not None:
        if least is not None:
            raise InvalidParameter(Fault("from", "--auto SCORE says itself from where on"))
        asked = _Auto(party, auto, limit, None if dry_run else _who(by))
        made = using(settings, lambda db: _auto(db, asked), quiet)
        _tell_merging(made, form, output, dry_run)
    elif form == "table" and output.name == "-" and sys.stdin.isatty() and sys.stdout.isatty():
        _ask(settings, quiet, party, least or compare.CANDIDATE, _who(by), limit)
    else:
        from_ = least or compare.CANDIDATE
        found = using(settings, lambda db: _proposals(db, party, from_), quiet)
        tables.write(form, _LISTED, [_row(one) for one in found[:limit]], output, "candidates")


def _who(by: str | None) -> str:
    try:
        return by or getpass.getuser()
    except (OSError, KeyError) as error:
        raise InvalidParameter(
            Fault("by", "nobody is logged in; say who decides by --by")
        ) from error


async def _proposals(db: Database, party: str | None, least: float) -> list[Proposal]:
    if party is None:
        return await everything.all_proposals(db, least)
    async with db.reading() as tx:
        return await everything.proposals_for(tx, await parties.resolve(tx, party), least)


def _row(one: Proposal) -> dict[str, Any]:
    return {
        "one": one.one.id,
        "one_name": one.one.name,
        "other": one.other.id,
        "other_name": one.other.name,
        "score": round(one.score, 3),
        "why": one.likeness.why,
    }


def _ask(
    settings: Settings, quiet: bool, party: str | None, least: float, by: str, limit: int | None
) -> None:
    """Ask about one pair after another, all in one connection."""
    import asyncio  # here, since help runs no loop
    from contextlib import AsyncExitStack

    connection = started(settings, quiet)
    with asyncio.Runner() as runner:
        stack = AsyncExitStack()
        try:
            db = runner.run(stack.enter_async_context(connect(connection)))
            found = runner.run(_proposals(db, party, least))
            most = len(found) if limit is None else limit
            deciding.Deciding(db, runner.run, found, by, most).ask()
        finally:
            runner.run(stack.aclose())


@dataclass(frozen=True)
class _Auto:
    """What is to be merged without asking: from which score on, how much, and who does it.

    Nobody does it where it is only to be said what would be merged.
    """

    party: str | None
    threshold: float
    limit: int | None
    by: str | None


async def _auto(db: Database, asked: _Auto) -> Merging:
    """Merge what has the score; only say what would be merged where nobody does it."""
    found = await _proposals(db, asked.party, asked.threshold)
    async with db.reading() as tx:
        seen = (await judged.known(tx, Known())).judgements
        decided = proposals.settled(seen.values())
        found = [*proposals.open_ones(found, decided)]  # somebody may have decided meanwhile
        members = await everything.members(tx, found, decided)
    made = merging.merging(found, decided, asked.threshold, members)
    made = replace(made, merges=made.merges[: asked.limit])
    return made if asked.by is None else await _judge(db, made, asked.by, asked.threshold, seen)


async def _judge(
    db: Database, made: Merging, by: str, threshold: float, seen: Mapping[str, Judgement]
) -> Merging:
    """Have merges stand, some at a time; one that contradicts other judgements is left."""
    done = replace(made, merges=())
    for at in range(0, len(made.merges), _AT_ONCE):
        some = replace(made, merges=made.merges[at : at + _AT_ONCE], left=())
        kept = await _judge_some(db, some, by, threshold, seen)
        done = Merging((*done.merges, *kept.merges), (*done.left, *kept.left))
    return done


async def _judge_some(
    db: Database, made: Merging, by: str, threshold: float, seen: Mapping[str, Judgement]
) -> Merging:
    while made.merges:
        certain = [_certain(link, by, threshold) for link in made.links]
        try:
            await judging.judge(db, certain, seen=seen)
        except JudgementsRefused as refused:
            kept = merging.without(made, {one.pair: one.what for one in refused.refusals})
            if kept == made:
                raise
            made = kept
        else:
            break
    return made


def _certain(link: Proposal, by: str, threshold: float) -> Judgement:
    why = f"{link.score:.3f} is {threshold} or more: {link.likeness.why}"
    return deciding.judgement(link, Verdict.SAME, by, why)


def _tell_merging(made: Merging, form: str, output: IO[str], dry_run: bool) -> None:
    rows = [_merged(merge, form) for merge in made.merges]
    tables.write(form, _MERGED, rows, output, "merges")
    for one in made.left:
        both = " and ".join(one.proposal.pair)
        told = f"left to you, {one.proposal.score:.3f}: {both}, as {one.why}"
        click.echo(tables.plain(told), err=form != "table")
    count = sum(len(merge.parties) for merge in made.merges)
    would = "would be" if dry_run else "are"
    click.echo(f"{count} parties {would} {len(rows)}", err=form != "table")


def _merged(merge: Merge, form: str) -> dict[str, Any]:
    names: Sequence[str] | str = " = ".join(merge.names) if form == "table" else [*merge.names]
    return {"party": merge.parties[0].id, "names": names, "score": round(merge.score, 3)}
