"""Names of bodies in Russian, in the words that their English names have.

What a bank or a ministry does is translated in such names, and its words have endings by which they
hang together: Министерство обороны Российской Федерации is the Ministry of Defence of Russia. The
words here are those of which names of states, banks and companies are made, as far as they stay the
same in every case; what is left stays in Russian.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

_STEMS: Mapping[str, str] = MappingProxyType(
    {
        "банк": "bank",
        "китайск": "china",
        **dict.fromkeys(("китай", "китая", "китаю", "китаем", "китае"), "china"),
        "российской федераци": "russia",
        **dict.fromkeys(("россия", "россии", "россию", "россией"), "russia"),
        "экспортно-импортн": "export import",
        "народн": "people's",
        "национальн": "national",
        "государственн": "state",
        "центральн": "central",
        "международн": "international",
        "промышленн": "industrial",
        "коммерческ": "commercial",
        "сельскохозяйственн": "agricultural",
        "строительн": "construction",
        "инвестиционн": "investment",
        "внешн": "foreign",
        "торговл": "trade",
        "развити": "development",
        "сотрудничеств": "cooperation",
        "министерств": "ministry",
        "правительств": "government",
        "иностранных дел": "foreign affairs",
        "обороны": "defence",
        "финансов": "finance",
        "фонд": "fund",
        "компани": "company",
        "корпораци": "corporation",
        "группа": "group",
        "республик": "republic",
    }
)
_STEM = "|".join(sorted(map(re.escape, _STEMS), key=len, reverse=True))
# What a noun or an adjective may end with; other endings make another word: банкир is a banker.
_ENDINGS = (
    "а|у|е|о|ом|ы|и|ов|ам|ами|ах|я|ю|й|ем|ей|ия|ии|ию|ией|ям|ями|ях|"  # noqa: RUF001 - Cyrillic
    "ый|ий|ая|ое|ее|ые|ие|ого|его|ому|ему|ым|им|ой|ую|ых|их|ыми|ими"  # noqa: RUF001 - Cyrillic
)
_KNOWN = re.compile(rf"(?<!\w)({_STEM})(?:{_ENDINGS})?(?!\w)", re.IGNORECASE)


def english(name: str) -> str:
    """Return a name with the words of its English form; empty where it has none of these."""
    told = _KNOWN.sub(lambda found: _STEMS[found[1].lower()], name)
    return "" if told == name else told
