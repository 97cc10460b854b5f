"""What a session holds, and what one statement or command makes of it."""

import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from kb.queries.catalogue import Catalogue
from kb.queries.run import DEFAULT_LIMIT, HIGHEST_LIMIT, ask
from kb.shell import commands, vocabulary
from kb.shell.asking import Run, Values
from kb.shell.drawn import literal, name
from kb.shell.entries import Entry
from kb.store.driver import Database


@dataclass(frozen=True)
class Rows:
    """An answer to show.

    Attributes:
        columns: none where a statement returns nothing.
        literal: whether values are to be shown as Cypher writes them; if not, as `kb query` does.
        changed: what the statement changed, such as `nodes_created`.
    """

    columns: Sequence[str]
    rows: Sequence[Values]
    truncated: bool = False
    literal: bool = False
    seconds: float = 0.0
    changed: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Words:
    """A text to show, which is no data."""

    text: str


@dataclass(frozen=True)
class End:
    """Nothing more is to be read."""


Outcome = Rows | Words | End
_OF_FACTS = "(facts)"


@dataclass
class Session:
    """What statements and commands of one session share.

    Attributes:
        run: how a statement that is typed is run.
        parameters: what `:param` set.
        limit: rows after which an answer is cut.
        form: how rows are written, one of `commands.FORMATS`.
    """

    db: Database
    run: Run
    questions: Catalogue
    limit: int = DEFAULT_LIMIT
    form: str = "table"
    parameters: dict[str, Any] = field(default_factory=dict)

    async def do(self, entry: Entry) -> Outcome:
        """Run one statement or command.

        Raises:
            ThroughlineError: it cannot be done.
        """
        if not entry.is_command:
            return await self._statement(entry.text)
        command, rest = commands.read(entry.text)
        return await _DO[command](self, rest)

    async def _statement(self, text: str) -> Rows:
        began = time.perf_counter()
        async with self.run(text, self.parameters) as reply:
            rows = await _first(reply.batches, self.limit + 1)
            changed = await reply.changed()
        return Rows(
            reply.columns,
            rows[: self.limit],
            len(rows) > self.limit,
            True,
            time.perf_counter() - began,
            changed,
        )


def sent(entry: Entry) -> str:
    """Return the text in which Neo4j may name a place, if it refuses a statement or command."""
    if not entry.is_command:
        return entry.text
    _, arrow, expression = entry.text.partition("=>")
    return _returned((expression if arrow else entry.text.partition(" ")[2]).strip())


async def _first(batches: AsyncIterator[list[Values]], count: int) -> list[Values]:
    rows: list[Values] = []
    async for batch in batches:
        rows += batch
        if len(rows) >= count:
            break
    return rows[:count]


async def _help(_session: Session, _rest: str) -> Words:
    return Words(commands.help_text())


async def _ask(session: Session, rest: str) -> Rows:
    asked, *pairs = commands.words(rest) or [""]
    if not asked:
        raise commands.wrong(f"write `{commands.usage('ask')}`; `:questions` lists them")
    question = session.questions.find(asked)
    began = time.perf_counter()
    answer = await ask(session.db, question, commands.given(question, pairs), limit=session.limit)
    spent = time.perf_counter() - began
    return Rows(question.column_names, answer.values, answer.truncated, seconds=spent)


async def _questions(session: Session, _rest: str) -> Rows:
    every = session.questions.every()
    return Rows(("question", "title"), [(it, found.title) for it, found in every.items()])


async def _schema(_session: Session, rest: str) -> Rows:
    known = vocabulary.described()
    if rest:
        only = commands.one_of("schema", rest.lstrip(":"), list(known))
        return Rows(("property",), [(one,) for one in sorted(vocabulary.properties_of(only))])
    rows = [(it, what, _properties(it)) for it, what in known.items()]
    return Rows(
        ("name", "what", "properties"),
        [*rows, (_OF_FACTS, "What every fact has.", ", ".join(sorted(vocabulary.FACT)))],
    )


def _properties(of: str) -> str:
    own = sorted(vocabulary.own_properties_of(of))
    return ", ".join([*own, *([_OF_FACTS] if vocabulary.bears_fact(of) else [])])


async def _param(session: Session, rest: str) -> Words:
    named, expression = commands.setting(rest)
    # On lines of its own, `AS value` is no part of a comment that the expression ends with.
    async with session.run(_returned(expression), session.parameters) as reply:
        rows = await _first(reply.batches, 2)
    if len(rows) != 1 or len(reply.columns) != 1:
        raise commands.wrong(f"`{expression}` is not one expression; write one value")
    [[value]] = rows
    if named is None and not isinstance(value, dict):
        raise commands.wrong("only a map sets several parameters; write `:param {a: 1, b: 2}`")
    found = value if named is None else {named: value}
    session.parameters.update(found)
    return Words("\n".join(f"${name(key)} = {literal(it)}" for key, it in sorted(found.items())))


def _returned(expression: str) -> str:
    return f"RETURN {expression}\nAS value"


async def _params(session: Session, _rest: str) -> Rows:
    found = sorted(session.parameters.items())
    return Rows(("parameter", "value"), [(it, value) for it, value in found], literal=True)


async def _clear(session: Session, _rest: str) -> Words:
    session.parameters.clear()
    return Words("no parameter is set")


async def _format(session: Session, rest: str) -> Words:
    session.form = commands.one_of("format", rest, commands.FORMATS)
    return Words(f"rows are written as {session.form}")


async def _limit(session: Session, rest: str) -> Words:
    session.limit = commands.number(rest, HIGHEST_LIMIT)
    return Words(f"an answer is cut after {session.limit} rows")


async def _exit(_session: Session, _rest: str) -> End:
    return End()


_DO: Mapping[str, Callable[[Session, str], Awaitable[Outcome]]] = MappingProxyType(
    {
        "help": _help,
        "ask": _ask,
        "questions": _questions,
        "schema": _schema,
        "param": _param,
        "params": _params,
        "clear": _clear,
        "format": _format,
        "limit": _limit,
        "exit": _exit,
    }
)
