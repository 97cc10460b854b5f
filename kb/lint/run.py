"""Linting files: what Neo4j says of each statement, what our rules do, and what is allowed."""

import asyncio
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kb.language.tokens import Token, tokens
from kb.language.tree import tree
from kb.lint import allowed, explained, files, headers, queries, rules
from kb.lint.explained import Explained
from kb.lint.files import Statement, Text
from kb.lint.findings import Finding, Found
from kb.queries import header
from kb.store.driver import Database

# Neo4j plans on every processor; more at once would only wait there.
AT_ONCE = 16


async def lint(db: Database, texts: Iterable[Text]) -> list[Finding]:
    """Return all that is found in some files, in the order of files and lines.

    Raises:
        DatabaseError: Neo4j does not answer.
    """
    turns = asyncio.Semaphore(AT_ONCE)
    found = await asyncio.gather(*(_file(db, turns, text) for text in texts))
    return sorted(finding for findings in found for finding in findings)


async def _file(db: Database, turns: asyncio.Semaphore, text: Text) -> list[Finding]:
    said, wrong = allowed.read(text.text, tokens(text.text))
    question = headers.read(text) if header.declares(text.text) else None
    parts = [*files.statements(text.text)]
    suggested = headers.suggestions(question.question) if question and question.question else {}
    reading = (_statement(db, turns, part) for part in (*parts, *suggested.values()))
    read = await asyncio.gather(*reading)
    found = [one for each in read for one in each.found]
    if question:
        found += question.found
        found += headers.check(question, parts, read[: len(parts)])
        found += headers.check_suggestions(suggested, read[len(parts) :])
    kept = {*allowed.without(found, said), *wrong}
    return [
        Finding(text.file, one.place.line, one.place.column, one.code, one.what, one.remedy)
        for one in kept
    ]


async def _statement(db: Database, turns: asyncio.Semaphore, statement: Statement) -> Explained:
    """Return what Neo4j finds in a statement, and our own rules where it can be read."""
    async with turns:
        said = await explained.explain(db, statement)
    own = tuple(ruled(statement.tokens)) if said.read else ()
    return replace(said, found=(*said.found, *own))


def ruled(statement: tuple[Token, ...]) -> Iterator[Found]:
    """Yield what our own rules find in a statement; nothing where its brackets do not match."""
    items = tree(statement)
    if items is not None:
        reading = queries.read(items)
        for rule in rules.EVERY:
            yield from rule(reading)
