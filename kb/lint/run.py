"""Linting files: what Neo4j says of each statement, what our rules do, and what is allowed."""

import asyncio
from collections.abc import Iterable, Iterator
from pathlib import PurePath

from kb.errors import InvalidQuestion
from kb.language.tokens import Place, Token, tokens
from kb.language.tree import tree
from kb.lint import allowed, explained, files, queries, rules
from kb.lint.files import Statement, Text
from kb.lint.findings import Finding, Found
from kb.queries import header, verify
from kb.queries.question import Question
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
    every = tokens(text.text)
    said, wrong = allowed.read(text.text, every)
    parts = tuple(files.statements(text.text))
    explaining = (_statement(db, turns, part) for part in parts)
    found = [one for each in await asyncio.gather(*explaining) for one in each]
    if header.declares(text.text):
        is_read = not any(one.code in {"syntax", "writes"} for one in found)
        async with turns:
            found += await _question(db, text, is_read)
    kept = {*allowed.without(found, said), *wrong}
    return [
        Finding(text.file, one.place.line, one.place.column, one.code, one.what, one.remedy)
        for one in kept
    ]


async def _statement(db: Database, turns: asyncio.Semaphore, statement: Statement) -> list[Found]:
    async with turns:
        said = await explained.explain(db, statement)
    return [*said.found, *(read(statement.tokens) if said.read else ())]


def read(statement: tuple[Token, ...]) -> Iterator[Found]:
    """Yield what our own rules find in a statement; nothing where its brackets do not match."""
    items = tree(statement)
    if items is not None:
        reading = queries.read(items)
        for rule in rules.EVERY:
            yield from rule(reading)


async def _question(db: Database, text: Text, is_read: bool) -> list[Found]:
    """Return what is wrong between a question's header and its query."""
    try:
        question = header.parse(PurePath(text.file).stem, text.file, text.text)
        if is_read:
            await verify.check_query(db, question)
    except InvalidQuestion as error:
        return [
            Found(Place(max(p.line, 1), max(p.column, 1)), "header", p.what, p.remedy)
            for p in error.problems
        ]
    return [found for part in _suggesters(question) for found in read(part)]


def _suggesters(question: Question) -> Iterator[tuple[Token, ...]]:
    """Yield the suggestions of a header as tokens at their places in the file."""
    lines = question.text.split("\n")
    for suggester in question.suggest.values():
        column = lines[suggester.line - 1].index(suggester.text)
        yield tokens("\n" * (suggester.line - 1) + " " * column + suggester.text)
