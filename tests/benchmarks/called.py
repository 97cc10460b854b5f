"""Parties that a search is measured among: names of several scripts, in which many share words.

A few words are in many names (bank, china), most in few, as in registers; the same for a seed.
"""

from collections.abc import Iterator
from random import Random
from typing import Any

from kb.model import spellings

_BEGIN = "b br c ch d dr f g gr h j k kl l m n p pr r s sh st t tr v w z"
_MIDDLE = "a e i o u ai ea ia oo ou"
_END = "n r l s x m nd rt ck"
_WHAT = """
Bank Group Holdings Trading Energy Development Investment Construction Engineering Mining Steel
Telecom Technologies Shipping Logistics Insurance Capital Finance Foods Textiles Power Railway
Petroleum Chemicals Cement Motors Electronics Pharma Agricultural Commercial Export Import
"""
_WHERE = """
China India Kenya Brazil Russia Egypt Turkey Angola Zambia Ghana Peru Chile Nigeria Pakistan
Shanghai Beijing Istanbul Nairobi Moscow Cairo London Hamburg Lagos Karachi International
National African Asian European Global
"""
_FORM = "Ltd Limited Co Company Corporation Inc LLC GmbH AG SA SpA PLC PJSC"
_SIGNS = "华中信大通海天新金东方泰安恒盛联达长城万科宏远鑫源瑞丰嘉利明德"
_BODIES = "银行 集团 投资 科技 技术有限公司 有限公司 工程 电力 贸易 保险 进出口 开发"
_CYRILLIC = "газ неф строй пром банк энерго маш сталь экспорт лес роз сиб урал волга транс тех"
_HANGUL = "한국 대한 서울 부산 은행 전자 건설 수출 산업 화학 동양 신한 국민 제일 중공업"
_ARABIC = "بنك شركة الوطنية مصر النفط العربية السعودية القاهرة التجارة الخليج الدولية"
_KANA = "トヨ ソニ ミツ ホン サン カワ ヤマ ナカ スズ マツ タカ フジ"


def parties(count: int, seed: int) -> Iterator[dict[str, Any]]:
    """Yield parties, each as the properties of its node."""
    chance = Random(seed)  # noqa: S311 - no secret, and the same each time
    for number in range(count):
        name = _name(chance)
        aliases = sorted({_name(chance) for _ in range(chance.choice((0, 0, 0, 1, 2)))} - {name})
        yield {
            "id": f"party-{number}",
            "name": name,
            "identifiers": [f"lei:{number:020}"] if chance.random() < 0.3 else None,
            "aliases": aliases or None,
            "spellings": list(spellings.of(name, *aliases)) or None,
        }


def _name(chance: Random) -> str:
    """Return a name: four of five in Latin letters, the others in all scripts that we spell."""
    drawn = chance.random()
    if drawn < 0.80:
        return _latin(chance)
    if drawn < 0.88:
        own = "".join(chance.choices(_SIGNS, k=chance.choice((2, 2, 3))))
        return ("中国" if chance.random() < 0.3 else "") + own + _one(chance, _BODIES)
    if drawn < 0.94:
        return "".join(chance.choices(_CYRILLIC.split(), k=chance.choice((2, 3)))).capitalize()
    signs, between = chance.choice(((_HANGUL, ""), (_ARABIC, " "), (_KANA, "")))
    return between.join(chance.sample(signs.split(), k=chance.choice((2, 3))))


def _latin(chance: Random) -> str:
    own = [_word(chance) for _ in range(chance.choice((1, 1, 2)))]
    if chance.random() < 0.25:
        return " ".join([*own, _word(chance)])  # of a person
    parts = [*own, _one(chance, _WHAT)]
    if chance.random() < 0.4:
        parts.insert(chance.choice((0, len(parts))), _one(chance, _WHERE))
    if chance.random() < 0.25:
        parts.append(_one(chance, _WHAT))
    return " ".join([*parts, *([_one(chance, _FORM)] if chance.random() < 0.5 else [])])


def _word(chance: Random) -> str:
    """Return a word of two to four syllables, which only few names have."""
    syllables = (
        _one(chance, _BEGIN) + _one(chance, _MIDDLE) + chance.choice(("", _one(chance, _END)))
        for _ in range(chance.choice((2, 2, 3, 4)))
    )
    return "".join(syllables).capitalize()


def _one(chance: Random, words: str) -> str:
    return chance.choice(words.split())
