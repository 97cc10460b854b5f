"""What a row says: the claims that a mapping makes of it."""

from collections.abc import Iterable, Sequence

from kb.errors import InvalidValue
from kb.ingest.table.citations import Cited
from kb.ingest.table.mapping import Mapping
from kb.ingest.table.refusals import Refused
from kb.ingest.table.states import Row
from kb.model import ids
from kb.model.claims import Claim, Source, Statement


def claims(mapping: Mapping, key: str, row: Row) -> tuple[tuple[Claim, ...], Cited]:
    """Return the claims of a row, and what they cite.

    Args:
        mapping: which says what rows claim.
        key: what names the row.
        row: its values, and what it speaks of.

    Raises:
        InvalidValue, Refused: it has no claim, or one without what it needs.
    """
    made: list[Claim] = []
    cited: dict[str, Source] = {}
    wrong: dict[str, None] = {}
    for place, one in enumerate(mapping.claims):
        if not one.holds(row.values):
            continue
        statements = {_stated(s): s for state in one.states for s in state(row)}
        says = one.says(row.values, -1)
        if not says:
            raise _unsaid(mapping, one.needs, row.values)
        if statements:
            cites = one.cites(row.values)
            cited |= {source.id: source for source in cites.sources}
            wrong |= dict.fromkeys(cites.no_addresses)
            names = tuple(source.id for source in cites.sources)
            id, locator = _named(mapping, key, place)
            stated = tuple(statements.values())
            made.append(Claim(id, id, says, locator, mapping.source.id, stated, names))
    if not made:
        what = "no claim of the mapping holds of the row"
        raise InvalidValue(what, "add one that does, or leave such rows out by `where`")
    return tuple(made), Cited(tuple(cited.values()), tuple(wrong))


def _unsaid(
    mapping: Mapping, needs: Iterable[str], values: Sequence[tuple[str, ...]]
) -> InvalidValue | Refused:
    """Return why a claim has no text: what it needs is empty."""
    columns = mapping.columns
    empty = [name for name in needs if not any(values[columns.places[name]])]
    if not empty:
        return InvalidValue("the text of a claim is empty", "write what it says")
    told = " and ".join(f"`{name}`" for name in empty)
    what = f"the claim's text needs {told}, which the row does not have"
    remedy = "fill it in, or put it in the mapping's `says` between [ and ]"
    return Refused(columns.columns[empty[0]].column, InvalidValue(what, remedy))


def _named(mapping: Mapping, key: str, place: int) -> tuple[str, str]:
    """Return the id of a row's claim, and where it stands."""
    column = mapping.row
    named = f"{mapping.columns.columns[column].column} " if column else ""
    of = () if column or not mapping.dataset else (mapping.dataset,)
    return ids.digest("row", mapping.source.id, *of, key, str(place)), f"row {named}{key}"


def _stated(one: Statement) -> tuple[object, ...]:
    """Return what tells a statement from others of its claim; days and money follow from that."""
    return one.key, one.stance, one.field, one.value, one.planned, one.estimated
