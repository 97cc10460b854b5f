"""Rows to claims: each row is taken whole, or refused with its reason."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from collections.abc import Mapping as Named
from dataclasses import dataclass, field
from functools import cached_property

from kb.errors import InvalidValue
from kb.ingest.table import fit, refusals, saying
from kb.ingest.table.lines import Cells
from kb.ingest.table.mapping import Mapping
from kb.ingest.table.refusals import Refused
from kb.ingest.table.sheets import Sheet
from kb.ingest.table.states import Row
from kb.ingest.table.things import SECTIONS
from kb.ingest.taken import Remark, Taken
from kb.model import schema
from kb.model.claims import Brought, Claim, Declaration
from kb.model.dates import UNKNOWN

Spoken = Named[str, tuple[Declaration, ...]]
_FIRST = ", which says less: put this one before it to have its word"
_NO_ADDRESS = "only its title is cited, if it has one; write one address, as https://…"
_AGREEMENTS = frozenset(SECTIONS.values())


@dataclass(frozen=True)
class Reader:
    """Reads rows one after another; what one declares first, later ones do not change.

    Each row declares all that it speaks of, be it as a row before it did: that one may yet be
    refused, and with it goes what it declares.

    Attributes:
        made: the agreements that rows make, of which others may speak, each with the number of its
            row; None for any.
        declared: the first declaration of each thing, and the row that has it.
        keys: the row of each key.
        views: how rows declare each thing that they speak of, whether or not they are taken; None
            where not all declare it alike. Nothing is kept where it is None itself.
        merged: the cells that several rows share, by the first: their column, and the last row.
    """

    mapping: Mapping
    places: Sequence[int]
    made: Named[str, tuple[int, Declaration]] | None = None
    declared: dict[str, tuple[int, Declaration]] = field(default_factory=dict)
    keys: dict[str, int] = field(default_factory=dict)
    views: dict[str, Declaration | None] | None = None
    merged: Named[int, Iterable[tuple[str, int]]] = field(default_factory=dict)

    def read(self, number: int, cells: Cells) -> Iterator[Taken | Remark]:
        """Yield what a row brings, and remarks on it."""
        key = ""
        try:
            values = self._values(cells)
            if not self.mapping.holds(values):
                raise InvalidValue(
                    "the mapping leaves the row out", "change its `where` if it is meant"
                )
            key = self._key(number, values)
            spoken = {name: thing.make(values) for name, thing in self.mapping.things.items()}
            if self.views is not None:
                _look(self.views, spoken)
            published = self.mapping.source.published or UNKNOWN
            row = Row(values, self._kept(spoken), published)
            claims, cited = saying.claims(self.mapping, key, row)
        except (Refused, InvalidValue) as refused:
            yield refusals.remark(number, key or self._name(number, cells), refused)
            return
        own, remarks = self._own(number, key, spoken)
        yield from remarks
        yield from self._left_out(number, key, spoken)
        for text in cited.no_addresses:
            what = f"`{text}` is no address of a source"
            yield Remark(number, key, "", what, _NO_ADDRESS, refused=False)
        yield Taken(
            number, Brought(cited.sources, (*own.values(), *self._others(claims, own)), claims)
        )

    def all(self, numbered: Iterable[tuple[int, Cells | InvalidValue]]) -> Iterator[Taken | Remark]:
        """Yield what rows bring, and remarks on them; those without cells are passed over."""
        for number, cells in numbered:
            if isinstance(cells, InvalidValue):
                yield Remark(number, "", "", cells.what, cells.remedy)
            elif any(cells):
                yield from self._shared(number, cells)
                yield from self.read(number, cells)

    def _shared(self, number: int, cells: Cells) -> Iterator[Remark]:
        """Yield a remark on each cell of a row that is merged with those below it."""
        used = {one.column for one in self.mapping.columns.columns.values()}
        for column, last in self.merged.get(number, ()):
            if column in used:
                what = f"the cell is merged over rows {number} to {last}"
                remedy = "each of them is read with its value; part the cells if it is not each's"
                key = self._name(number, cells)
                yield Remark(number, key, column, what, remedy, refused=False)

    def _values(self, cells: Cells) -> list[tuple[str, ...]]:
        values: list[tuple[str, ...]] = []
        try:
            for read, place in self._reads:
                values.append(read(cells[place] or ""))
        except InvalidValue as error:
            column = list(self.mapping.columns.columns.values())[len(values)]
            raise Refused(column.column, error) from error
        return values

    @cached_property
    def _reads(self) -> tuple[tuple[Callable[[str], tuple[str, ...]], int], ...]:
        columns = self.mapping.columns.columns.values()
        return tuple(zip((column.read for column in columns), self.places, strict=True))

    def _name(self, number: int, cells: Cells) -> str:
        """Return what names a row that is refused, where that can be read."""
        if not self.mapping.row:
            return str(number)
        read, place = self._reads[self.mapping.columns.places[self.mapping.row]]
        try:
            return "".join(read(cells[place] or ""))
        except InvalidValue:
            return ""

    def _key(self, number: int, values: Sequence[tuple[str, ...]]) -> str:
        if not self.mapping.row:
            return str(number)
        key = "".join(values[self.mapping.columns.places[self.mapping.row]])
        if not key:
            raise InvalidValue(f"the row has no `{self.mapping.row}`", "name it, or remove it")
        if self.keys.setdefault(key, number) != number:
            what = f"`{key}` names row {self.keys[key]} already"
            raise InvalidValue(what, "remove one of the two rows, or name it otherwise")
        return key

    def _kept(self, spoken: Spoken) -> Spoken:
        """Return what a row speaks of, each as the first row had it; other rows' if there are.

        Where the first row leaves open of what kind a thing is, or is vaguer than this one, this
        one's word says in what it may have a part: the order of rows refuses none.
        """
        own = {one.id for name, made in spoken.items() if not self._elsewhere(name) for one in made}
        return {
            name: tuple(one for one in made if self._made_elsewhere(one.id) and one.id not in own)
            if self._elsewhere(name)
            else tuple(_narrower(one, self.declared.get(one.id, (0, one))[1]) for one in made)
            for name, made in spoken.items()
        }

    def _made_elsewhere(self, id: str) -> bool:
        return self.made is None or id in self.made

    def _elsewhere(self, name: str) -> bool:
        return self.mapping.things[name].elsewhere

    def _own(
        self, number: int, key: str, spoken: Spoken
    ) -> tuple[dict[str, Declaration], list[Remark]]:
        """Return what a row itself declares, each as the first row had it."""
        own: dict[str, Declaration] = {}
        remarks = []
        for name, made in spoken.items():
            for one in () if self._elsewhere(name) else made:
                first, known = self.declared.setdefault(one.id, (number, one))
                own[one.id] = known
                if known is not one and known != one:
                    what = (
                        f"`{one.id}` is {_told(one, known)}, and {_told(known, one)} in row {first}"
                    )
                    vaguer = _narrower(one, known) is one
                    remedy = f"the word of that row is kept{_FIRST if vaguer else ''}"
                    remarks.append(Remark(number, key, "", what, remedy, refused=False))
        return own, remarks

    def _left_out(self, number: int, key: str, spoken: Spoken) -> Iterator[Remark]:
        """Yield a remark on what a row says of other rows, where there are none."""
        elsewhere = (one.id for name in spoken if self._elsewhere(name) for one in spoken[name])
        if lacking := sorted({id for id in elsewhere if not self._made_elsewhere(id)}):
            what = f"no row that is taken makes {', '.join(f'`{id}`' for id in lacking)}"
            remedy = "what is said of that is left out; add the row if there is one"
            yield Remark(number, key, "", what, remedy, refused=False)

    def _others(self, claims: Iterable[Claim], own: Collection[str]) -> Iterator[Declaration]:
        """Yield the agreements of other rows that claims speak of: they have to be there."""
        keys = [s.key for claim in claims for s in claim.statements]
        for id in sorted({end for key in keys for end in (key.left, key.right)}):
            if self.made and id in self.made and id not in own:
                yield self.declared.setdefault(id, self.made[id])[1]


def _narrower(one: Declaration, known: Declaration) -> Declaration:
    """Return a declaration whose label says more than the known one, else the known one."""
    return one if schema.NODE[known.label].labels < schema.NODE[one.label].labels else known


def _look(views: dict[str, Declaration | None], spoken: Spoken) -> None:
    for made in spoken.values():
        for one in made:
            known = views.setdefault(one.id, one)
            if known is not one and known != one:
                views[one.id] = None


def _told(one: Declaration, known: Declaration) -> str:
    names = ("label", "name", "country")
    different = (
        getattr(one, n) or f"without {n}" for n in names if getattr(one, n) != getattr(known, n)
    )
    return ", ".join(map(str, different))


def read(mapping: Mapping, sheet: Sheet) -> Iterator[Taken | Remark]:
    """Yield what each row of a table brings, and remarks on rows, in the order of the rows.

    Raises:
        InvalidMapping: the table has not all columns of the mapping.
        InvalidTable: it breaks off.
    """
    mapping = fit.fitted(mapping, sheet)
    reader = Reader(
        mapping, fit.places(mapping, sheet), made(mapping, sheet), merged=sheet.merged()
    )
    yield from reader.all(sheet.rows())


def speak_of_others(mapping: Mapping) -> bool:
    """Say whether rows speak of what other rows of their table make."""
    return any(thing.elsewhere for thing in mapping.things.values())


def made(mapping: Mapping, sheet: Sheet) -> dict[str, tuple[int, Declaration]]:
    """Return the agreements that rows make, each with its row, where others may speak of them.

    Raises:
        InvalidMapping: the table has not all columns of the mapping.
        InvalidTable: it breaks off.
    """
    if not speak_of_others(mapping):
        return {}
    found: dict[str, tuple[int, Declaration]] = {}
    for id, first in _made(Reader(mapping, fit.places(mapping, sheet)), sheet):
        found.setdefault(id, first)
    return found


def _made(reader: Reader, sheet: Sheet) -> Iterator[tuple[str, tuple[int, Declaration]]]:
    """Yield all agreements that rows make: others may speak of them."""
    for item in reader.all(sheet.rows()):
        if isinstance(item, Taken):
            declared = item.brought.declarations
            agreements = (one for one in declared if one.label in _AGREEMENTS)
            yield from ((one.id, (item.number, one)) for one in agreements)
