"""The commands of the prompt: what there is, and how one is written."""

import difflib
import re
import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from kb.errors import Fault, InvalidParameter
from kb.language.tokens import tokens
from kb.queries.question import Question

FORMATS = ("table", "json", "ndjson", "csv")


@dataclass(frozen=True)
class Usage:
    """How a command is written after its name, and what it does."""

    arguments: str
    help: str


COMMANDS: Mapping[str, Usage] = MappingProxyType(
    {
        "help": Usage("", "Say what can be typed here."),
        "ask": Usage("NAME [PARAMETER=VALUE …]", "Ask a question of the catalogue."),
        "questions": Usage("", "List the questions."),
        "schema": Usage("[NAME]", "Show labels, types and their properties, or those of one."),
        "param": Usage("NAME => EXPRESSION", "Set $NAME; `:param {a: 1, b: 2}` sets several."),
        "params": Usage("", "Show the parameters that are set."),
        "clear": Usage("", "Forget all parameters."),
        "format": Usage("|".join(FORMATS), "Choose how rows are written."),
        "limit": Usage("N", "Choose after how many rows an answer is cut."),
        "exit": Usage("", "End; so do `:quit` and Ctrl-D."),
    }
)
_ALSO = MappingProxyType({"quit": "exit"})
NAMES = (*COMMANDS, *_ALSO)
_SET = re.compile(r"(\w+|`(?:``|[^`])+`)\s*=>\s*(\S.*)\Z", re.DOTALL)
HELP = """\
A statement ends with `;` and may take several lines. What begins with `:` is a command:

{commands}

Tab completes, Ctrl-R searches what was typed before, Ctrl-C clears the line or ends the statement
that runs, Alt-Enter runs what is typed as it is. What begins with a space is not remembered."""


def read(text: str) -> tuple[str, str]:
    """Return the name of a command and what follows it.

    Raises:
        InvalidParameter: there is none of the name.
    """
    name, _, rest = text.removeprefix(":").partition(" ")
    bare = name.rstrip(";").lower()
    if bare not in NAMES:
        close = difflib.get_close_matches(bare, NAMES, n=1)
        there = ", ".join(f":{known}" for known in COMMANDS)
        hint = f"did you mean `:{close[0]}`?" if close else f"there are {there}"
        raise wrong(f"there is no command `:{bare}`; {hint}")
    return _ALSO.get(bare, bare), rest.strip().removesuffix(";").rstrip()


def wrong(what: str) -> InvalidParameter:
    """Return the error for a command that is not written as it should be."""
    return InvalidParameter(Fault("", what))


def usage(name: str) -> str:
    """Return how a command is written."""
    return f":{name} {COMMANDS[name].arguments}".rstrip()


def help_text() -> str:
    """Return what `:help` says."""
    width = max(len(usage(name)) for name in COMMANDS)
    lines = (f"  {usage(name):{width}}  {command.help}" for name, command in COMMANDS.items())
    return HELP.format(commands="\n".join(lines))


def setting(rest: str) -> tuple[str | None, str]:
    """Return the name that `:param` sets, None where a map sets several, and the expression.

    Raises:
        InvalidParameter: it is written otherwise.
    """
    if rest.startswith("{"):
        return None, rest
    found = _SET.match(rest)
    if found is None:
        raise wrong(f"write `{usage('param')}`, such as `:param day => date('2018-06-05')`")
    return tokens(found[1])[0].name, found[2]


def number(rest: str, most: int) -> int:
    """Return the number of rows that `:limit` sets.

    Raises:
        InvalidParameter: it is none, or too large.
    """
    if not re.fullmatch(r"[0-9]{1,9}", rest) or not 1 <= int(rest) <= most:
        raise wrong(f"write `:limit N`, with a number from 1 to {most}")
    return int(rest)


def one_of(name: str, rest: str, known: Sequence[str]) -> str:
    """Return what follows a command, which has to be one of a few.

    Raises:
        InvalidParameter: it is none of them.
    """
    if rest in known:
        return rest
    close = difflib.get_close_matches(rest, known, n=1)
    hint = f"did you mean `{close[0]}`?" if close else f"write one of {', '.join(known)}"
    raise wrong(f"`:{name}` knows no `{rest}`; {hint}" if rest else f"write `{usage(name)}`")


def words(rest: str) -> list[str]:
    """Part what follows a command into words, of which quotes may hold spaces together.

    Raises:
        InvalidParameter: a quote is not closed.
    """
    try:
        return shlex.split(rest)
    except ValueError as error:
        raise wrong(f"a quote in `{rest}` is not closed; close it") from error


def given(question: Question, pairs: Sequence[str]) -> dict[str, Any]:
    """Return a question's parameters as written, `party=huawei`; only a list has one twice.

    Raises:
        InvalidParameter: one is no pair, or is given twice.
    """
    several = {it.name for it in question.parameters if it.kind.several}
    found: dict[str, Any] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals:
            raise wrong(f"`{pair}` gives no parameter; write `:ask {question.name} NAME=VALUE`")
        if name in several:
            found.setdefault(name, []).append(value)
        elif name in found:
            what = f"the parameter `{name}` is given twice; give it once"
            raise InvalidParameter(Fault(name, what))
        else:
            found[name] = value
    return found
