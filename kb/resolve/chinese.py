"""Names of bodies in Chinese, in the words that their English names have.

What a bank or a company does is translated in such names (银行 is `bank`), and only what is left is
written as it sounds: 华为技术有限公司 is `huawei technologies co ltd`. The words here are those of
which names of states, banks and companies are made; simplified signs, as in mainland China.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "中华人民共和国": "people's republic of china",
        "中国": "china",
        "国家": "national",
        "人民": "people's",
        "进出口": "export import",
        "开发": "development",
        "发展": "development",
        "建设": "construction",
        "建筑": "construction",
        "工商": "industrial and commercial",
        "工业": "industry",
        "农业": "agricultural",
        "交通": "communications",
        "商务": "commerce",
        "财政": "finance",
        "外交": "foreign affairs",
        "银行": "bank",
        "保险": "insurance",
        "信用": "credit",
        "出口": "export",
        "信托": "trust",
        "证券": "securities",
        "投资": "investment",
        "基金": "fund",
        "技术": "technologies",
        "科技": "technology",
        "通信": "communications",
        "通讯": "telecommunications",
        "电信": "telecom",
        "移动": "mobile",
        "石油": "petroleum",
        "天然气": "gas",
        "铁路": "railway",
        "铁建": "railway construction",
        "工程": "engineering",
        "机械": "machinery",
        "电力": "electric power",
        "国际": "international",
        "集团": "group",
        "控股": "holdings",
        "总公司": "corporation",
        "股份": "",
        "有限责任公司": "co ltd",
        "有限公司": "co ltd",
        "公司": "company",
        "部": "ministry",
    }
)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_KNOWN = re.compile("|".join(sorted(_WORDS, key=len, reverse=True)))


def english(name: str) -> str:
    """Return a name with the words of its English form, and what is left as it sounds.

    It is empty where nothing of the name is Chinese.
    """
    if not _HAN.search(name):
        return ""
    words, at = [], 0
    for found in _KNOWN.finditer(name):
        words += [_sound(name[at : found.start()]), _WORDS[found[0]]]
        at = found.end()
    return " ".join(filter(None, [*words, _sound(name[at:])]))


def _sound(text: str) -> str:
    """Return how a text sounds, as one word: `huawei` is two signs, and one name."""
    from normality import ascii_text

    return "".join((ascii_text(text) or "").split()) if _HAN.search(text) else text.strip()
