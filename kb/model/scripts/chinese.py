"""Names of bodies in Chinese, in the words that their English names have.

What a bank or a company does is translated in such names (银行 is `bank`), and only what is left is
written as it sounds: 华为技术有限公司 is `huawei technologies co ltd`. The words here are those of
which names of states, banks and companies are made, in simplified signs, as in mainland China; the
signs that Taiwan, Hong Kong and Japan have in their place are read as these.
"""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "中华人民共和国": "people's republic of china",
        "中国": "china",
        "日本": "japan",
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
        "贸易": "trade",
        "商业": "commercial",
        "农村": "rural",
        "中央": "central",
        "能源": "energy",
        "电子": "electronics",
        "航空": "aviation",
        "汽车": "motor",
        "自动车": "motor",
        "化工": "chemical",
        "政府": "government",
        "委员会": "commission",
        "信托": "trust",
        "证券": "securities",
        "投资": "investment",
        "基金": "fund",
        "技术": "technologies",
        "科技": "technology",
        "通信": "telecommunications",
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
        "合作": "cooperation",
        "协力": "cooperation",
        "集团": "group",
        "控股": "holdings",
        "总公司": "corporation",
        "股份": "",
        "有限责任公司": "co ltd",
        "有限公司": "co ltd",
        "公司": "company",
        "株式会社": "co ltd",
        "部": "ministry",
    }
)
# Traditional and Japanese signs of the words above.
_SIMPLIFIED = str.maketrans(
    "設農貿術託聯東華國進開發発展業務財銀險険證証資電訊動氣気鐵鉄機際團總會車員協",
    "设农贸术托联东华国进开发发展业务财银险险证证资电讯动气气铁铁机际团总会车员协",
)
# A bank that is `national` in its own language is China's in English.
_NATIONAL = re.compile("(?:中国)?国家(?=开发银行)")
_DIGITS = "零一二三四五六七八九"
_TEN = "十"
_ORDINAL = re.compile(f"第([{_DIGITS}]?{_TEN}[{_DIGITS}]?|[{_DIGITS}])")  # to the ninety-ninth
# What sounds otherwise in names than it mostly does: 行 is a bank here, and no walking.
_READ: Mapping[str, str] = MappingProxyType(
    {
        "银行": "yinhang",
        "分行": "fenhang",
        "支行": "zhihang",
        "总行": "zonghang",
        "商行": "shanghang",
        "央行": "yanghang",
        "会计": "kuaiji",
        "重庆": "chongqing",
        "厦门": "xiamen",
        "西藏": "xizang",
        "长": "chang",
        "都": "du",
        "曾": "zeng",
        "翟": "zhai",
    }
)
SIGNS = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_HAN = re.compile(f"[{SIGNS}]+")
# A ministry is one at the end of a name; before it may stand in which part of a land something is.
_MINISTRY = rf"(?<![东西南北中总])部(?![{SIGNS}])"
_KNOWN = re.compile(
    "|".join(_MINISTRY if word == "部" else word for word in sorted(_WORDS, key=len, reverse=True))
)
_OTHERWISE = re.compile("|".join(sorted(_READ, key=len, reverse=True)))


def english(name: str) -> str:
    """Return a name with the words of its English form, and what is left as it sounds.

    It is empty where nothing of the name is Chinese.
    """
    if not _HAN.search(name):
        return ""
    meant = _ORDINAL.sub(_number, _NATIONAL.sub("中国", simplified(name)))
    return " ".join(filter(None, (word for _, word in _words(meant))))


def pinyin(name: str) -> str:
    """Return a name as it sounds, without tones: 中国银行 is `zhongguo yinhang`.

    It is empty where nothing of the name is Chinese.
    """
    return " ".join(filter(None, (sound for sound, _ in _words(name)))) if _HAN.search(name) else ""


def has_words(name: str) -> bool:
    """Say whether any of the words here is in a name."""
    return _KNOWN.search(simplified(name)) is not None


def simplified(name: str) -> str:
    """Return a name with the signs of mainland China, as far as the words here have them."""
    return name.translate(_SIMPLIFIED)


def _words(name: str) -> Iterator[tuple[str, str]]:
    """Yield the words of a name, each as it sounds and in English."""
    text, at = simplified(name), 0
    for found in _KNOWN.finditer(text):
        before = _sound(text[at : found.start()])
        yield before, before
        yield _sound(found[0]), _WORDS[found[0]]
        at = found.end()
    rest = _sound(text[at:])
    yield rest, rest


def _number(ordinal: re.Match[str]) -> str:
    """Return the number of an ordinal: one of 第十四 is 14."""
    tens, ten, ones = ordinal[1].rpartition(_TEN)
    return f" {(_DIGITS.find(tens) if tens else 1) * 10 * bool(ten) + _DIGITS.find(ones or '零')} "


def _sound(text: str) -> str:
    """Return how a text sounds, its Chinese as one word: `huawei` is two signs, and one name."""
    return " ".join(_HAN.sub(_one_word, text).split())


def _one_word(signs: re.Match[str]) -> str:
    from anyascii import anyascii  # here, since most names are written in ASCII

    read = _OTHERWISE.sub(lambda found: _READ[found[0]], signs[0])
    return f" {anyascii(read).lower()} "
