"""Names of bodies in Arabic, in the words that their English names have.

Short vowels are not written in Arabic, and so what is translated in such names can hardly be heard
in them: البنك الإسلامي للتنمية is the Islamic Development Bank. The words here are those of which
names of states, banks and companies are made, as a rule without article, without what is written at
their beginning (`and`, `for`), and without the ending of their feminine; the rest stays in Arabic.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "بنك": "bank",
        "مصرف": "bank",
        "شرك": "co",
        "مجموع": "group",
        "قابض": "holding",
        "محدود": "limited",
        "حكوم": "government",
        "وزار": "ministry",
        "المالي": "finance",  # without its article it is Mali
        "خارجي": "foreign",
        "صندوق": "fund",
        "صين": "china",
        "صيني": "china",
        "مصر": "egypt",
        "عرب": "arab",
        "عربي": "arab",
        "سعودي": "saudi",
        "اسلامي": "islamic",
        "وطني": "national",
        "مركزي": "central",
        "دولي": "international",
        "تنمي": "development",
        "تعاون": "cooperation",
        "تصدير": "export",
        "استيراد": "import",
        "استثمار": "investment",
        "تجار": "trade",
        "تجاري": "commercial",
        "زراعي": "agricultural",
        "صناعي": "industrial",
        "نفط": "oil",
        "بترول": "petroleum",
        "غاز": "gas",
        "طاق": "energy",
        "كهرباء": "electricity",
        "اتصالات": "telecommunications",
    }
)
_WORD = re.compile(r"[\u0621-\u0652]+")
_MARKS = re.compile(r"[\u0640\u064b-\u0652]")  # short vowels, and what stretches a word
_HAMZA = str.maketrans(dict.fromkeys("أإآ", "\u0627"))
_BEGUN = re.compile(r"^و?(?:ال|لل|ل|ب)?")
_FEMININE = "ة"


def english(name: str) -> str:
    """Return a name with the words of its English form; empty where it has none of these."""
    told = _WORD.sub(lambda found: _translated(found[0]) or found[0], name)
    return "" if told == name else told


def _translated(word: str) -> str:
    plain = _MARKS.sub("", word).translate(_HAMZA).removesuffix(_FEMININE)
    return _WORDS.get(plain) or _WORDS.get(_BEGUN.sub("", plain), "")
