"""A trace drawn for a terminal: a tree of hops, the measures beside it, the notes under it."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from rich.console import Console
from rich.padding import Padding
from rich.text import Text
from rich.tree import Tree

from kb.cli.tables import plain
from kb.queries import trace as tracing
from kb.queries.trace import Trace
from kb.telling import beside, headings, hops, notes, remarks
from kb.telling.hops import Hop
from kb.telling.remarks import Remark
from kb.telling.terms import Term

_NOTHING: Mapping[str, str] = MappingProxyType({})
_STYLES: Mapping[str, str] = MappingProxyType(
    {
        "certain": "green",
        "possible": "yellow",
        "planned": "yellow",
        "qualified": "yellow",
        "conflicts": "red",
        "disputed": "red",
    }
)


def draw(trace: Trace, asked: Mapping[str, str] = _NOTHING, console: Console | None = None) -> None:
    """Print a trace, and above it what was asked: parameters of `chain` as they were written."""
    screen = console or Console(highlight=False)
    screen.print(_heading(trace, asked))
    if trace.chains:
        for tree in _trees(trace):
            screen.print(Padding(tree, (1, 0, 0, 0)))
    else:
        for rows in trace.why_not:
            for number, line in enumerate(beside.why_not(rows)):
                screen.print(Text(plain(f"  {line}" if number else line)))
    _section(screen, f"Measures that regard {trace.party['name']}", _measures(trace))
    _section(screen, "Notes", map(_note, trace.notes))


def _section(screen: Console, title: str, lines: Iterable[Text]) -> None:
    for number, line in enumerate(lines):
        if number == 0:
            screen.print(Text(f"\n{plain(title)}", style="bold"))
        screen.print(Padding(line, (0, 0, 0, 2)))


def _heading(trace: Trace, asked: Mapping[str, str]) -> Text:
    chains = plain(f": {headings.told(trace, asked)}")
    return Text.assemble((plain(trace.party["name"]), "bold"), chains)


def _trees(trace: Trace) -> list[Tree]:
    """Draw the chains, those that begin alike from one root."""
    roots: list[Tree] = []
    drawn: dict[tuple[str, ...], Tree] = {}
    for row in trace.chains:
        path: tuple[str, ...] = ()
        for hop in hops.told(trace, row):
            above = drawn.get(path)
            path = (*path, hop.kind, hop.id, *hop.facts)
            if path not in drawn:
                drawn[path] = above.add(_line(hop)) if above else Tree(_line(hop))
                if above is None:
                    roots.append(drawn[path])
        for remark in remarks.told(trace, row):
            drawn[path].add(_remark(remark))
    return roots


def _line(hop: Hop) -> Text:
    group = " (an unnamed group)" if hop.collective else ""
    verb = f"{plain(hop.verb)} " if hop.verb else ""
    terms = "; ".join(map(_term, hop.terms))
    return Text.assemble(verb, (plain(hop.name), "bold"), group, f": {terms}" if terms else "")


def _term(term: Term) -> str:
    return plain(f"{term.text} {_numbers(term.notes)}").rstrip()


def _numbers(numbers: Iterable[int]) -> str:
    return "".join(f"[{number}]" for number in numbers)


def _remark(remark: Remark) -> Text:
    text = plain(f"{remark.text} {_numbers(remark.notes)}").rstrip()
    return Text(text, style=_STYLES.get(remark.kind, "dim"))


def _measures(trace: Trace) -> Iterator[Text]:
    for row in trace.measures:
        what, *dated = beside.measure(trace, row)
        yield Text(f"{_term(what)}; {'; '.join(map(_term, dated))}")


def _note(note: tracing.Note) -> Text:
    told = notes.told(note)
    text = Text.assemble(plain(f"[{told.number}] {told.said} "), (plain(told.where), "dim"))
    if told.address:
        text.append(f"\n{plain(told.address)}", style=f"link {told.address}")
    return text
