"""Reading a statement clause by clause: what its names stand for at each, and what it finds."""

from collections.abc import Sequence

from kb.language import clauses, patterns, tree
from kb.language.clauses import Clause
from kb.language.patterns import Path
from kb.language.tokens import Kind, Token
from kb.language.tree import Group, Items
from kb.lint import calls, conditions, expressions, matches, projections
from kb.lint.expressions import Reader
from kb.lint.reading import Reading
from kb.lint.rows import Ends, Rows
from kb.lint.things import Names

_BRANCHES = frozenset({"UNION", "WHEN", "ELSE", "NEXT"})
_MATCHES = frozenset({"MATCH", "OPTIONAL MATCH"})
_WRITES = frozenset({"CREATE", "MERGE", "INSERT"})
_BINDS = frozenset({"UNWIND", "LET", "LOAD CSV", "YIELD", "FOREACH"})


def read(items: Items) -> Reading:
    """Read a statement."""
    reading = Reading(parameters=_parameters(items))
    _query(reading, items, {})
    return reading


def _query(reading: Reading, items: Items, names: Names) -> Ends:
    """Read a query; return the rows of each of its arms as they are in the end."""
    found: Ends = []
    for arm in _arms(clauses.split(items)):
        rows = Rows(dict(names), reading.scope())
        if arm[0].word == "NEXT" and found:
            rows.names.update(calls.merged(found, rows.scope, {}))
            found = []
        found += _arm(reading, arm, rows)
    return found


def _arms(found: Sequence[Clause]) -> list[list[Clause]]:
    arms: list[list[Clause]] = []
    for clause in found:
        if not arms or clause.word in _BRANCHES:
            arms.append([])
        arms[-1].append(clause)
    return arms


def _arm(reading: Reading, arm: Sequence[Clause], rows: Rows) -> Ends:
    """Read the clauses of one arm; a THEN or ELSE in braces has arms of its own."""
    ends: Ends = []
    for clause in arm:
        if inner := _braced(clause):
            ends += _query(reading, inner.items, rows.names)
        else:
            _clause(reading, clause, rows)
    rows.scope.chains.append(tuple(rows.scope.hops))
    return ends or [rows]


def _braced(clause: Clause) -> Group | None:
    """Return the query in braces that a clause consists of."""
    first = tree.at(clause.items, 0)
    alone = clause.word in {"", "THEN", "ELSE", "NEXT", "UNION"}
    return first if alone and isinstance(first, Group) and first.is_of("{") else None


def _clause(reading: Reading, clause: Clause, rows: Rows) -> None:
    word, items = clause.word, clause.items
    if word in _MATCHES or (word == "" and _begins_pattern(items)):
        matches.read(READER, reading, rows, clause)
    elif word in _WRITES:
        for path in patterns.paths(items):
            matches.path(READER, reading, rows, path)
    elif word in {"WITH", "RETURN"}:
        projections.read(READER, reading, rows, clause)
    elif word in {"CALL", "OPTIONAL CALL"}:
        calls.read(READER, reading, rows, clause)
    elif word in _BINDS:
        projections.bind(READER, reading, rows, clause)
    else:
        _condition(reading, clause, rows)


def _begins_pattern(items: Items) -> bool:
    """Whether what stands alone in EXISTS, COUNT or COLLECT is a pattern."""
    named = tree.name(tree.at(items, 0)) and tree.is_symbol(tree.at(items, 1), "=")
    return tree.is_group(tree.at(items, 2 if named else 0), "(")


def _condition(reading: Reading, clause: Clause, rows: Rows) -> None:
    """Read a clause that binds nothing: FILTER, WHEN, ORDER BY, SET and the like."""
    items = clause.items
    if clause.word == "WHEN":
        reading.asked |= _parameters(items)
    if clause.word == "FILTER":
        conditions.read(READER, reading, rows, items)
    else:
        expressions.read(READER, reading, items, rows.names)
    if clause.word == "LIMIT":
        rows.scope.stage += 1
    conditions.read(READER, reading, rows, clause.where)


def _parameters(items: Items) -> set[str]:
    """Return the parameters that stand in a text."""
    found = (item for item in tree.walk(items) if isinstance(item, Token))
    return {token.name for token in found if token.kind is Kind.PARAMETER}


def _pattern(reading: Reading, path: Path, names: Names) -> Names:
    """Read a pattern that stands in an expression; return the names that it adds to."""
    rows = Rows(dict(names), reading.scope())
    matches.alone(READER, reading, rows, path)
    rows.scope.chains.append(tuple(rows.scope.hops))
    return rows.names


READER = Reader(_query, _pattern)
