"""A question's header, by itself and against what Neo4j says of the query under it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from kb.errors import InvalidQuestion
from kb.language import clauses
from kb.language.tokens import Place, tokens
from kb.language.tree import tree
from kb.lint.explained import Explained
from kb.lint.files import STANDARD_INPUT, Statement, Text
from kb.lint.findings import Found
from kb.queries import header, verify
from kb.queries.question import Question

# What is piped in has no name of its own.
_PIPED = "piped"
_SUGGESTED = frozenset({"value", "label"})


@dataclass(frozen=True)
class Headed:
    """A file with a header: what is wrong in it, or else the question that it declares."""

    found: tuple[Found, ...]
    question: Question | None = None


def read(text: Text) -> Headed:
    """Read a question's header."""
    name = PurePath(text.file).stem if text.file != STANDARD_INPUT else _PIPED
    try:
        return Headed((), header.parse(name, text.file, text.text))
    except InvalidQuestion as error:
        return Headed(tuple(_found(error)))


def _found(error: InvalidQuestion) -> Iterator[Found]:
    for problem in error.problems:
        place = Place(max(problem.line, 1), max(problem.column, 1))
        yield Found(place, "header", problem.what, problem.remedy)


def check(headed: Headed, parts: Sequence[Statement], said: Sequence[Explained]) -> Iterator[Found]:
    """Yield what is wrong between a header and its query: what `kb query` would say on asking."""
    if len(parts) != 1:
        place = parts[1].tokens[0].place if parts else Place(1, 1)
        what = f"a question is one statement, and here are {len(parts)}"
        yield Found(place, "header", what, "write each into a file of its own")
    elif headed.question and said[0].columns:
        yield from () if headed.question.pages else _ends(parts[0])
        try:
            verify.check(headed.question, said[0].columns)
        except InvalidQuestion as error:
            yield from _found(error)


def _ends(statement: Statement) -> Iterator[Found]:
    """Find what follows the RETURN: the runner adds the header's order and a limit there."""
    last = clauses.split(tree(statement.tokens) or ())[-1:]
    if last and last[0].at and last[0].word != "RETURN":
        what = "the query does not end with its RETURN"
        remedy = "remove what follows that: the header's order and a limit are added"
        yield Found(last[0].at.place, "header", what, remedy)


def suggestions(question: Question) -> Mapping[str, Statement]:
    """Return the suggestions of a header as statements that stand at their places in the file."""
    lines = question.text.split("\n")
    found = {}
    for name, suggester in question.suggest.items():
        column = lines[suggester.line - 1].index(suggester.text)
        placed = "\n" * (suggester.line - 1) + " " * column + suggester.text
        found[name] = Statement(tokens(placed), suggester.text)
    return found


def check_suggestions(
    suggested: Mapping[str, Statement], said: Sequence[Explained]
) -> Iterator[Found]:
    """Yield the suggestions that do not return what a suggestion has to."""
    for (name, statement), one in zip(suggested.items(), said, strict=True):
        if one.columns and set(one.columns) != _SUGGESTED:
            what = f"the suggestion for `{name}` returns {', '.join(sorted(one.columns))}"
            place = statement.tokens[0].place
            yield Found(place, "header", what, "return `value` and `label`")
