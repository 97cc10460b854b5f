"""What the headers say, for people: a question on the terminal, all in `cypher/README.md`.

python -m kb.queries.docs > cypher/README.md
"""

import json
import shlex
import sys
from collections.abc import Iterator, Mapping
from typing import Any

from kb.queries import registry
from kb.queries.question import REQUIRED, Question

_OPENING = """\
<!-- Generated from the headers by `make docs`; a test compares the two. -->

# The questions

One file is one question: a header that declares parameters, columns and their order, then plain
Cypher that also runs by hand. A file dropped into this folder, or into one of your own that
`--cypher` or `KB_CYPHER` names, is a command and an endpoint at once:

    kb query NAME --parameter value
    curl 'localhost:8000/v1/queries/NAME?parameter=value'

The Cypher ends with its RETURN: the declared order, which tells all rows apart, and a limit are
added to it.

`?` marks what may be null, `[]` a list, `a|b` the values allowed. A party is given by id, name,
alias or identifier; a thing (a party, agreement, measure or kind of data) by its id, and so a fact
(an agreement and a measure are facts too). Days are written 2018-06-05; periods 2010/2015, 2018-06
or 2010.., with both ends in them.

"""


def described(question: Question) -> str:
    """Say what a question asks, takes and answers, in Markdown."""
    return "\n".join(_lines(question)) + "\n"


def catalogue(questions: Mapping[str, Question]) -> str:
    """Say so of all questions, with a list of them before."""
    listed = "".join(f"- [`{name}`](#{name}): {q.title}\n" for name, q in questions.items())
    return _OPENING + listed + "".join(f"\n{described(q)}" for q in questions.values())


def asked(
    question: Question, parameters: Mapping[str, Any], rows: int, more: bool
) -> dict[str, str]:
    """Say what an answer is one to: what goes with rows that are handed on as a file."""
    return {
        "question": question.name,
        "title": question.title,
        **{f"${name}": _json(value) for name, value in parameters.items()},
        "rows": f"{rows}{', and there are more' if more else ''}",
    }


def command(name: str, given: Mapping[str, Any]) -> str:
    """Return the command that asks a question with these parameters, to be copied into a shell."""
    words = ["kb", "query", name]
    for parameter, value in given.items():
        for one in value if isinstance(value, list) else [value]:
            words += [
                f"--{parameter.replace('_', '-')}",
                one if isinstance(one, str) else _json(one),
            ]
    return shlex.join(words)


def _lines(question: Question) -> Iterator[str]:
    yield f"## {question.name}"
    yield ""
    yield question.title
    if question.description:
        yield ""
        yield question.description
    if question.parameters:
        yield from ("", "| parameter | type | default | |", "|---|---|---|---|")
    for parameter in question.parameters:
        default = "required" if parameter.default is REQUIRED else _code(parameter.default)
        yield _row(f"`{parameter.name}`", f"`{parameter.kind}`", default, parameter.description)
    yield from ("", "| column | type | |", "|---|---|---|")
    for column in question.columns:
        yield _row(f"`{column.name}`", f"`{column.kind}`", column.description)
    keys = (f"`{key.column}`{', descending' * key.descending}" for key in question.order)
    yield from ("", f"Ordered by {'; '.join(keys)}. For example {_code(question.example)}.")


def _row(*cells: str) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _code(value: Any) -> str:
    return f"`{_json(value)}`"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)


if __name__ == "__main__":
    sys.stdout.write(catalogue(registry.every((registry.shipped(),))))
