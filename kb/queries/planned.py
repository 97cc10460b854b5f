"""Having Neo4j plan questions before anybody waits for them: the first time takes it seconds.

It keeps a plan for a text and for what comes with it: of a text of up to 10 letters another than of
one of up to 100, and of a list of one the same as of a list of ten.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from kb.errors import DatabaseError, QueryFailed
from kb.queries import run, statement, values
from kb.queries.question import Question
from kb.store.driver import Database

LENGTHS = (100, 10)  # letters; ids of parties are mostly as long as the first


class Expected(NamedTuple):
    """A question as it will be asked.

    Attributes:
        texts: parameters that will be given as a text, or several, that nobody knows yet.
        given: further ones, as they will be given.
    """

    question: str
    texts: tuple[str, ...]
    given: Mapping[str, str] = {}


async def plan(db: Database, questions: Iterable[tuple[Question, Expected]]) -> int:
    """Have Neo4j plan questions one after the other, which leaves room for those that are asked.

    Returns how many plans it made. Of a question that it refuses, whoever asks it will be told;
    when it answers no more, no further ones are made.
    """
    made = 0
    for question, expected in questions:
        for length in LENGTHS:
            texts = dict.fromkeys(expected.texts, "x" * length)
            try:
                await _plan(db, question, {**expected.given, **texts})
                made += 1
            except QueryFailed:
                continue
            except DatabaseError:
                return made
    return made


async def _plan(db: Database, question: Question, given: Mapping[str, str]) -> None:
    parameters = values.asked(question, given)
    asked = statement.asking(question, parameters, run.DEFAULT_LIMIT, None)
    await db.described(asked.text, asked.parameters)
