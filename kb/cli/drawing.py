"""A trace drawn for a person: a tree of hops, the measures beside it, the notes under it."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from rich.console import Console
from rich.padding import Padding
from rich.text import Text
from rich.tree import Tree

from kb.cli.tables import plain, shown
from kb.queries import links
from kb.queries.trace import Note, Said, Trace
from kb.store.answers import Row

_NOTHING: Mapping[str, str] = MappingProxyType({})
_LINKS = {"borrower": "to", "implementer": "carried out by", "guarantor": "guaranteed by"}
_PLEDGE = "pledge"  # a status: nobody has lent it yet
_DATES = {"begins": "begins", "ends": "ends", "in_force": "in force on"}


class Owned(NamedTuple):
    """A party that another owns, and the fact that it does."""

    name: str
    fact: str


def draw(trace: Trace, asked: Mapping[str, str] = _NOTHING, console: Console | None = None) -> None:
    """Print a trace, and above it what was asked: parameters of `chain` as they were written."""
    screen = console or Console(highlight=False)
    screen.print(_heading(trace, asked))
    if trace.chains:
        for tree in _trees(trace):
            screen.print(Padding(tree, (1, 0, 0, 0)))
    else:
        for rows in trace.why_not:
            for line in _why_not(rows):
                screen.print(line)
    _section(screen, f"Measures that regard {trace.party['name']}", _measures(trace))
    _section(screen, "Notes", map(_note, trace.notes))


def _section(screen: Console, title: str, lines: Iterable[Text]) -> None:
    for number, line in enumerate(lines):
        if number == 0:
            screen.print(Text(f"\n{plain(title)}", style="bold"))
        screen.print(Padding(line, (0, 0, 0, 2)))


def _heading(trace: Trace, asked: Mapping[str, str]) -> Text:
    """Say how many chains there are, and all that was asked of them."""
    count = len(trace.chains)
    number = f"{count} or more" if trace.truncated else str(count)
    sure = "certain " if asked.get("certainty") == "certain" else ""
    end = f" to {trace.to}" if trace.to else ""
    chains = f": {number} {sure}chain{'' if number == '1' else 's'}{end}"
    limits = "".join(f"; {limit}" for limit in _limits(asked))
    return Text.assemble(
        (plain(trace.party["name"]), "bold"), plain(f"{chains}{_when(asked)}{limits}")
    )


def _when(asked: Mapping[str, str]) -> str:
    may = "" if asked.get("certainty") == "certain" else " that may be"
    if "on" in asked:
        return f"{may} in force on {asked['on']}"
    if "between" in asked:
        return f"{may} in force on some day of {asked['between']}"
    return ""


def _limits(asked: Mapping[str, str]) -> Iterator[str]:
    """Yield what else was asked; of what is asked unless one says otherwise, nothing is said."""
    link = asked.get("link", "borrower")
    if link != "borrower":
        ends = "borrower, implementer or guarantor" if link == "any" else link
        yield f"credit followed to its {ends}"
    if "lender_depth" in asked:
        yield f"hops of ownership above the lender: at most {asked['lender_depth']}"
    if "party_depth" in asked:
        yield f"hops of ownership above whom credit leads to: at most {asked['party_depth']}"
    if "known_on" in asked:
        yield f"of what somebody had published by {asked['known_on']}"


def _why_not(rows: list[Row]) -> Iterator[Text]:
    """Yield what a chain lacks, and beneath it what of one is known."""
    missing = [row["what"] for row in rows if row["missing"] and row["hop"] != "time"]
    why = f": nothing is known of {missing[0]}." if missing else ":"
    yield Text(plain(f"No chain{why}"))
    yield from (Text(plain(f"  {_times(row)}")) for row in rows if row["hop"] == "time")
    for row in rows:
        if row["hop"] != "time":
            yield Text(f"  {plain(row['what'])}: {row['known']:,}")


def _times(row: Row) -> str:
    return f"{row['what']} (breaks {row['known']:,} way{'' if row['known'] == 1 else 's'})"


def _trees(trace: Trace) -> list[Tree]:
    """Draw the chains, those that begin alike from one root."""
    roots: list[Tree] = []
    drawn: dict[tuple[str, ...], Tree] = {}
    for row in trace.chains:
        path: tuple[str, ...] = ()
        facts = _facts(row)
        for hop, line in _lines(trace, row):
            above = drawn.get(path)
            path = (*path, hop, row[hop], *facts[hop])
            if path not in drawn:
                drawn[path] = above.add(line) if above else Tree(line)
                if above is None:
                    roots.append(drawn[path])
        for remark in _remarks(trace, row):
            drawn[path].add(remark)
    return roots


def _facts(row: Row) -> dict[str, list[str]]:
    """Return the facts that lead to each hop's line: what spells and roles differ in."""
    facts, lends, joins = row["facts"], _first(row, "LENDS"), _first(row, "PARTNER_IN")
    return {
        "owner": [],
        "lender": facts[:lends],
        "credit_line": facts[lends : lends + 1],
        "linked": facts[lends + 1 : lends + 2],
        "party": facts[lends + 2 : joins],
        "partnership": facts[joins : joins + 2],
        "access": facts[joins + 2 : joins + 4],
        "data": facts[joins + 4 : len(row["roles"])],
    }


def _first(row: Row, type: str) -> int:
    """Return the place of the first hop of a type; owners of the lender stand before LENDS."""
    return [role.partition(":")[0] for role in row["roles"]].index(type)


def _as(row: Row, place: int) -> str:
    """Say of a hop in which role it is, where it is in one."""
    role = row["roles"][place].partition(":")[2]
    return f" as {plain(role)}" if role else ""


def _lines(trace: Trace, row: Row) -> Iterator[tuple[str, Text]]:
    """Yield each hop's line; the verb is read from the hop above."""
    said = trace.said
    facts = _facts(row)
    above = _owned(trace, [*row["owner_through"], row["lender"]], facts["lender"])
    below = _owned(trace, [row["linked"], *reversed(row["party_through"])], facts["party"])
    lends, joins = _first(row, "LENDS"), _first(row, "PARTNER_IN")
    if row["owner"]:
        yield "owner", _line(row, "", "owner")
    owns = _through("owns", above[:-1]) if above else ""
    yield "lender", _line(row, owns, "lender", _owning(trace, above))
    credit = [Text(_credit(row)), *_dates(said.get(row["credit_line"], []))]
    verb = "pledges" if row["credit_line_status"] == _PLEDGE else "lends"
    yield "credit_line", _line(row, f"{verb}{_as(row, lends)}", "credit_line", credit)
    yield "linked", _line(row, _LINKS[row["link"]], "linked")
    if row["party"] != row["linked"]:
        owned = _through("owned by", below[1:])
        yield "party", _line(row, owned, "party", _owning(trace, below))
    partner = Text(f"with {plain(row['partner_name'])}{_as(row, joins + 1)}")
    deal = [partner, *_dates(said.get(row["partnership"], []))]
    yield "partnership", _line(row, f"partner{_as(row, joins)} in", "partnership", deal)
    access = _dates(said.get(row["access"], []), "no dates of its own")
    yield "access", _line(row, "which opens", "access", access)
    yield "data", _line(row, "to", "data")


def _owned(trace: Trace, ids: Iterable[str], facts: Iterable[str]) -> list[Owned]:
    """Return who is owned on a way of ownership, of which there may be none."""
    names = _names(trace)
    return [Owned(names.get(id, id), fact) for id, fact in zip(ids, facts, strict=False)]


def _names(trace: Trace) -> dict[str, str]:
    """Return the names that a trace tells of parties, by their ids."""
    told = ("owner", "lender", "linked", "party", "partner")
    return {row[one]: row[f"{one}_name"] for row in trace.chains for one in told if row[one]}


def _through(verb: str, between: Iterable[Owned]) -> str:
    """Say of an ownership through whom it is, nearest to what was read before first."""
    through = plain(", ".join(one.name for one in between))
    return f"{verb}, through {through}," if through else verb


def _owning(trace: Trace, hops: list[Owned]) -> Iterator[Text]:
    """Yield the dates of ownerships; of several, those of each after whom it regards."""
    for hop in hops:
        of = f"of {plain(hop.name)}, " if len(hops) > 1 else ""
        for number, stated in enumerate(_dates(trace.said.get(hop.fact, []))):
            yield stated if number else Text.assemble(of, stated)


def _line(row: Row, verb: str, hop: str, terms: Iterable[Text] = ()) -> Text:
    name = row.get(f"{hop}_name") or row.get(f"{hop}_title") or row[hop]
    group = " (an unnamed group)" if row[hop] in row["collective"] else ""
    line = Text.assemble(f"{verb} " if verb else "", (plain(name), "bold"), group)
    for number, term in enumerate(terms):
        line.append("; " if number else ": ")
        line.append_text(term)
    return line


def _credit(row: Row) -> str:
    """Write the amount of a credit line, and how far it came where its verb does not say so."""
    status = row["credit_line_status"]
    how_far = f" ({plain(status)})" if status and status != _PLEDGE else ""
    return _money(row) + how_far


def _money(row: Row) -> str:
    low, high = row["amount_min"], row["amount_max"]
    if low is None and high is None:
        return "no amount"
    if low == high:
        return f"{row['currency']} {shown(low)}"
    if high is None:
        return f"{row['currency']} {shown(low)} or more"
    if low is None:
        return f"{row['currency']} {shown(high)} or less"
    return f"{row['currency']} {shown(low)} to {shown(high)}"


def _dates(stated: list[Said], otherwise: str = "no dates") -> Iterator[Text]:
    """Yield the dates as sources put them, each with its notes; a remark where there are none."""
    notes: dict[str, list[int]] = {}
    for one in stated:
        if one.field in _DATES and one.stance == "asserts":
            plan = " (announced)" if one.planned else ""
            notes.setdefault(f"{_DATES[one.field]} {one.value}{plan}", []).append(one.number)
    if not notes:
        notes[otherwise] = [one.number for one in stated if one.stance == "asserts"]
    for text, numbers in notes.items():
        yield Text(plain(f"{text} {_numbers(numbers)}").rstrip())


def _numbers(numbers: Iterable[int]) -> str:
    return "".join(f"[{number}]" for number in sorted(set(numbers)))


def _remarks(trace: Trace, row: Row) -> Iterator[Text]:
    since, until = row["overlap_from"], row["overlap_to"]
    window = f", not before {since}" if since else ""
    window += f"{' and' if since else ','} not after {until}" if until else ""
    why = f": {'; '.join(row['uncertain'])}" if row["uncertain"] else ""
    style = "green" if row["overlap"] == "certain" else "yellow"
    yield Text(f"overlap {row['overlap']}{window}{why}", style=style)
    if row["planned_end"]:
        yield Text("an end on the way was announced; nobody reports it", style="yellow")
    if row["conflicts"]:
        yield Text(f"sources contradict each other on the {', the '.join(row['conflicts'])}", "red")
    if row["disputed"]:
        denials = (s for fact in row["facts"] for s in trace.said.get(fact, ()))
        # Of what was known on a day, nobody may have denied or narrowed it yet.
        if numbers := _numbers(s.number for s in denials if s.stance == "denies"):
            yield Text(f"disputed {numbers}", style="red")
    for what in row["qualified"]:
        field = what.partition(":")[0]
        narrowed = (s for fact in row["facts"] for s in trace.said.get(fact, ()))
        numbers = _numbers(
            s.number for s in narrowed if s.stance == "qualifies" and s.field == field
        )
        if numbers:
            yield Text(plain(f"qualified: {what} {numbers}"), style="yellow")
    rests = (s.number for fact in row["facts"] for s in trace.said.get(fact, ()))
    yield Text(f"rests on {_numbers(rests)}", style="dim")


def _measures(trace: Trace) -> Iterator[Text]:
    for row in trace.measures:
        act = f" ({', '.join(row['act'])})" if row["act"] else ""
        kind = f": {row['kind']}{act}" if row["kind"] else ""
        stated = trace.said.get(row["measure"], [])
        dates = "; ".join(text.plain for text in _dates(stated))
        yield Text(plain(f"{row['title'] or row['measure']}{kind}; {dates}"))


def _note(note: Note) -> Text:
    row = note.claim
    where = ", ".join(str(row[f]) for f in ("publisher", "title", "published") if row[f])
    cited = row["cites_publishers"] or row["cites"]
    through = f", citing {', '.join(cited)}" if cited else ""
    if row["cites_published"]:
        through += f" of {row['cites_published']}"
    speaker = f"{row['speaker_name']}: " if row["speaker"] else ""
    text = Text.assemble(
        f"[{note.number}] {plain(speaker + row['says'])} ",
        (plain(f"{where or row['source']}{through}, at “{row['locator']}”"), "dim"),
    )
    if row["url"]:
        address = links.passage(row["url"], row["locator"])
        text.append(f"\n{plain(address)}", style=f"link {address}")
    return text
