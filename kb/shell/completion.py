"""What may follow what is typed so far, without asking the database."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kb.language.tokens import Kind, Place, Token, tokens
from kb.queries.question import Question
from kb.queries.suggest import choices
from kb.shell import commands, entries, reading, vocabulary
from kb.shell.drawn import name

_NO_WORD = {Kind.TEXT, Kind.NUMBER, Kind.NAME}


@dataclass(frozen=True)
class Candidate:
    """A text that may be meant.

    Attributes:
        text: all of it.
        typed: how many characters of it are typed, and would be replaced.
        note: what it is, in a few words.
    """

    text: str
    typed: int
    note: str = ""


@dataclass(frozen=True)
class Known:
    """What a session knows: the names of the parameters that are set, and the questions."""

    parameters: Sequence[str]
    questions: Mapping[str, Question]


@dataclass(frozen=True)
class Asked:
    """A parameter of a question whose value is being typed.

    Attributes:
        begun: what there is of the value.
        typed: how many characters that has as it is typed, with a quote perhaps.
    """

    question: Question
    parameter: str
    begun: str
    typed: int


def candidates(text: str, known: Known) -> list[Candidate]:
    """Return what may be meant at the end of a text, in the order in which it is offered."""
    entry = _current(text)
    if entry.is_command:
        return list(_of_command(entry.text, known))
    return list(_of_statement(entry.text, known))


def invites(text: str) -> bool:
    """Whether something is offered at the end of a text though nobody asks for it."""
    last = text[-1:]
    in_command = _current(text).is_command
    return last.isalnum() or (last in "_:.$|" and last != "") or in_command


def asked(text: str, known: Known) -> Asked | None:
    """Return the parameter whose value is typed at the end, where a database may know values."""
    entry = _current(text)
    words = entry.text.split(" ")
    if words[0] != ":ask" or len(words) < 3 or words[1] not in known.questions:
        return None
    parameter, equals, begun = words[-1].partition("=")
    question = known.questions[words[1]]
    if not equals or parameter not in {it.name for it in question.parameters}:
        return None
    return Asked(question, parameter, begun.lstrip("'\""), len(begun))


def _current(text: str) -> entries.Entry:
    """Return what is being typed at the end: nothing yet, after what has ended."""
    last = next(iter(entries.split(text)[-1:]), None)
    goes_on = last is not None and (
        "\n" not in text[text.rfind(last.text) :] if last.is_command else not last.ended
    )
    if last is None or not goes_on:
        return entries.Entry("", Place(1, 1), ended=False)
    # Spaces at the end part a finished word from one that goes on.
    return entries.Entry(text[text.rfind(last.text) :], last.place, last.ended)


def _begun(typed: str, offered: Iterable[tuple[str, str]]) -> Iterator[Candidate]:
    folded = typed.lower()
    for text, note in offered:
        if text.lower().lstrip("`").startswith(folded) and text != typed:
            yield Candidate(text, len(typed), note)


def _of_command(text: str, known: Known) -> Iterator[Candidate]:
    command, *words = text.removeprefix(":").split(" ")
    typed = words[-1] if words else command
    if not words:
        every = ((it, usage.help) for it, usage in commands.COMMANDS.items())
        yield from _begun(typed, every)
    elif command == "ask":
        yield from _of_question(words, typed, known)
    elif command == "format":
        yield from _begun(typed, ((it, "") for it in commands.FORMATS))
    elif command == "schema":
        yield from _begun(typed, vocabulary.described().items())
    elif command == "param":
        yield from _of_statement(text.partition(" ")[2].partition("=>")[2], known)


def _of_question(words: Sequence[str], typed: str, known: Known) -> Iterator[Candidate]:
    if len(words) == 1:
        yield from _begun(typed, ((it, found.title) for it, found in known.questions.items()))
        return
    question = known.questions.get(words[0])
    parameter, equals, value = typed.partition("=")
    for it in question.parameters if question else ():
        if not equals:
            yield from _begun(typed, [(f"{it.name}=", it.description)])
        elif it.name == parameter:
            yield from _begun(value, ((choice, "") for choice in choices(it.kind)))


def _of_statement(text: str, known: Known) -> Iterator[Candidate]:
    typed, before = _parted(text)
    if typed is None:
        return
    if before and before[-1].is_symbol("$"):
        yield from _begun(typed, ((name(it), "parameter") for it in known.parameters))
        return
    yield from _begun(typed, _offered(typed, before))


def _parted(text: str) -> tuple[str | None, list[Token]]:
    """Return the word that is being typed, None inside a text or comment, and what is before it."""
    found = list(tokens(text))
    if any(token.is_unclosed for token in found):
        return None, found
    last = found[-1] if found else None
    gap = text[last.start + len(last.text) :] if last else text
    if "//" in gap and "\n" not in gap[gap.rindex("//") :]:
        return None, found
    if last is None or gap or last.kind is Kind.SYMBOL:
        return "", found
    if last.kind is Kind.PARAMETER:
        dollar = Token(Kind.SYMBOL, "$", last.start, last.place)
        return last.text.removeprefix("$").strip(), [*found[:-1], dollar]
    return (None if last.kind in _NO_WORD else last.text), found[:-1]


def _offered(typed: str, before: Sequence[Token]) -> Iterator[tuple[str, str]]:
    open_at = reading.open_brackets(before)
    begun = reading.pattern(before, open_at[-1]) if open_at else None
    last = before[-1] if before else None
    if last is not None and last.is_symbol("."):
        yield from _properties_after(before)
    elif begun is not None and begun.joined:
        yield from _labels() if begun.is_node else _types()
    elif last is not None and last.is_symbol(":") and not _in_map(before, open_at):
        yield from _labels()
    elif last is not None and last.is_symbol("{", ",") and _in_map(before, open_at):
        yield from _properties_within(before, open_at)
    elif last is None or last.word != "AS":
        yield from _words(typed, before)


def _labels() -> Iterator[tuple[str, str]]:
    return ((it, "label") for it in vocabulary.labels())


def _types() -> Iterator[tuple[str, str]]:
    return ((it, "type") for it in vocabulary.types())


def _in_map(before: Sequence[Token], open_at: Sequence[int]) -> bool:
    return bool(open_at) and before[open_at[-1]].is_symbol("{")


def _properties_after(before: Sequence[Token]) -> Iterator[tuple[str, str]]:
    """Offer the properties of a variable; those of everything where its label is not told."""
    variable = before[-2].name if len(before) > 1 else ""
    names = reading.variables(before).get(variable)
    namespace = f"{variable}."
    if names is None and (inner := [it for it in _functions() if it[0].startswith(namespace)]):
        yield from ((it.removeprefix(namespace), note) for it, note in inner)
        return
    yield from _properties(names or ())


def _properties_within(
    before: Sequence[Token], open_at: Sequence[int]
) -> Iterator[tuple[str, str]]:
    """Offer the properties of the pattern in which a map stands; none in any other map."""
    begun = reading.pattern(before, open_at[-2]) if len(open_at) > 1 else None
    if begun is not None:
        yield from _properties(begun.names)


def _properties(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    of = frozenset().union(*map(vocabulary.properties_of, names)) or vocabulary.properties()
    return ((it, "property") for it in sorted(of))


def _functions() -> Iterator[tuple[str, str]]:
    return ((f"{it}(", "function") for it in vocabulary.FUNCTIONS)


def _words(typed: str, before: Sequence[Token]) -> Iterator[tuple[str, str]]:
    """Offer variables; keywords and functions where a pattern does not ask for a name."""
    yield from ((name(it), "variable") for it in sorted(reading.variables(before)))
    names_one = bool(before) and before[-1].is_symbol("(", "[") and not _calls(before)
    if typed and not names_one:
        yield from ((it, "") for it in vocabulary.KEYWORDS)
        yield from _functions()


def _calls(before: Sequence[Token]) -> bool:
    """Whether the last bracket is that of a function's arguments."""
    word = before[-2].word if len(before) > 1 else ""
    return bool(word) and word not in vocabulary.WORDS - {"COUNT", "COLLECT"}
