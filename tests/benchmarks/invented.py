"""Invented parties by the hundred thousand, named as bodies are, some of them twice.

A few words are in many names and most in few, as in registers; one party in ten is another one
again, its name with a slip, without its legal form or in another order.
"""

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from kb.resolve.profile import Profile

_SYLLABLES = (
    *("ba", "kor", "tan", "mi", "sel", "vor", "du", "lin", "pra", "gos", "he", "zan", "ri", "mal"),
    *("to", "ven", "chi", "lor", "ka", "bur", "nes", "fal", "jo", "dre", "shi", "pol", "wa", "nim"),
    *("qua", "ster", "ul", "ge", "brin", "ax", "yo", "tel", "cru", "ond", "fi", "par"),
)
_PLACES = (
    *("China", "Kenya", "Ghana", "Angola", "Zambia", "Beijing", "Hunan", "Accra", "Nairobi"),
    *("Jiangsu", "Sichuan", "Lagos", "Malawi", "Uganda", "Shanghai", "Senegal", "Hubei", "Chad"),
)
_SECTORS = (
    *(
        "Construction",
        "Engineering",
        "Bank",
        "Telecommunications",
        "Mining",
        "Petroleum",
        "Trading",
    ),
    *("Railway", "Development", "International", "Technology", "Energy", "Hospital", "University"),
    *("Foundation", "Investment", "Logistics", "Agriculture", "Insurance", "Electric Power"),
)
_LEGAL = ("Co., Ltd.", "Limited", "Corporation", "Group", "Inc.", "GmbH", "S.A.", "", "", "")
_AGAIN = 0.1


def parties(count: int, seed: int = 1) -> Iterator[Profile]:
    """Yield so many parties, the same for a seed."""
    chance = Random(seed)  # noqa: S311 - names, and nothing secret
    last = Profile("0", (_name(chance),))
    for number in range(count):
        if number and chance.random() < _AGAIN:
            yield replace(last, id=str(number), names=(again(chance, last.name),))
        else:
            last = Profile(str(number), (_name(chance),))
            yield last


def _name(chance: Random) -> str:
    words = [_own(chance), chance.choice(_SECTORS), chance.choice(_LEGAL)]
    if chance.random() < 0.4:
        words.insert(0, chance.choice(_PLACES))
    if chance.random() < 0.3:
        words.insert(-1, chance.choice(_SECTORS))
    return " ".join(filter(None, words))


def _own(chance: Random) -> str:
    """Return a word of its own: some are common, and most are rare."""
    rank = int(len(_SYLLABLES) ** 3 * chance.random() ** 2)
    first, rest = divmod(rank, len(_SYLLABLES) ** 2)
    second, third = divmod(rest, len(_SYLLABLES))
    return "".join(_SYLLABLES[at] for at in (third, second, first)).capitalize()


def again(chance: Random, name: str) -> str:
    """Return a name that is nearly the same."""
    words = name.split()
    match chance.randrange(3):
        case 0:
            at = chance.randrange(len(words[0]))
            return " ".join([words[0][:at] + words[0][at + 1 :], *words[1:]])
        case 1:
            return " ".join(words[:-1])
        case _:
            return " ".join([*words[1:], words[0]])
