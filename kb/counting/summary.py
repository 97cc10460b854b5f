"""The question `chain_summary`: the chains of some lenders, by kind of data and currency.

Here each chain is made, as an owner counts with those chains that he meets, and only where none
does do they count without one.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace

import numpy as np

from kb.counting import hops, sides, tallies
from kb.counting.hops import Hops, Ints, Runs, Truths
from kb.counting.meeting import Met
from kb.counting.sides import Lines
from kb.counting.tallies import Rows, Tally

AT_ONCE = 1_000_000  # chains


@dataclass(frozen=True)
class Asked:
    """What else is asked of chains.

    Attributes:
        groups: the parties that stand for an unnamed group.
        kinds: the only kinds of data that count; None: all.
        owned: whether chains count only with an owner.
        certain: whether only chains count that certainly are of one time.
    """

    groups: Ints
    kinds: Ints | None
    owned: bool
    certain: bool


@dataclass(frozen=True)
class _Chains:
    """Chains, with their owners or without.

    Attributes:
        lead, way: of each, which run it has on both sides.
        begins, begun, ended, ends: those of all its hops, as `kb.counting.hops.Runs` has them.
    """

    lead: Ints
    way: Ints
    begins: Ints
    begun: Ints
    ended: Ints
    ends: Ints
    sure: Truths
    disputed: Truths

    def and_also(self, others: "_Chains") -> "_Chains":
        """Return these and others."""
        both = ((getattr(self, f.name), getattr(others, f.name)) for f in fields(self))
        return _Chains(*map(np.concatenate, both))


def count(facts: Mapping[str, Hops], lines: Lines, asked: Asked) -> Rows:
    """Count all chains.

    Args:
        facts: those that count, by their type, `OWNS` among them.
    """
    leads, ways = sides.leads(facts, lines), sides.ways(facts)
    leads = replace(leads, sure=leads.sure & ~np.isin(leads.right(1), asked.groups))
    if asked.kinds is not None:
        ways = ways.take(np.isin(ways.right(sides.OF), asked.kinds))
    line = np.searchsorted(lines.node, leads.right(0))
    kinds, kind = np.unique(ways.right(sides.OF), return_inverse=True)
    currencies = int(lines.currency.max(initial=0)) + 1
    keys, key = np.unique(leads.left(0) * currencies + lines.currency[line], return_inverse=True)
    parts: list[Tally] = []
    ours: list[tuple[Ints, Ints]] = []
    theirs: list[tuple[Ints, Ints]] = []
    for some in _chains(leads, ways, facts["OWNS"], asked):
        to = kind[some.way]
        parts.append(_tally(key[some.lead] * len(kinds) + to, some))
        ours.append(tallies.once([(some.lead, to)]))
        theirs.append(tallies.once([(key[some.lead], some.way)]))
    (lead, to), (from_, way) = tallies.once(ours), tallies.once(theirs)
    row, others = key[lead] * len(kinds) + to, from_ * len(kinds) + kind[way]
    once = sides.of_lines(lines, *tallies.once([(row, line[lead])]))
    tally = tallies.added([*parts, once])
    more = {
        "borrowers": _several(tally.row, row, leads.right(1)[lead]),
        "partners": _several(tally.row, others, ways.left(sides.PARTNERED)[way]),
    }
    rest, at = np.divmod(tally.row, max(len(kinds), 1))
    return Rows(keys[rest] // currencies, kinds[at], keys[rest] % currencies, tally, more)


def _several(rows: Ints, row: Ints, party: Ints) -> Ints:
    """Return how many parties there are in each of some rows."""
    row, _ = tallies.once([(row, party)])
    return np.bincount(np.searchsorted(rows, row), minlength=len(rows))


def _tally(row: Ints, chains: _Chains) -> Tally:
    one = np.ones(len(row), np.int64)
    sure, disputed = (truths.astype(np.int64) for truths in (chains.sure, chains.disputed))
    met = Met(one, sure, disputed, chains.begins, chains.ends)
    return tallies.added([tallies.of_chains(row, met, np.arange(len(row)))])


def _chains(leads: Runs, ways: Runs, owns: Hops, asked: Asked) -> Iterator[_Chains]:
    """Yield all chains, many at once."""
    lender, borrower, of = leads.left(0), leads.right(1), ways.left(sides.JOINS)
    in_order = np.sort(of)
    sizes = np.searchsorted(in_order, borrower, "right") - np.searchsorted(in_order, borrower)
    edges = np.flatnonzero(np.diff(np.cumsum(sizes) // AT_ONCE)) + 1
    for some in np.split(np.arange(len(borrower)), edges):
        rows, way = hops.pairs(borrower[some], of)
        alone = _met(leads, ways, some[rows], way)
        alone = hops.some(alone, alone.sure | (not asked.certain))
        yield _owned(alone, lender[alone.lead], owns, asked)


def _met(leads: Runs, ways: Runs, lead: Ints, way: Ints) -> _Chains:
    begins = np.maximum(leads.begins[lead], ways.begins[way])
    ends = np.minimum(leads.ends[lead], ways.ends[way])
    kept = np.flatnonzero(begins <= ends)
    lead, way = lead[kept], way[kept]
    sure = leads.sure[lead] & ways.sure[way]
    sure &= (leads.begun[lead] <= ways.ended[way]) & (ways.begun[way] <= leads.ended[lead])
    return _Chains(
        lead,
        way,
        begins[kept],
        np.maximum(leads.begun[lead], ways.begun[way]),
        np.minimum(leads.ended[lead], ways.ended[way]),
        ends[kept],
        sure,
        leads.disputed[lead] | ways.disputed[way],
    )


def _owned(chains: _Chains, lender: Ints, owns: Hops, asked: Asked) -> _Chains:
    """Return each chain with every government that owns its lender then, or without any."""
    rows, places = hops.pairs(lender, owns.right)
    begins = np.maximum(chains.begins[rows], owns.begins[places])
    ends = np.minimum(chains.ends[rows], owns.ends[places])
    # In an unnamed group the owner may be another member's than the line.
    sure = ~np.isin(lender, asked.groups)[rows]
    sure &= chains.begun[rows] <= owns.ended[places]
    sure &= owns.begun[places] <= chains.ended[rows]
    kept = np.flatnonzero((begins <= ends) & (sure | (not asked.certain)))
    rows, places = rows[kept], places[kept]
    found = hops.some(chains, rows)
    owned = replace(
        found,
        begins=begins[kept],
        ends=ends[kept],
        sure=found.sure & sure[kept],
        disputed=found.disputed | owns.disputed[places],
    )
    if asked.owned:
        return owned
    alone = np.ones(len(lender), np.bool_)
    alone[rows] = False
    return hops.some(chains, alone).and_also(owned)
