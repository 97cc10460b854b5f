"""A rough look at two names, for a tenth of a comparison: may they be alike at all?

Words count as in a comparison: those that few share tell most. Two words meet that sound alike, or
that begin or end alike; most of the name that says less has to be met. What a rough look lets pass
is compared; what it does not would hardly be a candidate, but for names that have one meaning and
few letters in common.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from kb.resolve import blends, keys

_LEAST = 0.58  # of the weight of the words of the name that says less
_COMMON = 0.45  # what a word tells that many have; others tell 1
_NEARLY = 0.8
_END = 3  # letters that make two words begin or end alike

IsCommon = Callable[[str], bool]


@dataclass(frozen=True)
class Form:
    """One of the names that a party's names hold.

    Attributes:
        words: those that tell, by how they sound.
        joined: the name without its spaces.
        initials: what may stand for the name.
    """

    words: Mapping[str, str]
    joined: str
    initials: frozenset[str]


def sketch(names: Sequence[str]) -> tuple[Form, ...]:
    """Return what a rough look takes of a party's names."""
    return tuple(_form(form) for form in keys.forms(names) if keys.named(form))


def _form(form: str) -> Form:
    named = keys.named(form)
    sounds = {keys.sound(word): word for word in keys.telling(named)}
    return Form(sounds, "".join(named), frozenset(keys.initials(form)))


def may_be_alike(one: Sequence[Form], other: Sequence[Form], is_common: IsCommon) -> bool:
    """Say whether two parties may be alike.

    Args:
        one, other: the parties' names.
        is_common: whether many names have a word that sounds so.
    """
    return any(_alike(*forms, is_common) for forms in product(one, other))


def _alike(one: Form, other: Form, is_common: IsCommon) -> bool:
    if one.joined == other.joined or _stands_for(one, other) or _stands_for(other, one):
        return True
    shared = one.words.keys() & other.words.keys()
    met = sum(_weight(sound, is_common) for sound in shared)
    mine, theirs = (_rest(form, shared, is_common) for form in (one, other))
    met += _blended(mine, theirs) or _blended(theirs, mine)
    whole = met + min(sum(weight for _, weight in rest) for rest in (mine, theirs))
    for word, weight in mine:
        if near := next((item for item in theirs if _nearly(word, item[0])), None):
            theirs.remove(near)
            met += _NEARLY * min(weight, near[1])
    return met >= _LEAST * whole > 0


def _stands_for(one: Form, other: Form) -> bool:
    return not other.initials.isdisjoint(one.words.values())


def _weight(sound: str, is_common: IsCommon) -> float:
    return _COMMON if is_common(sound) else 1


def _rest(form: Form, shared: set[str], is_common: IsCommon) -> list[tuple[str, float]]:
    """Return the words that are not shared, and what each tells."""
    return [
        (word, _weight(sound, is_common))
        for sound, word in form.words.items()
        if sound not in shared
    ]


def _blended(mine: list[tuple[str, float]], theirs: list[tuple[str, float]]) -> float:
    """Take out a word that is put together of others, with these, and return what it tells."""
    words = [word for word, _ in theirs]
    for at, (word, weight) in enumerate(mine):
        if places := blends.cut(word, words):
            del mine[at]
            theirs[:] = [item for place, item in enumerate(theirs) if place not in places]
            return weight
    return 0


def _nearly(one: str, other: str) -> bool:
    return one[:_END] == other[:_END] or one[-_END:] == other[-_END:]
