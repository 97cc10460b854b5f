"""Deciding one pair after another by the keys that a person presses; each is written at once."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import click

from kb.candidates import evidence
from kb.candidates.evidence import Evidence
from kb.cli import beside, tables
from kb.errors import JudgementsRefused
from kb.model.judgements import Judgement, Verdict, moment
from kb.resolve import proposals
from kb.resolve.proposals import Proposal, Settled
from kb.store import judged, judging
from kb.store.driver import Database
from kb.store.judged import Known

_VERDICTS = {"s": Verdict.SAME, "d": Verdict.DIFFERENT, "u": Verdict.UNSURE}
_SKIP, _BACK, _HELP = "n", "b", "?"
_END = "\x04"
_QUIT = frozenset({"q", _END, "\x1b"})  # also Ctrl-D and Escape


def judgement(proposal: Proposal, verdict: Verdict, by: str, why: str = "") -> Judgement:
    """Return a decision on a pair, made now."""
    at = moment(datetime.now(UTC))
    grounds = why or proposal.likeness.why
    return Judgement(*proposal.pair, verdict, by, at, grounds, round(proposal.score, 3))


@dataclass
class Deciding:
    """Pairs while they are decided.

    Attributes:
        asked: the pairs, the likeliest first.
        by: who decides.
        most: how many to ask about.
        known: the judgements that stood when the pair was shown.
        decided: what follows from them.
        past: of each pair so far its place, and the judgement on it; None where it was skipped.
    """

    db: Database
    run: Callable[[Any], Any]
    asked: Sequence[Proposal]
    by: str
    most: int
    known: Known = field(default_factory=Known)
    decided: Settled = field(default_factory=lambda: proposals.settled(()))
    past: list[tuple[int, Judgement | None]] = field(default_factory=list)
    at: int = 0

    def ask(self) -> None:
        """Ask until all is decided, or nobody wants to go on."""
        while (found := self._next()) is not None:
            key = _pressed()
            if key in _QUIT:
                break
            self._act(key, found)
        self._tell()

    def _next(self) -> Proposal | None:
        """Return the pair to ask about, and pass by those that are settled by now."""
        self._look()
        while self.at < len(self.asked) and len(self.past) < self.most:
            found = self.asked[self.at]
            if not self.decided.has(*found.pair) and self._show(found):
                return found
            self.at += 1
        return None

    def _look(self) -> None:
        """Look what is judged by now, by whomever."""
        known = self.run(_known(self.db, self.known))
        if known is not self.known:
            self.known, self.decided = known, proposals.settled(known.judgements.values())

    def _show(self, found: Proposal) -> bool:
        sides: tuple[Evidence, Evidence] | None = self.run(
            _evidence(self.db, *(self.decided.who.of(id) for id in found.pair))
        )
        if sides is None:
            return False  # one of them has been unloaded
        from rich.console import Console

        console = Console(highlight=False)
        for table in beside.shown(*sides, found.likeness, self._place()):
            console.print(table)
        return True

    def _place(self) -> str:
        if self.most < len(self.asked):
            return f"{len(self.past) + 1} of {self.most}"
        return f"{self.at + 1} of {len(self.asked)}"

    def _act(self, key: str, found: Proposal) -> None:
        if key == _BACK:
            self._back()
            return
        verdict = _VERDICTS.get(key)
        made = judgement(found, verdict, self.by) if verdict else None
        if made and not self._write(made):
            return
        click.echo(f"{made.verdict if made else 'skipped'}: {' and '.join(found.pair)}\n")
        self.past.append((self.at, made))
        self.at += 1

    def _write(self, made: Judgement) -> bool:
        try:
            self.run(judging.judge(self.db, [made], seen=self.known.judgements))
        except JudgementsRefused as refused:
            _tell_refused(refused)
            return False
        return True

    def _back(self) -> None:
        if not self.past:
            click.echo("there is nothing to take back here\n")
            return
        self.at, made = self.past.pop()
        if made:
            self._take_back(made)

    def _take_back(self, made: Judgement) -> None:
        try:
            did = self.run(judging.withdraw(self.db, [made.id], seen={made.id: made}))
        except JudgementsRefused as refused:
            _tell_refused(refused)
            return
        said = "taken back" if did.judgements.withdrawn else "somebody has taken it back meanwhile"
        click.echo(f"{said}: {' and '.join(made.pair)}\n")

    def _tell(self) -> None:
        did = Counter(str(made.verdict) if made else "skipped" for _, made in self.past)
        told = ", ".join(f"{count} {what}" for what, count in sorted(did.items()))
        click.echo(told or "nothing is decided")


def _pressed() -> str:
    """Return a key that decides; others are explained."""
    known = {*_VERDICTS, _SKIP, _BACK, *_QUIT}
    click.echo(beside.KEYS)
    try:
        while (key := click.getchar().lower()) not in known:
            click.echo(beside.HELP if key == _HELP else beside.KEYS)
    except EOFError:  # as click tells of Ctrl-D
        return _END
    return key


def _tell_refused(refused: JudgementsRefused) -> None:
    for one in refused.refusals:
        click.echo(tables.plain(f"{one.what}; {one.remedy}"))
    click.echo()


async def _known(db: Database, before: Known) -> Known:
    async with db.reading() as tx:
        return await judged.known(tx, before)


async def _evidence(db: Database, one: str, other: str) -> tuple[Evidence, Evidence] | None:
    async with db.reading() as tx:
        mine, theirs = await evidence.of(tx, one), await evidence.of(tx, other)
    return (mine, theirs) if mine and theirs else None
