"""Names of bodies in Korean, in the words that their English names have.

Korean writes a name without spaces, of a word that is its own and of others that say what the body
does: 삼성전자 is `Samsung` and `electronics`. The words here are those of which names of states,
banks and companies are made; what is left stays in Hangul, as a word of its own.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

# A country stands at the beginning: in 신한국제금융, `Shinhan International Finance`, is no Korea.
_COUNTRIES: Mapping[str, str] = MappingProxyType(
    {
        "대한민국": "republic of korea",
        "한국": "korea",
        "북한": "north korea",
        "중국": "china",
        "일본": "japan",
        "미국": "united states",
    }
)
_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "수출입": "export import",
        "은행": "bank",
        "산업은행": "development bank",
        "개발": "development",
        "중앙": "central",
        "국제": "international",
        "정부": "government",
        "농업": "agricultural",
        "보험": "insurance",
        "증권": "securities",
        "투자": "investment",
        "금융": "financial",
        "무역": "trade",
        "협력": "cooperation",
        "전자": "electronics",
        "자동차": "motor",
        "건설": "construction",
        "중공업": "heavy industries",
        "화학": "chemical",
        "통신": "telecommunications",
        "전력": "electric power",
        "가스": "gas",
        "석유": "petroleum",
        "철도": "railway",
        "항공": "aviation",
        "에너지": "energy",
        "기술": "technology",
        "엔지니어링": "engineering",
        "주식회사": "co ltd",
        "공사": "corporation",
        "그룹": "group",
    }
)
_ALL: Mapping[str, str] = MappingProxyType({**_COUNTRIES, **_WORDS})
_KNOWN = re.compile(
    "|".join(
        rf"(?<![\uac00-\ud7a3]){word}" if word in _COUNTRIES else word
        for word in sorted(_ALL, key=len, reverse=True)
    )
)


def english(name: str) -> str:
    """Return a name with the words of its English form; empty where it has none of these."""
    told = _KNOWN.sub(lambda found: f" {_ALL[found[0]]} ", name)
    return "" if told == name else " ".join(told.split())


def has_words(name: str) -> bool:
    """Say whether any of the words here is in a name."""
    return _KNOWN.search(name) is not None
