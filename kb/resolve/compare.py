"""How alike two names are, and why.

Words are laid beside each other that mean the same or are spelled alike (by `rigour`, which pairs
words of any scripts by meaning, and by sound and spelling what is left); what one name has more
counts against it. The score is the part of the weight of all words that is met: 1 for names that
say the same, 0 for names that share nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product, takewhile
from typing import TYPE_CHECKING

from kb.resolve import blends, sounds, words
from kb.resolve.words import Kind, Reading

if TYPE_CHECKING:
    from rigour.names import Alignment, NamePart


CANDIDATE = 0.75  # from here on two names may be of one body
AUTOMATIC = 0.98  # and from here on they are taken to be, if that is asked for
_SPELLED = 0.92  # of two names as a whole, from which on a slip of the pen is likelier than not
_NUMBERED = 0.76  # at most, for a slip in a number: VII is VIII more seldom than the next fund
_SLIP = 0.08  # that much less than a name is worth that is spelled right
_DOUBTFUL = 0.9  # at most, for a reading that may be of another
_PLACE_OTHERWISE = 0.95  # for a place by another name: Island is Iceland, and also an island
_BLEND = 0.95  # for a word that is put together of others
_ABBREVIATED = 0.8  # for initials, which others may have
_INITIALS = range(3, 8)  # as many letters as an abbreviation may have
_SHORTEST = 5  # letters, below which a slip makes any name of any other
_SOUNDED = 0.88  # for a word of another script that sounds alike
_STEM = 0.8  # of the shorter of two words in different scripts, whose endings may differ


@dataclass(frozen=True)
class Piece:
    """Words that were laid beside each other; one side is empty where nothing meets the other.

    Attributes:
        kind: of what kind they are, by those that tell most.
        weight: how much they tell.
        likeness: from 0 to 1.
    """

    one: str
    other: str
    kind: str
    weight: float
    likeness: float


@dataclass(frozen=True)
class Comparison:
    """How alike two names are, with the pieces from which that follows."""

    score: float
    pieces: tuple[Piece, ...]

    @property
    def same(self) -> bool:
        """Whether they may be names of one body."""
        return self.score >= CANDIDATE


NOTHING = Comparison(0, ())


def compare(one: str, other: str, person: bool = False) -> Comparison:
    """Compare two names, each in whatever script, of bodies or of persons.

    Raises:
        MissingExtra: what names are compared by is not installed.
    """
    return compare_read(words.readings(one, person), words.readings(other, person))


def compare_read(one: tuple[Reading, ...], other: tuple[Reading, ...]) -> Comparison:
    """Compare two names that were read before, by the readings that are most alike.

    What both have in brackets is no reading of its own: two development banks are called `(CDB)`.
    """
    pairs = (pair for pair in product(one, other) if not (pair[0].aside and pair[1].aside))
    found = (each for pair in pairs for each in _doubted(*pair))
    return max(found, key=lambda comparison: comparison.score, default=NOTHING)


def _doubted(one: Reading, other: Reading) -> Iterator[Comparison]:
    # Two names that are put into Latin letters may differ in what these do not tell: Shaanxi and
    # Shanxi sound the same.
    doubtful = one.doubtful or other.doubtful or (one.script and other.script)
    for found in _comparisons(one, other):
        yield Comparison(min(found.score, _DOUBTFUL), found.pieces) if doubtful else found


def _comparisons(one: Reading, other: Reading) -> Iterator[Comparison]:
    """Compare two readings, whichever comes first: `rigour` may pair other words the other way."""
    if one.name.form <= other.name.form:
        yield from _ordered(one, other)
        return
    for found in _ordered(other, one):
        turned = (replace(piece, one=piece.other, other=piece.one) for piece in found.pieces)
        yield Comparison(found.score, tuple(turned))


def _ordered(one: Reading, other: Reading) -> Iterator[Comparison]:
    from rigour.names import pair_symbols

    for edges in pair_symbols(one.name, other.name):
        pieces = tuple(_pieces(one, other, edges))
        whole = sum(piece.weight for piece in pieces)
        met = sum(piece.weight * piece.likeness for piece in pieces)
        yield Comparison(met / whole if whole else 0, pieces)
    yield _spelled(one, other)
    yield _abbreviated(one, other) or _abbreviated(other, one) or NOTHING


def _pieces(one: Reading, other: Reading, edges: "tuple[Alignment, ...]") -> Iterator[Piece]:
    from rigour.names import compare_parts

    meant = [edge for edge in edges if _is_meant(one, other, edge)]
    for edge in meant:
        yield _piece(one, other, (edge.qps, edge.rps), _same_meaning(one, other, edge))
    met = {part for edge in meant for part in (*edge.qps, *edge.rps)}
    mine, theirs = (
        [part for part in reading.name.parts if part not in met] for reading in (one, other)
    )
    for sides in list(_twins(mine, theirs)):
        yield _piece(one, other, sides, 1)
        mine, theirs = (_without(*two) for two in zip((mine, theirs), sides, strict=True))
    if blended := _blend(mine, theirs) or _blend(theirs, mine)[::-1]:
        yield _piece(one, other, blended, _BLEND)
        mine, theirs = (_without(*two) for two in zip((mine, theirs), blended, strict=True))
    for heard in list(_heard(one, other, mine, theirs)):
        yield _piece(one, other, heard, _SOUNDED)
        mine, theirs = (_without(*two) for two in zip((mine, theirs), heard, strict=True))
    for edge in compare_parts(mine, theirs):
        alike = 0 if _are_two_places(one, other, edge) else max(edge.score, _same_stem(edge))
        yield _piece(one, other, (edge.qps, edge.rps), alike)


def _is_meant(one: Reading, other: Reading, edge: "Alignment") -> bool:
    """Say whether words that mean the same in some language do so here.

    `mali` is `finance` in Turkish, and where it is a place it is no finance.
    """
    if edge.qstr == edge.rstr or words.is_of_places(edge):
        return True
    mine, theirs = {one.kinds[part] for part in edge.qps}, {other.kinds[part] for part in edge.rps}
    return (mine == {Kind.PLACE}) == (theirs == {Kind.PLACE})


def _are_two_places(one: Reading, other: Reading, edge: "Alignment") -> bool:
    """Say whether words are places that are known and not the same: Gambia and Zambia."""
    kinds = {one.kinds[part] for part in edge.qps} | {other.kinds[part] for part in edge.rps}
    return kinds == {Kind.PLACE} and edge.qstr != edge.rstr and bool(edge.qps and edge.rps)


def _same_meaning(one: Reading, other: Reading, edge: "Alignment") -> float:
    """Return how alike words are that mean the same: a word for a place may be one for another."""
    otherwise = words.is_of_places(edge) and edge.qstr != edge.rstr
    short = min(len(edge.qps), len(edge.rps)) == 1
    return _PLACE_OTHERWISE if otherwise and short and not (one.script or other.script) else 1


def _twins(
    mine: Sequence["NamePart"], theirs: Sequence["NamePart"]
) -> "Iterator[tuple[list[NamePart], list[NamePart]]]":
    """Yield the words that both have, in whatever order: `rigour` reads from left to right."""
    left = list(theirs)
    for part in mine:
        if twin := next((other for other in left if other.form == part.form), None):
            left.remove(twin)
            yield [part], [twin]


def _heard(
    one: Reading, other: Reading, mine: Sequence["NamePart"], theirs: Sequence["NamePart"]
) -> "Iterator[tuple[list[NamePart], list[NamePart]]]":
    """Yield the words that may sound the same, in whatever order.

    One of the names is put into Latin letters, the other written in them; places have names of
    their own.
    """
    script = one.script or other.script
    if script is None or (one.script and other.script):
        return
    left = [part for part in theirs if other.kinds[part] is not Kind.PLACE]
    for part in (part for part in mine if one.kinds[part] is not Kind.PLACE):
        for like in left:
            heard, written = (part, like) if one.script else (like, part)
            if sounds.alike(heard.form, written.form, script):
                left.remove(like)
                yield [part], [like]
                break


def _without(rest: "Sequence[NamePart]", taken: "Sequence[NamePart]") -> "list[NamePart]":
    return [part for part in rest if part not in taken]


def _blend(
    mine: Sequence["NamePart"], theirs: Sequence["NamePart"]
) -> "tuple[list[NamePart], ...]":
    """Return a word that is put together of the other name's, and these: `Eximbank`, or nothing."""
    words = [part.form for part in theirs]
    found = ((part, blends.cut(part.form, words)) for part in mine)
    return next((([part], [theirs[at] for at in places]) for part, places in found if places), ())


def _piece(
    one: Reading, other: Reading, sides: Iterable["Iterable[NamePart]"], likeness: float
) -> Piece:
    mine, theirs = (list(side) for side in sides)
    kinds = [*(one.kinds[part] for part in mine), *(other.kinds[part] for part in theirs)]
    kind = max(kinds, key=lambda found: words.WEIGHT[found])
    weight = max(one.weight(mine), other.weight(theirs))
    return Piece(_text(mine), _text(theirs), str(kind), weight, likeness)


def _text(parts: "list[NamePart]") -> str:
    return " ".join(part.form for part in parts)


def _same_stem(edge: "Alignment") -> float:
    """Return how alike two words of different scripts are, if they begin alike in Latin letters."""
    mine, theirs = (_latin(list(side)) for side in (edge.qps, edge.rps))
    shorter, longer = sorted((mine, theirs), key=len)
    if (
        len(shorter) < _SHORTEST
        or _text(list(edge.qps)).isascii() == _text(list(edge.rps)).isascii()
    ):
        return 0
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(shorter, longer, strict=False))
    shared = sum(1 for _ in alike)
    return 2 * shared / (len(shorter) + len(longer)) if shared >= _STEM * len(shorter) else 0


def _latin(parts: "list[NamePart]") -> str:
    from normality import latinize_text

    written = "".join(part.form for part in parts)
    return (written if written.isascii() else latinize_text(written) or "").lower()


def _spelled(one: Reading, other: Reading) -> Comparison:
    """Compare two names as a whole: a slip may have made one word of another, or part one."""
    from rigour.text import levenshtein_similarity

    mine, theirs = (_latin(_telling(reading)) for reading in (one, other))
    if min(len(mine), len(theirs)) < _SHORTEST:
        return NOTHING
    likeness = levenshtein_similarity(mine, theirs, max_edits=None, max_percent=1.0)
    if likeness < _SPELLED or all(_apart(one, other, Kind.PLACE)):
        return NOTHING
    worth = min(likeness - _SLIP, _NUMBERED if any(_apart(one, other, Kind.NUMBER)) else 1)
    piece = Piece(one.name.form, other.name.form, "spelling", 1, worth)
    return Comparison(piece.likeness, (piece,))


def _apart(one: Reading, other: Reading, kind: Kind) -> tuple[set[str], set[str]]:
    """Return the words of a kind that one name has and the other has not.

    Of few letters each, numbers and places tell all that tells two funds, or two provinces.
    """
    mine, theirs = (
        {part.form for part in reading.name.parts if reading.kinds[part] is kind}
        for reading in (one, other)
    )
    return mine - theirs, theirs - mine


def _abbreviated(short: Reading, long: Reading) -> Comparison | None:
    """Compare an abbreviation with a name of whose initials it may be made; None if it is not."""
    said = [part.form for part in _telling(short)]
    if short.aside or len(said) != 1 or len(said[0]) not in _INITIALS:
        return None  # what has its name beside it needs no guess
    spelled = {
        "".join(part.form[0] for part in parts)
        for parts in (_telling(long), _without(long.name.parts, _linking(long)))
    }
    if said[0] not in spelled:
        return None
    piece = Piece(short.name.form, long.name.form, "initials", 1, _ABBREVIATED)
    return Comparison(_ABBREVIATED, (piece,))


def _linking(reading: Reading) -> "list[NamePart]":
    return [part for part in reading.name.parts if reading.kinds[part] is Kind.LINKING]


def _telling(reading: Reading) -> "list[NamePart]":
    return [
        part for part in reading.name.parts if reading.kinds[part] not in {Kind.LEGAL, Kind.LINKING}
    ]
