"""What columns may stand for, by the English words of their headings: each a guess."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from kb.ingest.table.drafting.sample import Column

Words = tuple[str, ...]
_NO_PARTY = frozenset(
    """
    type kind country region code id iso date day year amount currency count number email phone url
    address sector provided group eligible income score level status share percent rate
    """.split()  # noqa: SIM905 - a list of quoted words would fill a screen
)
_ANSWERS = frozenset({"yes", "no", "true", "false", "y", "n", "0", "1"})
_NO_TERM = frozenset({"estimated", "deviation", "planned", "type", "count", "comments"})


@dataclass(frozen=True)
class Kind:
    """What a row may speak of: its section, what it is called, and words for the parts in it."""

    section: str
    name: str
    parts: Mapping[str, Words]


def _kind(section: str, name: str, **parts: Words) -> Kind:
    return Kind(section, name, MappingProxyType(parts))


# Where several have as many parts in a table, the first is taken.
KINDS = (
    _kind(
        "credit_lines",
        "credit line",
        lender=("lender", "lenders", "creditor", "funding", "funder", "financier", "bank"),
        borrower=("borrower", "borrowers", "debtor", "receiving", "recipient"),
        guarantor=("guarantor", "guarantors"),
        implementer=("implementer", "implementing", "contractor"),
        insurer=("insurer", "insurance"),
    ),
    _kind(
        "grants",
        "grant",
        giver=("giver", "donor", "donors", "grantor"),
        receiver=("receiver", "grantee", "beneficiary", "recipient"),
    ),
    _kind(
        "payments",
        "payment",
        payer=("payer", "sender"),
        payee=("payee", "supplier", "vendor"),
    ),
    _kind("partnerships", "partnership", partners=("partner", "partners")),
    _kind(
        "measures",
        "measure",
        imposed_by=("authority", "regulator", "imposed", "issuer"),
        targets=("target", "targets", "sanctioned", "banned"),
    ),
)
_MONEY: Mapping[str, Words] = MappingProxyType({"amount": ("amount", "value", "sum", "principal")})
_TEXTS: Mapping[str, Words] = MappingProxyType(
    {
        "currency": ("currency", "ccy"),
        "title": ("title", "project", "subject", "name"),
        "url": ("url", "urls", "link", "links", "website"),
    }
)
_DATES: Mapping[str, Words] = MappingProxyType(
    {
        "begins": (
            "signed",
            "commitment",
            "agreed",
            "effective",
            "begins",
            "begin",
            "start",
            "date",
        ),
        "ends": ("ends", "end", "expiry", "expires", "last", "until", "repayment", "completion"),
    }
)


def kind(columns: Sequence[Column]) -> tuple[Kind, dict[str, Column]]:
    """Return what rows may speak of, and the column of each part in it; maybe of none."""
    found = [(one, _placed(one.parts, columns, _NO_PARTY, _names)) for one in KINDS]
    return max(found, key=lambda pair: len(pair[1]))


def terms(columns: Sequence[Column], forms: Mapping[str, str]) -> dict[str, Column]:
    """Return the columns of terms; `forms` has the kind of form of each column by its name."""
    numbers = _placed(_MONEY, columns, _NO_TERM, lambda one: forms[one.name] == "number")
    exact_first = sorted(columns, key=lambda one: "year" in one.words)
    days = _placed(_DATES, exact_first, _NO_TERM, lambda one: forms[one.name] == "date")
    texts = _placed(_TEXTS, columns, {*_NO_TERM, "amount"}, lambda one: not forms[one.name])
    return {**days, **numbers, **texts}


def _names(column: Column) -> bool:
    return not {cell.lower() for cell in column.distinct} <= _ANSWERS


def _placed(
    roles: Mapping[str, Words],
    columns: Sequence[Column],
    but: frozenset[str] | set[str],
    fits: Callable[[Column], bool],
) -> dict[str, Column]:
    """Return for each role the column with its first word, the first such; no column for two."""
    found: dict[str, Column] = {}
    for role, listed in roles.items():
        free = [
            one
            for one in columns
            if one not in found.values() and fits(one) and one.cells and not but & set(one.words)
        ]
        named = [one for word in listed for one in free if word in one.words]
        if named:
            found[role] = named[0]
    return found
