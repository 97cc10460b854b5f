"""A trace drawn for a person: a tree of hops, the notes under it, the measures beside it."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from rich.console import Console
from rich.padding import Padding
from rich.text import Text
from rich.tree import Tree

from kb.cli.tables import shown
from kb.queries import links
from kb.queries.trace import Note, Said, Trace
from kb.store.driver import Row

_DATES = {"begins": "begins", "ends": "ends", "in_force": "in force on"}


def draw(trace: Trace, on: date | None = None, console: Console | None = None) -> None:
    """Print a trace."""
    screen = console or Console(highlight=False, soft_wrap=False)
    screen.print(_heading(trace, on))
    for row in trace.chains:
        screen.print(Padding(_tree(trace, row), (1, 0, 0, 0)))
    if not trace.chains:
        screen.print(_nothing(trace, on))
    if trace.measures:
        screen.print(Text(f"\nMeasures that regard {trace.party['name']}", style="bold"))
        for row in trace.measures:
            screen.print(Padding(_measure(trace, row), (0, 0, 0, 2)))
    if trace.notes:
        screen.print(Text("\nNotes", style="bold"))
        for note in trace.notes:
            screen.print(Padding(_note(note), (0, 0, 0, 2)))


def _heading(trace: Trace, on: date | None) -> Text:
    count = len(trace.chains)
    chains = f"{count}{' or more' if trace.truncated else ''} chain{'' if count == 1 else 's'}"
    day = f" that may be in force on {on}" if on else ""
    return Text.assemble((_plain(trace.party["name"]), "bold"), f": {chains}{day}")


def _nothing(trace: Trace, on: date | None) -> Text:
    party = trace.party
    if not party["borrows"]:
        why = f"no credit line to {party['name']} is known"
    elif not party["accesses"]:
        why = f"no access of {party['name']} to data is known"
    else:
        why = f"no credit line and access to data meet{f' on {on}' if on else ' in time'}"
    known = f"{party['borrows']} credit lines, {party['partnerships']} partnerships"
    return Text(_plain(f"No chain: {why} ({known}, {party['accesses']} accesses are)."))


def _tree(trace: Trace, row: Row) -> Tree:
    said = trace.said
    roles = _role_notes(trace, row)
    levels: list[Text] = []
    if row["owner"]:
        levels.append(_line(row["owner_name"], "owns", _dates(_of(said, row["facts"], "OWNS"))))
    levels += [
        _line(row["lender_name"], "lends", []),
        _line(_title(row, "credit_line"), _money(row), _dates(said.get(row["credit_line"], []))),
        _line(row["borrower_name"], "borrows, and is partner in", []),
        _line(
            _title(row, "partnership"),
            f"with {row['partner_name']}",
            _dates(said.get(row["partnership"], [])),
        ),
        _line(_title(row, "access"), "which it opens", _dates(said.get(row["access"], []))),
        _line(row["data_name"] or row["data"], "the data", []),
    ]
    tree = branch = Tree(levels[0])
    for level in levels[1:]:
        branch = branch.add(level)
    for remark in _remarks(row, roles):
        tree.add(remark)
    return tree


def _line(name: str, what: str, dates: Iterable[Text]) -> Text:
    line = Text.assemble((_plain(name), "bold"), f"  {_plain(what)}" if what else "")
    for text in dates:
        line.append("; ")
        line.append_text(text)
    return line


def _title(row: Row, kind: str) -> str:
    return str(row[f"{kind}_title"] or row[kind])


def _money(row: Row) -> str:
    low, high = row["amount_min"], row["amount_max"]
    if low is None and high is None:
        return "amount unknown"
    if low == high:
        return f"{row['currency']} {shown(low)}"
    if high is None:
        return f"{row['currency']} {shown(low)} or more"
    if low is None:
        return f"{row['currency']} {shown(high)} or less"
    return f"{row['currency']} {shown(low)} to {shown(high)}"


def _of(said: Mapping[str, list[Said]], facts: Iterable[str], type: str) -> list[Said]:
    return [one for fact in facts for one in said.get(fact, ()) if one.type == type]


def _dates(stated: list[Said]) -> Iterator[Text]:
    """Yield the dates as sources put them, each with its note; one remark where there are none."""
    dated = [one for one in stated if one.field in _DATES and one.stance == "asserts"]
    for one in dict.fromkeys(dated):
        plan = " (announced)" if one.planned else ""
        yield Text(f"{_DATES[one.field]} {one.value}{plan} [{one.number}]")
    if not dated:
        notes = "".join(f"[{n}]" for n in sorted({s.number for s in stated}))
        yield Text(f"no dates {notes}".rstrip())


def _role_notes(trace: Trace, row: Row) -> str:
    numbers = {one.number for fact in row["facts"] for one in trace.said.get(fact, ())}
    return "".join(f"[{number}]" for number in sorted(numbers))


def _remarks(row: Row, notes: str) -> Iterator[Text]:
    since, until = row["overlap_from"], row["overlap_to"]
    window = f"{f' from {since}' if since else ''}{f' until {until}' if until else ''}"
    why = f": {'; '.join(row['uncertain'])}" if row["uncertain"] else ""
    style = "green" if row["overlap"] == "certain" else "yellow"
    yield Text(f"overlap {row['overlap']}{window}{why}", style=style)
    if row["planned_end"]:
        yield Text("an end on the way was announced; nobody reports it", style="yellow")
    if row["disputed"]:
        yield Text("disputed", style="red")
    for what in row["qualified"]:
        yield Text(_plain(f"qualified: {what}"), style="yellow")
    yield Text(f"rests on {notes}", style="dim")


def _measure(trace: Trace, row: Row) -> Text:
    notes = "".join(
        f"[{n}]" for n in sorted({s.number for s in trace.said.get(row["measure"], ())})
    )
    parts = [str(row["title"] or row["measure"])]
    if row["kind"]:
        act = f" ({row['act']})" if row["act"] else ""
        parts.append(row["kind"] + act)
    return Text(_plain(f"{': '.join(parts)} {notes}"))


def _note(note: Note) -> Text:
    row = note.claim
    source = ", ".join(str(row[f]) for f in ("publisher", "title", "published") if row[f])
    through = f", citing {row['cites_publisher'] or row['cites']}" if row["cites"] else ""
    if row["cites_published"]:
        through += f" of {row['cites_published']}"
    speaker = f"{row['speaker_name']}: " if row["speaker"] else ""
    text = Text.assemble(
        f"[{note.number}] ",
        _plain(f"{speaker}{row['says']}"),
        (_plain(f" — {source or row['source']}{through}, at “{row['locator']}”"), "dim"),
    )
    if row["url"]:
        text.append(" ")
        address = links.passage(row["url"], row["locator"])
        text.append("read the passage", style=f"underline link {address}")
    return text


def _plain(text: str) -> str:
    """Take away what a terminal would obey: names come from files that anybody may have written."""
    return "".join(character if character.isprintable() else " " for character in text)
