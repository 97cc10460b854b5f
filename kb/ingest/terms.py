"""The terms in a block: dates, amount and fields, as statements about one fact."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kb.errors import InvalidValue
from kb.ingest import timing
from kb.ingest.outline import Outline
from kb.ingest.page import Page
from kb.ingest.timing import DATE_KEYS
from kb.ingest.tree import Mapping, Mark, Sequence, Tree
from kb.model import dates, fields, money
from kb.model.claims import Stance, Statement
from kb.model.dates import Days
from kb.model.ids import FactKey
from kb.model.schema import Field

# Keys that say something of the other terms of their block.
SAID_OF_TERMS = ("planned", "estimated")
YES_NO = {"true": True, "yes": True, "false": False, "no": False}


@dataclass(frozen=True)
class Speech:
    """What all blocks of one claim's stance share."""

    page: Page
    outline: Outline
    stance: Stance
    published: Days | None


def read(
    speech: Speech, key: FactKey, block: Mapping, named: dict[str, Field]
) -> Iterator[Statement]:
    """Yield what the block states of the fact: one statement for each date, amount and field.

    Keys that are none of these (roles) are the caller's.
    """
    guessed = {name.text: name for name in speech.page.scalars(block.get("estimated"), "estimated")}
    stated = list(_terms(speech, key, block, named))
    for name in guessed.keys() - {statement.field for statement in stated}:
        what = f"`{name}` is called an estimate and is not stated"
        speech.page.wrong(guessed[name].mark, what, "name a term of this block, as `amount`")
    for statement in stated:
        yield replace(statement, estimated=statement.field in guessed)


def _terms(
    speech: Speech, key: FactKey, block: Mapping, named: dict[str, Field]
) -> Iterator[Statement]:
    page = speech.page
    planned = _planned(page, block)
    dated = [found for name in DATE_KEYS if (found := _dated(page, block, name))]
    _check_order(page, block, dict(dated))
    for name, days in dated:
        value = block.get(name)
        stated = Statement(
            key,
            speech.stance,
            name,
            page.text(value, name),
            days=days,
            planned=planned and name == "ends",
        )
        _check_future(speech, (value or block).mark, stated)
        yield stated
    for word, tree in block.items:
        if word.text == "amount":
            yield from _amount(speech, key, tree)
        elif word.text in named:
            yield from _values(speech, key, named[word.text], tree)


def _planned(page: Page, block: Mapping) -> bool:
    written = block.get("planned")
    text = page.text(written, "planned")
    if written is None or not text:
        return False
    if text.lower() not in YES_NO:
        page.wrong(written.mark, f"planned is `{text}`", "write `planned: true` or leave it out")
    if block.get("ends") is None:
        page.wrong(written.mark, "a plan to end has no `ends`", "say when it is to end")
    return YES_NO.get(text.lower(), False)


def _dated(page: Page, block: Mapping, name: str) -> tuple[str, Days] | None:
    written = block.get(name)
    text = page.text(written, name)
    if written is None or not text:
        return None
    try:
        return name, dates.parse(text)
    except InvalidValue as error:
        page.invalid(written.mark, error)
        return None


def _check_order(page: Page, block: Mapping, days: dict[str, Days]) -> None:
    wrong = timing.disorder(days)
    if wrong and (written := block.get(wrong[0])):
        page.wrong(written.mark, wrong[1], "correct one of the two dates")


def _check_future(speech: Speech, mark: Mark, stated: Statement) -> None:
    if wrong := timing.prophecy(speech.published, stated):
        speech.page.wrong(mark, *wrong)


def _amount(speech: Speech, key: FactKey, value: Tree) -> Iterator[Statement]:
    text = speech.page.text(value, "amount")
    if not text:
        return  # which is noted
    try:
        amount = money.parse(text)
    except InvalidValue as error:
        speech.page.invalid(value.mark, error)
    else:
        yield Statement(key, speech.stance, "amount", text, money=amount)


def _values(speech: Speech, key: FactKey, field: Field, tree: Tree) -> Iterator[Statement]:
    if isinstance(tree, Sequence) and not field.several:
        speech.page.wrong(tree.mark, f"`{field.name}` has several values", "write one value")
        return
    for value in speech.page.scalars(tree, field.name):
        text = " ".join(value.text.split())
        try:
            fields.check(field, text)
        except InvalidValue as error:
            speech.page.invalid(value.mark, error)
        else:
            yield Statement(key, speech.stance, field.name, text)
