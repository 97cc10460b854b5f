"""Agreements and other facts of a party as entries of a list: from rows of several questions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from kb.store.answers import Row
from kb.telling import ends
from kb.telling.values import money, shown


@dataclass(frozen=True)
class Named:
    """A party in an entry: its part, its id, and its name, or else its id once more."""

    part: str
    id: str
    name: str


@dataclass(frozen=True)
class Entry:
    """One entry.

    Attributes:
        facts: the ids of what it rests on, for evidence.
        terms: what is agreed, each in a few words.
        dates: when it begins and ends; empty where nothing is known.
        remarks: how sure it is, but for `disputed`.
    """

    facts: tuple[str, ...]
    title: str
    parties: tuple[Named, ...]
    terms: tuple[str, ...]
    dates: str
    remarks: tuple[str, ...]
    disputed: bool


@dataclass(frozen=True)
class _Form:
    """Which columns of a question tell what.

    Attributes:
        title: the first of these that is known.
        parties: the part and the column of the ids of each.
    """

    fact: str
    title: tuple[str, ...]
    parties: tuple[tuple[str, str], ...] = ()
    terms: tuple[str, ...] = ()


_FINANCED = (
    ("lender", "lenders"),
    ("giver", "givers"),
    ("borrower", "borrowers"),
    ("receiver", "receivers"),
)
_CREDIT = ("lender_role", "status", "purpose")
_FORMS = MappingProxyType(
    {
        "lenders": _Form("credit_line", ("title", "credit_line"), (("lender", "lender"),), _CREDIT),
        "borrowers": _Form(
            "credit_line",
            ("title", "credit_line"),
            (("borrower", "borrower"),),
            _CREDIT,
        ),
        "implementers": _Form("fact", ("title", "agreement"), _FINANCED, ("status", "purpose")),
        "backing": _Form(
            "fact",
            ("title", "agreement"),
            (("lender or giver", "lenders"), ("recipient", "recipients")),
            ("part", "collateral", "status"),
        ),
        "grants": _Form("grant", ("title", "grant"), _FINANCED[1::2], ("status", "purpose")),
        "payments": _Form(
            "payment",
            ("title", "payment"),
            (("payer", "payers"), ("payee", "payees")),
            ("purpose",),
        ),
        "partnerships": _Form(
            "partnership",
            ("title", "partnership"),
            (("with", "partner"),),
            ("role", "kind", "opens", "features"),
        ),
        "measures": _Form(
            "measure",
            ("title", "measure"),
            (
                ("imposed by", "imposed_by"),
                ("aimed at", "targets"),
                ("who is to act", "addressed_to"),
            ),
            ("kind", "act", "regards"),
        ),
        "positions": _Form(
            "fact",
            ("position",),
            (("held by", "person"), ("at", "party")),
        ),
        "ownership": _Form("facts", (), (("party", "far"),), ("share", "path")),
        "members": _Form(
            "fact",
            (),
            (("member", "member"), ("group", "party")),
        ),
        "neighbours": _Form("fact", ("other_name", "other"), (), ("role",)),
    }
)
QUESTIONS = tuple(_FORMS)
_UNTITLED = "no title is known"
_UNDATED = "when: see its evidence"  # of ownership no bounds of its hops are told, but the overlap
_NO_SHARE = "share: unknown, or sources disagree"


def ids(question: str, row: Row) -> Iterator[str]:
    """Yield the ids of the parties that a row of one of `QUESTIONS` names."""
    for _, column in _FORMS[question].parties:
        yield from _several(row[column])


def told(question: str, row: Row, called: Mapping[str, str]) -> Entry:
    """Tell a row of one of `QUESTIONS`; `called` has the names of parties by their ids."""
    form = _FORMS[question]
    titles = (row[name] for name in form.title if row[name])
    parties = (
        Named(part, id, called.get(id, id))
        for part, column in form.parties
        for id in _several(row[column])
    )
    return Entry(
        facts=_several(row[form.fact]),
        title=next(titles, _UNTITLED) if form.title else "",
        parties=tuple(parties),
        terms=tuple(_terms(row, form)),
        dates=_dates(row),
        remarks=tuple(_remarks(row)),
        disputed=row["disputed"],
    )


def _several(value: str | list[str]) -> tuple[str, ...]:
    return tuple(value) if isinstance(value, list) else (value,)


def _terms(row: Row, form: _Form) -> Iterator[str]:
    if row.get("amount_min") is not None or row.get("amount_max") is not None:
        yield money(row)
    for name in form.terms:
        if name == "share" and row[name] is None:
            yield _NO_SHARE
        elif row[name] not in (None, "", []):
            yield f"{name.replace('_', ' ')}: {shown(row[name])}{'%' if name == 'share' else ''}"


def _dates(row: Row) -> str:
    if "begins_earliest" in row:
        return ends.told(row)
    together = ends.between(row["overlap_from"], row["overlap_to"])
    if together == ends.UNKNOWN:
        return _UNDATED
    return f"in force{' together' if row['depth'] > 1 else ''} within {together}"


def _remarks(row: Row) -> Iterator[str]:
    if row.get("collective"):
        yield "of an unnamed group, or several"
    if row.get("overlap") == "possible" and row["depth"] > 1:
        yield "possible: its dates or a group leave it open"
    for name, word in (("conflicts", "contradicted"), ("qualified", "qualified")):
        if row.get(name):
            yield f"{word}: {shown(row[name])}"
    if row.get("estimated"):
        yield f"estimated: {shown(row['estimated'])}"
    if "source_count" in row:
        count = row["source_count"]
        yield f"{count:,} independent source{'' if count == 1 else 's'}"
