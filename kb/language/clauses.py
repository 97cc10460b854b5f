"""A query's clauses: where each begins, what it says, and the condition that stands in it."""

from dataclasses import dataclass

from kb.language import tree
from kb.language.tokens import Kind, Token
from kb.language.tree import Item, Items

_ALONE = frozenset(
    {
        *("MATCH", "WITH", "RETURN", "UNWIND", "CALL", "UNION", "WHEN", "THEN", "ELSE", "FILTER"),
        *("LET", "CREATE", "INSERT", "MERGE", "SET", "DELETE", "REMOVE", "FOREACH", "USE", "NEXT"),
        *("FINISH", "YIELD", "SKIP", "OFFSET", "LIMIT", "WHERE"),
    }
)
_PAIRS = {
    "OPTIONAL": frozenset({"MATCH", "CALL"}),
    "ORDER": frozenset({"BY"}),
    "LOAD": frozenset({"CSV"}),
    "DETACH": frozenset({"DELETE"}),
    "NODETACH": frozenset({"DELETE"}),
}
# After these a word is a name, or belongs to an operator: `n.limit`, `AS order`, `STARTS WITH`.
_NAMES_AFTER = frozenset({"AS", "STARTS", "ENDS", "CSV", "ON"})
_OPERATORS = frozenset({"=", "<", ">", "<=", ">=", "<>", "+", "-", "*", "/", "%", "^", "."})


@dataclass(frozen=True)
class Clause:
    """One clause; `OPTIONAL MATCH` is one word, and what stands before all clauses has none.

    Attributes:
        at: its first token; None for what stands before all clauses.
        items: what follows the word, without the condition.
        where: the condition, without its word.
    """

    word: str
    at: Token | None
    items: Items = ()
    where: Items = ()


def split(items: Items) -> tuple[Clause, ...]:
    """Part a query, or what is in braces, into its clauses."""
    begins = [number for number in range(len(items)) if _begins(items, number)]
    found: list[Clause] = []
    for number, begin in enumerate([-1, *begins]):
        end = begins[number] if number < len(begins) else len(items)
        clause = _clause(items, begin, end)
        if clause.word == "WHERE" and found:
            last = found.pop()
            clause = Clause(last.word, last.at, last.items, last.where + clause.items)
        if clause.word or clause.items:
            found.append(clause)
    return tuple(found)


def is_query(items: Items) -> bool:
    """Whether what is in braces begins as a query does."""
    return bool(items) and _begins(items, 0) and not tree.is_symbol(tree.at(items, 1), ":")


def _clause(items: Items, begin: int, end: int) -> Clause:
    if begin < 0:
        return Clause("", None, items[:end])
    at = items[begin]
    word = tree.word(at)
    second = tree.word(tree.at(items, begin + 1))
    paired = word in _PAIRS and second in _PAIRS[word]
    full = f"{word} {second}" if paired else word
    token = at if isinstance(at, Token) else None
    return Clause(full, token, items[begin + (2 if paired else 1) : end])


def _begins(items: Items, number: int) -> bool:
    word = tree.word(items[number])
    if word not in _ALONE and word not in _PAIRS:
        return False
    before, after = tree.at(items, number - 1), tree.at(items, number + 1)
    if word in _PAIRS and tree.word(after) not in _PAIRS[word]:
        return False
    if tree.word(before) in _PAIRS and word in _PAIRS[tree.word(before)]:
        return False  # the second word of two
    return not (
        tree.word(before) in _NAMES_AFTER
        or tree.is_symbol(before, ".", ":", "|", "&", "!")
        or _is_operand(before, after)
    )


def _is_operand(before: Item | None, after: Item | None) -> bool:
    """Whether a word is a variable that is only called like a clause."""
    if isinstance(after, Token) and after.kind is Kind.SYMBOL:
        return after.text in {*_OPERATORS, ",", ":"} and not after.is_symbol("-", "*", "+")
    return isinstance(before, Token) and before.is_symbol(*_OPERATORS) and not _ends(before)


def _ends(before: Token) -> bool:
    """Whether a sign may end a clause: `RETURN *` does, and a quantifier's plus."""
    return before.is_symbol("*", "+")
