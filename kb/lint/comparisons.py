"""Comparisons of dates: of facts with each other, and with what is asked."""

from kb.language import tree
from kb.language.tokens import Kind, Token
from kb.language.tree import Group, Item, Items
from kb.lint import values
from kb.lint.reading import Comparison, Held, Reading
from kb.lint.things import BEGINS, ENDS, KNOWN, Names, Value

SIGNS = frozenset({"<", "<=", ">", ">="})


def read(reading: Reading, items: Items, number: int, names: Names) -> None:
    """Read the comparison whose sign this item is."""
    left, right = _operand(items, number, -1), _operand(items, number, 1)
    _hold(reading, left, right, names)
    denied = tree.word(tree.at(items, number - len(left) - 1)) == "NOT"
    if tree.is_symbol(items[number], ">", ">="):
        left, right = right, left
    _compare(reading, left, right, names, denied)


def _operand(items: Items, number: int, step: int) -> Items:
    """Return what stands on one side of a sign: a name with its properties, a call or the like."""
    first = last = number + step
    while _is_operand(tree.at(items, last)):
        following = tree.at(items, last + step)
        if tree.is_symbol(following, "."):
            last += 2 * step
        elif _is_call(
            tree.at(items, min(last, last + step)), tree.at(items, max(last, last + step))
        ):
            last += step
        else:
            break
    return items[min(first, last) : max(first, last) + 1] if last >= 0 else ()


def _is_operand(item: Item | None) -> bool:
    return isinstance(item, Group) or bool(tree.name(item)) or _is_parameter(item)


def _is_parameter(item: Item | None) -> bool:
    return isinstance(item, Token) and item.kind is Kind.PARAMETER


def _is_call(before: Item | None, group: Item | None) -> bool:
    """Whether a group belongs to what stands before it: `date(…)`, or one of a list, `$days[0]`."""
    return isinstance(group, Group) and (bool(tree.name(before)) or _is_parameter(before))


def _hold(reading: Reading, left: Items, right: Items, names: Names) -> None:
    """Read that dates of facts are held against what parameters give."""
    sides = [_value(side, names) for side in (left, right) if side]
    dated = [side for side in sides if side and side.dates]
    given = [side for side in sides if side and side.given and not side.dates]
    if dated and given:
        reading.held.append(Held(dated[0].mentions or None, dated[0].dates, given[0].given))


def _compare(reading: Reading, left: Items, right: Items, names: Names, denied: bool) -> None:
    """Read that the left is, or by NOT is not, before the right."""
    if not left or not right:
        return
    one, other = _value(left, names), _value(right, names)
    same = tree.name(left[0]) and tree.name(left[0]) == tree.name(right[0])
    if one is None or other is None or (same and len(left) > 1):
        return
    if _is_of(one, BEGINS) and _is_of(other, ENDS):
        if denied:
            return  # that one does not begin before the other ends asks that they are apart
        begin, end = one, other
    elif _is_of(one, ENDS) and _is_of(other, BEGINS):
        begin, end = other, one
    else:
        return
    reading.comparisons.append(Comparison(begin.mentions or None, end.mentions or None))


def _is_of(side: Value, dates: frozenset[str]) -> bool:
    """Whether a value is made of these dates of facts, and of no others of begin and end."""
    found = side.dates - KNOWN
    return bool(found) and found <= dates


def _value(items: Items, names: Names) -> Value | None:
    """Return one side of a comparison as a value; None for a thing itself."""
    found = values.value(items, names)
    return found if isinstance(found, Value) else None
