"""The terms that a claim of a row states of one fact: its dates, its amount, its fields."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from kb.errors import InvalidValue
from kb.ingest import timing
from kb.ingest.table import choice
from kb.ingest.table.choice import Pick
from kb.ingest.table.draft import Draft
from kb.ingest.table.template import Values
from kb.ingest.terms import SAID_OF_TERMS, YES_NO
from kb.ingest.timing import DATE_KEYS
from kb.ingest.tree import Mapping as Block
from kb.ingest.tree import Scalar, Tree
from kb.model import dates, fields, money, words
from kb.model.claims import Stance, Statement
from kb.model.dates import Days
from kb.model.ids import FactKey
from kb.model.schema import Field

PERIOD = "period"


@dataclass(frozen=True)
class Terms:
    """How a row's terms are had: each by its name, and what is said of them.

    Attributes:
        told_apart_by: the field whose value says which fact is meant; empty for none.
    """

    picks: Mapping[str, Pick]
    fields: tuple[Field, ...]
    told_apart_by: str

    def texts(self, name: str, values: Values) -> tuple[str, ...]:
        """Return what a row has for a term; nothing where it has none."""
        pick = self.picks.get(name)
        return pick(values) if pick else ()

    def role(self, values: Values) -> str:
        """Return the value that tells the fact apart from others; empty where it needs none."""
        return next(iter(self.texts(self.told_apart_by, values)), "")

    def period(self, values: Values) -> str:
        """Return what tells one spell of the fact from others; empty where it needs nothing."""
        return next(iter(_one(PERIOD, self.texts(PERIOD, values))), "")

    def stated(
        self, key: FactKey, stance: Stance, values: Values, published: Days
    ) -> Iterator[Statement]:
        """Yield what a row states of a fact.

        Raises:
            InvalidValue: a value cannot be what it should be.
        """
        if not self.picks:
            return  # as of most roles
        guessed = {_term(text, self.picks) for text in self.texts("estimated", values)}
        planned = True in {_yes(text) for text in self.texts("planned", values)}
        found = [*self._dated(key, stance, values, planned), *self._rest(key, stance, values)]
        days = {s.field: s.days for s in found if s.field in DATE_KEYS}
        if wrong := timing.disorder(days):
            raise InvalidValue(wrong[1], "correct one of the two dates")
        for statement in found:
            if late := timing.prophecy(published, statement):
                raise InvalidValue(*late)
            yield replace(statement, estimated=True) if statement.field in guessed else statement

    def _dated(
        self, key: FactKey, stance: Stance, values: Values, planned: bool
    ) -> Iterator[Statement]:
        for name in DATE_KEYS:
            for text in _one(name, self.texts(name, values)):
                plan = planned and name == "ends"
                yield Statement(key, stance, name, text, days=dates.parse(text), planned=plan)

    def _rest(self, key: FactKey, stance: Stance, values: Values) -> Iterator[Statement]:
        for text in _one("amount", self.texts("amount", values)):
            yield Statement(key, stance, "amount", text, money=money.parse(text))
        for field in self.fields:
            if field.name not in self.picks:
                continue
            if field.name == self.told_apart_by and stance is not Stance.ASSERTS:
                continue  # it says which fact is meant
            texts = self.texts(field.name, values)
            for text in texts if field.several else _one(field.name, texts):
                fields.check(field, text)
                yield Statement(key, stance, field.name, text)


def _yes(text: str) -> bool:
    if (found := YES_NO.get(text.lower())) is None:
        raise InvalidValue(f"planned is `{text}`", f"write one of {', '.join(sorted(YES_NO))}")
    return found


def _term(text: str, stated: Iterable[str]) -> str:
    """Return the term that is called an estimate, one of those that may be stated beside it."""
    terms = [name for name in stated if name not in {*SAID_OF_TERMS, PERIOD}]
    if (name := text.lower()) not in terms:
        raise words.unknown("term that is estimated", text, terms)
    return name


def _one(name: str, texts: tuple[str, ...]) -> tuple[str, ...]:
    if len(set(texts)) > 1:
        raise InvalidValue(f"`{name}` has several values", "take one of them, or correct the cell")
    return texts[:1]


def read(draft: Draft, block: Block, named: tuple[Field, ...], told_apart_by: str = "") -> Terms:
    """Read the terms of a block, which may have these fields; its roles are left alone."""
    wanted = {*DATE_KEYS, *SAID_OF_TERMS, "amount", PERIOD, *(field.name for field in named)}
    picks = {
        name.text: choice.read(draft, tree, name.text)
        for name, tree in block.items
        if name.text in wanted
    }
    for word, tree in block.items:
        if word.text in SAID_OF_TERMS:
            _check_words(draft, word.text, tree, picks)
    return Terms(picks, named, told_apart_by)


def _check_words(draft: Draft, name: str, tree: Tree, picks: Mapping[str, Pick]) -> None:
    """Note what is wrong with words that the mapping itself has; those of cells come with rows."""
    for _, value in choice.alternatives(draft, tree):
        if isinstance(value, Scalar) and value.text and "{" not in value.text:
            try:
                _yes(value.text) if name == "planned" else _term(value.text, picks)
            except InvalidValue as error:
                draft.page.invalid(value.mark, error)
