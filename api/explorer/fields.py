"""The form of a question, made from its header: a field for each parameter, by its type."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kb.formats.values import encode
from kb.queries import suggest, values
from kb.queries.question import REQUIRED, Parameter, Question

_INPUTS: Mapping[str, Mapping[str, str]] = {
    "int": {"type": "number", "step": "1"},
    "depth": {"type": "number", "step": "1", "min": "0", "max": str(values.DEEPEST)},
    "float": {"type": "number", "step": "any"},
    "date": {"type": "date"},
}


@dataclass(frozen=True)
class Field:
    """One field.

    Attributes:
        noun: what a value of it is, in words.
        values: what was given, as texts.
        options: all values there are, where they can be listed.
        input: the attributes of an input, where they cannot.
        suggested: whether values are suggested while one is typed.
        default: what is taken where nothing is given, for people; None where that is nothing.
        errors: what is wrong with what was given.
    """

    name: str
    description: str
    noun: str
    values: tuple[str, ...]
    options: tuple[str, ...]
    input: Mapping[str, str]
    several: bool
    suggested: bool
    required: bool
    default: str | None
    errors: tuple[str, ...]


def of(
    question: Question, given: Mapping[str, Sequence[str]], wrong: Sequence[Mapping[str, Any]]
) -> list[Field]:
    """Return the fields of a question, with what was given and what is wrong with it."""
    return [_field(question, p, given.get(p.name, ()), wrong) for p in question.parameters]


def elsewhere(question: Question, wrong: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Yield what is wrong with anything that has no field."""
    names = {parameter.name for parameter in question.parameters}
    yield from (error["detail"] for error in wrong if error.get("parameter") not in names)


def _field(
    question: Question,
    parameter: Parameter,
    given: Sequence[str],
    wrong: Sequence[Mapping[str, Any]],
) -> Field:
    kind = parameter.kind
    errors = tuple(e["detail"] for e in wrong if e.get("parameter") == parameter.name)
    options = suggest.choices(kind)
    return Field(
        name=parameter.name,
        description=parameter.description,
        noun=values.noun(kind),
        values=tuple(given),
        options=options,
        # A browser shows nothing of a text that is no day: what is wrong is to be seen.
        input={"type": "text"} if errors else _INPUTS.get(kind.name, {"type": "text"}),
        several=kind.several,
        suggested=not options and suggest.is_possible(question, parameter),
        required=parameter.default is REQUIRED,
        default=_default(parameter),
        errors=errors,
    )


def _default(parameter: Parameter) -> str | None:
    default = parameter.default
    if default is REQUIRED or default is None:
        return None
    if isinstance(default, list):
        return ", ".join(map(_text, default))
    return _text(default)


def _text(value: Any) -> str:
    return encode(value).strip('"')
