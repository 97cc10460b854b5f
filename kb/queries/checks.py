"""What has to hold between the parts of a question file, and between header and query."""

from kb.errors import InvalidParameter
from kb.queries import values
from kb.queries.cypher import parameters_used
from kb.queries.draft import Draft
from kb.queries.statement import OURS

# What `kb query` and the API call options of their own.
RESERVED = frozenset(
    {"limit", "cursor", "format", "form", "cypher", "home", "settings", "output", "quiet", "help"}
)
# Types whose values are ordered as texts.
_TEXTS = frozenset({"string", "thing", "fact"})
# What a suggestion is given: what has been typed so far.
PREFIX = "prefix"


def typed(draft: Draft, number: int, word: str, name: str, description: str | None) -> None:
    """Check one declared parameter or column against those before it."""
    taken = draft.parameters if word == "param" else draft.columns
    if word == "param" and name in RESERVED:
        draft.wrong(number, f"`{name}` is an option of every question", "choose another name")
    if name.startswith(OURS):
        draft.wrong(number, f"`{name}` begins like what is added to a query", "rename it")
    if name in taken:
        draft.wrong(number, f"{word} `{name}` is declared twice", "keep one of the two lines")
    if not description:
        draft.wrong(
            number, f"{word} `{name}` says nothing of itself", "add two spaces and a sentence"
        )


def check(draft: Draft, text: str) -> None:
    """Check the whole: parameters against their use, the order, the example, the suggestions."""
    _parameters(draft, parameters_used(text))
    _order(draft)
    parts = {"title": any(draft.prose), "column": draft.columns, "order": draft.order}
    for what, present in parts.items():
        if not present:
            draft.wrong(1, f"the header has no {what}", f"add its {what} line")
    _example(draft)
    _suggestions(draft)
    _spellings(draft)


def _parameters(draft: Draft, used: dict[str, int]) -> None:
    filled = {draft.pages.behind, draft.pages.rows} if draft.pages else set()
    for name, line in used.items():
        if name not in draft.parameters.keys() | filled:
            draft.wrong(line, f"`${name}` is not declared", f"add `// param {name}: …`")
    for name in draft.parameters:
        if name not in used:
            line = draft.lines[f"${name}"]
            draft.wrong(line, f"`${name}` is not used", "use it, or remove its line")
    for name in sorted(filled):
        if name not in used or name in draft.parameters:
            what = f"`${name}` is not used, or declared as a parameter that is asked for"
            draft.wrong(draft.lines["pages"], what, "use in the query what only `pages` names")


def _order(draft: Draft) -> None:
    line = draft.lines.get("order", 1)
    names = [key.column for key in draft.order]
    for name in {name for name in names if names.count(name) > 1}:
        draft.wrong(line, f"the order names `{name}` twice", "name each column once")
    for key in draft.order:
        column = draft.columns.get(key.column)
        if column is None:
            what = f"the order names no column `{key.column}`"
            draft.wrong(line, what, "order by declared columns")
        elif column.kind.several:
            what = f"the order names `{key.column}`, which is a list"
            draft.wrong(line, what, "order by columns of one value")
        elif draft.pages and (column.kind.name not in _TEXTS or column.kind.nullable):
            what = f"the order names `{key.column}`, which is not always a text"
            draft.wrong(line, what, "order a query that has pages by texts, the least first")
        elif draft.pages and key.descending:
            what = f"the order descends by `{key.column}`"
            draft.wrong(line, what, "order a query that has pages by texts, the least first")


def _example(draft: Draft) -> None:
    if draft.example is None:
        draft.wrong(
            draft.lines.get("example", 1), "the header has no example", "add `// example: {}`"
        )
        return
    try:
        values.read_all(tuple(draft.parameters.values()), draft.example)
    except InvalidParameter as error:
        draft.wrong(draft.lines["example"], f"the example cannot be asked: {error}", "correct it")


def _spellings(draft: Draft) -> None:
    for name, text in draft.spelled.items():
        line = draft.lines[f"spell {name}"]
        own, other = draft.parameters.get(name), draft.parameters.get(text)
        if own is None or (str(own.kind), own.default) != ("string[]?", None):
            what = f"`spell {name}` has nowhere to put spellings"
            draft.wrong(line, what, f"declare `// param {name}: string[]? = null`")
        if other is None or str(other.kind) not in {"string", "string?"}:
            draft.wrong(line, f"`{text}` is no text to be spelled", "name a parameter that is one")


def _suggestions(draft: Draft) -> None:
    for name, suggester in draft.suggest.items():
        line = suggester.line
        if name not in draft.parameters:
            what = f"`suggest {name}` is for no parameter"
            draft.wrong(line, what, f"add `// param {name}: …`")
        if set(parameters_used(suggester.text)) != {PREFIX}:
            what = f"the suggestion for `{name}` is not found by what is typed"
            draft.wrong(line, what, f"use `${PREFIX}` in it, and no other parameter")
