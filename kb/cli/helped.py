"""What the help of a question says, all of it from the question's header."""

from datetime import date
from typing import Any

from kb.formats.values import encode
from kb.queries import docs
from kb.queries.question import REQUIRED, Parameter, Question


def metavar(parameter: Parameter) -> str:
    """Return what stands for a parameter's value: its choices, or its type."""
    return "|".join(parameter.kind.choices) or parameter.kind.name.upper()


def line(parameter: Parameter) -> str:
    """Return what a parameter is, and whether it may be left out or given again."""
    notes = []
    if parameter.default is REQUIRED:
        notes.append("required")
    elif parameter.default is not None:
        notes.append(f"default: {_written(parameter.default)}")
    if parameter.kind.several:
        notes.append("several times for several")
    return f"{parameter.description}  [{'; '.join(notes)}]" if notes else parameter.description


def epilog(question: Question) -> str:
    """Return what columns there are, and a call that can be copied."""
    return (
        f"Columns: {', '.join(question.column_names)}; `kb queries {question.name}` says what "
        f"each holds.\n\nFor example: {example(question)}"
    )


def example(question: Question) -> str:
    """Return the question's example as a command."""
    return docs.command(question.name, question.example)


def _written(value: Any) -> str:
    return str(value) if isinstance(value, str | date) else encode(value)
