"""How likely two parties are one, and why: identifiers decide first, and names propose."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from kb.model import schema
from kb.resolve import compare, identifiers
from kb.resolve.compare import Comparison, Piece
from kb.resolve.identifiers import Decided, Numbers
from kb.resolve.profile import Called, Profile
from kb.resolve.words import Kind

# Nearly the same name in two countries is a name that many bodies have, such as a ministry's: it is
# worth a look from 0.94 on, and nothing but a person's look makes it one. Of AidData's parties the
# four proposals across countries that its names tell (as the governments of Gambia and Zambia) are
# wrong; with this, none of them is made.
_ABROAD = 0.8
# As much as an identifier tells that both have, where something else speaks against it.
_CONTRADICTED = 0.9
# As much as an abbreviation tells by itself: two development banks are called CDB.
_ABBREVIATED = 0.85
# As much as a name tells of which the other says more: `Huawei`, of `Huawei Technologies`.
_SHORTENED = 0.76
_LEAST_SHORTENED = 0.5  # of the weight of its words, that such a name says
_LONGEST = 5  # letters of an abbreviation
# As much as a name tells that many bear: a person's, or `Ministry of Finance`.
_NAMESAKES = 0.95
_FORMAL = frozenset({Kind.LEGAL, Kind.LINKING})
_TELLING = frozenset({Kind.OWN, Kind.PLACE, Kind.NUMBER})


@dataclass(frozen=True)
class Likeness:
    """How likely two parties are one.

    Attributes:
        score: from 0 to 1.
        why: what decided, on one line.
        names: those of their names that are most alike; empty where names were not asked.
        pieces: how these meet, word by word.
        against: whether something is known that tells them apart: a person has to look.
    """

    score: float
    why: str
    names: tuple[str, str] = ("", "")
    pieces: tuple[Piece, ...] = ()
    against: bool = False

    @property
    def candidate(self) -> bool:
        """Whether they may be one."""
        return self.score >= compare.CANDIDATE


def likeness(one: Profile, other: Profile) -> Likeness:
    """Say how likely two parties are one.

    Raises:
        MissingExtra: what names are compared by is not installed.
    """
    if two := _cannot_be_one(one, other):
        return Likeness(0.0, two)
    found = identifiers.decide(_numbers(one), _numbers(other))
    if found.same and not found.different:
        return _by_number(one, other, found)
    if found.same:
        return Likeness(_CONTRADICTED, f"{found.same}, but {found.different}", against=True)
    if found.different:
        return Likeness(0.0, found.different)
    return _by_names(one, other)


def _by_number(one: Profile, other: Profile, found: Decided) -> Likeness:
    # A shortened name is no such name: courts give many that begin alike the same number.
    if found.national and _by_names(one, other).score <= _SHORTENED:
        why = f"{found.same}, under names that are not alike"
        return Likeness(_CONTRADICTED, why, against=True)
    return Likeness(1.0, found.same)


def _cannot_be_one(one: Profile, other: Profile) -> str:
    """Return why two parties are two, whatever they are called; empty if they may be one."""
    if one.collective or other.collective:
        group = one if one.collective else other
        return f"{group.name or group.id} stands for an unnamed group"
    if schema.clash(one.kind, other.kind):
        return f"{_a(one.kind)} is no {other.kind.lower()}"
    return ""


def _a(kind: str) -> str:
    return f"{'an' if kind[0] in 'AEIOU' else 'a'} {kind.lower()}"


def _numbers(party: Profile) -> Numbers:
    return Numbers(party.identifiers, party.country)


def _by_names(one: Profile, other: Profile) -> Likeness:
    nothing = "", "", compare.NOTHING
    mine, theirs, found = max(
        _compared(one, other), key=lambda each: each[2].score, default=nothing
    )
    if not mine:
        return Likeness(0.0, "nothing is known of their names")
    why = f"both are called {mine}" if mine == theirs else f"{mine} is like {theirs}"
    score = found.score
    if score < _SHORTENED and _is_shortened(found):
        score, why = _SHORTENED, f"{why}, which says more or less of it"
    if score > _NAMESAKES and not _tells(one, other, found):
        score, why = _NAMESAKES, f"{why}, as others may be"
    abroad = bool(one.country and other.country and one.country != other.country)
    if abroad:
        score, why = score * _ABROAD, f"{why}, in {one.country} and {other.country}"
    return Likeness(score, why, (mine, theirs), found.pieces, abroad)


def _is_shortened(found: Comparison) -> bool:
    """Say whether one of two names is the other, without words that many names have.

    It has none of these itself: the Bank of Ruritania is not its Export-Import Bank.
    """
    met = [piece for piece in found.pieces if piece.one and piece.other]
    unsaid = [piece for piece in found.pieces if piece not in met]
    return (
        found.score >= _LEAST_SHORTENED
        and all(piece.likeness == 1 for piece in met)
        and {piece.kind for piece in met} - _FORMAL == {Kind.OWN}
        and {piece.kind for piece in unsaid} <= {Kind.COMMON, *_FORMAL}
        and not (any(piece.one for piece in unsaid) and any(piece.other for piece in unsaid))
    )


def _tells(one: Profile, other: Profile, found: Comparison) -> bool:
    """Say whether what two names have in common is more than namesakes have."""
    if one.person or other.person:
        return False
    kinds = {piece.kind for piece in found.pieces}
    return bool(kinds & _TELLING) or bool(one.country and one.country == other.country)


def _compared(one: Profile, other: Profile) -> Iterator[tuple[str, str, Comparison]]:
    person = one.person or other.person
    mine, theirs = ((p.as_person if person else p.as_body) for p in (one, other))
    for left, right in product(mine, theirs):
        found = compare.compare_read(left.readings, right.readings)
        yield left.name, right.name, found if person else _less_if_short(left, right, found)


def _less_if_short(one: Called, other: Called, found: Comparison) -> Comparison:
    if _is_short(one.name) or _is_short(other.name):
        return Comparison(min(found.score, _ABBREVIATED), found.pieces)
    return found


def _is_short(name: str) -> bool:
    return name.isupper() and name.isalpha() and len(name) <= _LONGEST
