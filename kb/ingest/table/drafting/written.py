"""A draft of a mapping, as YAML that a person reads and finishes."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations

from kb.ingest.table.drafting import forms, roles, sample
from kb.ingest.table.drafting.forms import Form
from kb.ingest.table.drafting.roles import Kind
from kb.ingest.table.drafting.sample import Column, Sample
from kb.ingest.table.sheets import Sheet

_FEW = 12  # values of a column that are listed
_KEYS = ("id", "record", "key", "number", "no", "ref", "reference", "code")
_HEAD = """\
# A draft of a mapping: what the headings and first {rows} rows of a table show of it.
# Each `# check:` is a guess to decide; lines that begin with `# ` inside a block are guesses to
# uncomment. Read the rows with `kb load TABLE --mapping FILE --dry-run`. When all is decided,
# remove `draft: true`, without which nothing is loaded.
"""


@dataclass(frozen=True)
class About:
    """What is known of a table's source besides its cells; empty texts are unknown.

    Attributes:
        id: what the mapping is called.
        published: when the table was, as a date is written.
    """

    id: str
    title: str = ""
    published: str = ""
    sheet: str = ""


@dataclass(frozen=True)
class _Guesses:
    """All that is guessed of a table."""

    sample: Sample
    forms: dict[str, Form]
    kind: Kind
    parts: dict[str, Column]
    terms: dict[str, Column]
    key: tuple[Column, ...]
    prefix: str = field(default="")


def draft(sheet: Sheet, about: About) -> str:
    """Return a mapping for a table: valid once `published` is given, and never loaded as it is.

    Raises:
        InvalidTable: the table breaks off, or has no column that a mapping could name.
    """
    guesses = _guess(sample.read(sheet), about.id)
    lines = [
        *_HEAD.format(rows=guesses.sample.rows).splitlines(),
        *_beginning(guesses, about),
        *_values(guesses),
        *_columns(guesses),
        *_parties(guesses),
        *_agreement(guesses),
        *_claims(guesses, about),
        *_left(guesses),
    ]
    return "\n".join(lines) + "\n"


def _guess(found: Sample, prefix: str) -> _Guesses:
    read = {column.name: forms.of(column) for column in found.columns}
    kind, parts = roles.kind(found.columns)
    rest = [column for column in found.columns if column not in parts.values()]
    terms = roles.terms(rest, {name: form.kind for name, form in read.items()})
    key = _key(found, read)
    return _Guesses(found, _kept(read, key), kind, parts, terms, key, prefix)


def _key(found: Sample, read: dict[str, Form]) -> tuple[Column, ...]:
    """Return the column, or the two, that tell all rows apart; the first where none do."""
    plain = [one for one in found.columns if not any("split" in k for k in read[one.name].keys)]
    named = [one for one in plain if one.unique and set(_KEYS) & set(one.words)]
    for one in [*named, *(one for one in plain if one.unique)]:
        return (one,)
    filled = [one for one in plain if one.filled and one.cells and len(one.distinct) > 1][:20]
    for two in combinations(filled, 2):
        if len(set(zip(two[0].cells, two[1].cells, strict=True))) == found.rows:
            return two
    return tuple(plain or found.columns)[:1]


def _kept(read: dict[str, Form], key: tuple[Column, ...]) -> dict[str, Form]:
    """Return the forms without those of the key: what names a row stays as it is written."""
    named = {column.name for column in key}
    return {name: forms.TEXT if name in named else form for name, form in read.items()}


def _beginning(guesses: _Guesses, about: About) -> Iterator[str]:
    yield from (f"mapping: {about.id}", "draft: true")
    if about.sheet:
        yield f"sheet: {quoted(about.sheet)}"
    if len(guesses.key) == 1 and guesses.key[0].unique:
        yield f"row: {guesses.key[0].name}  # check: no two rows of those read have the same"
    yield from (f"source: {about.id}", "sources:", f"  {about.id}:")
    title = quoted(about.title or about.id)
    yield f"    title: {title}" + ("" if about.title else "  # check: what its publisher calls it")
    yield "    # publisher: who published it  # check: who that is"
    if about.published:
        yield f"    published: {quoted(about.published)}"
    else:
        yield "    # check: when the table was published, as 2024-06-30, 2024-06 or 2024"
        yield "    published: TODO"
    yield ""


def _values(guesses: _Guesses) -> Iterator[str]:
    few = [one for one in guesses.sample.columns if _is_few(one, guesses.forms[one.name])]
    if few:
        yield "# Columns of few values. To put others for them, uncomment these lines and add"
        yield "# `map: name` to the column; a value that is not listed is then refused."
        yield "# values:"
    for column in few:
        pairs = ", ".join(f"{quoted(value)}: {quoted(value)}" for value in column.distinct)
        yield f"#   {column.name}: {{{pairs}}}  # check: what each means"
    if few:
        yield ""


def _is_few(column: Column, form: Form) -> bool:
    count = len(column.distinct)
    return form == forms.TEXT and 1 < count <= _FEW and 2 * count <= len(column.cells)


def _columns(guesses: _Guesses) -> Iterator[str]:
    yield "columns:"
    for column in guesses.sample.columns:
        form, heading = guesses.forms[column.name], quoted(column.heading)
        entry = f"{{column: {heading}, {', '.join(form.keys)}}}" if form.keys else heading
        doubt = f"  # check: {form.doubt}" if form.doubt else ""
        yield f"  {column.name}: {entry}{doubt}"
    yield ""


def _parties(guesses: _Guesses) -> Iterator[str]:
    if guesses.parts:
        yield "# Of no kind as long as the table names none: add `kind: Bank` or a column of kinds."
        yield "parties:"
    for part, column in guesses.parts.items():
        name = f"{{{column.name}}}"
        entry = f'{{name: "{name}", id: "{guesses.prefix}-{name}"}}'
        yield f"  {part}: {entry}  # check: whether the column names the {part.replace('_', ' ')}"
    if guesses.parts:
        yield ""


def _agreement(guesses: _Guesses) -> Iterator[str]:
    id = "-".join(f"{{{column.name}}}" for column in guesses.key)
    title = guesses.terms.get("title")
    if not guesses.parts:
        yield f"# check: no heading says what a row speaks of; is it a {guesses.kind.name}?"
    if not all(column.unique for column in guesses.key) and len(guesses.key) == 1:
        yield "# check: no column tells all rows apart; rows of one id would be one agreement"
    yield f"{guesses.kind.section}:"
    yield "  agreement:"
    yield f'    id: "{guesses.prefix}-{id}"  # check: what tells one from another'
    if title:
        yield f'    # title: "{{{title.name}}}"  # check: whether it is its title'
    yield ""


def _claims(guesses: _Guesses, about: About) -> Iterator[str]:
    names = "".join(f"[; {part}: {{{one.name}}}]" for part, one in guesses.parts.items())
    called = _literal(about.title or about.id)
    row = ", ".join(f"{{{column.name}}}" for column in guesses.key)
    says = f"{called} lists {row}: a {guesses.kind.name}{names}."
    yield "claims:"
    yield f"- says: {quoted(says)}  # check: what a row says, in your own words"
    if url := guesses.terms.get("url"):
        yield f'  # cites: {{url: "{{{url.name}}}"}}  # check: whether the row has it from there'
    yield "  asserts:"
    yield f"    agreement:  # check: whether each row is a {guesses.kind.name}, or add `where:`"
    yield from (f"      # {line}" for line in _terms(guesses))
    yield from (f"      {part}: {part}" for part in guesses.parts)
    if not guesses.parts:
        yield "      {}  # in its place whatever is uncommented above it"


def _terms(guesses: _Guesses) -> Iterator[str]:
    terms = guesses.terms
    for name in ("begins", "ends"):
        if name in terms:
            yield f'{name}: "{{{terms[name].name}}}"  # check: whether it says when it {name}'
    if "amount" in terms and guesses.kind.section != "measures":
        currency = (
            f"{{{terms['currency'].name}}}" if "currency" in terms else "CUR"
        )  # which is none
        doubt = "" if "currency" in terms else ", and in which currency"
        amount = f"{currency} {{{terms['amount'].name}}}"
        yield f'amount: "{amount}"  # check: whether it is its amount{doubt}'


def _left(guesses: _Guesses) -> Iterator[str]:
    placed = {one.name for one in (*guesses.parts.values(), *guesses.terms.values(), *guesses.key)}
    rest = [one.name for one in guesses.sample.columns if one.name not in placed]
    if rest or guesses.sample.left_out:
        yield ""
    if rest:
        yield "# Not placed; remove from `columns:` what is not needed:"
    yield from (f"#   {name}" for name in rest)
    yield from (f"# Left out: {why}" for why in guesses.sample.left_out)


def _literal(text: str) -> str:
    """Return a text in which a template's signs stand for themselves."""
    return "".join(sign * 2 if sign in "[]{}" else sign for sign in text)


def quoted(text: str) -> str:
    """Return a text as YAML has it in double quotes; what is not shown is escaped."""
    return f'"{"".join(map(_sign, text))}"'


def _sign(sign: str) -> str:
    if sign in {'"', "\\"}:
        return f"\\{sign}"
    return sign if sign.isprintable() else f"\\U{ord(sign):08x}"
