"""A fact as a sentence from left to right, with its role, position, share and period."""

from collections.abc import Iterator
from types import MappingProxyType

from kb.store.answers import Row
from kb.telling.values import shown

# Of money the verbs name the part that is played: nobody has lent yet what is a pledge.
VERBS = MappingProxyType(
    {
        "OWNS": "owns",
        "PART_OF": "is part of",
        "MEMBER_OF": "is a member of",
        "HOLDS_POSITION": "holds a position at",
        "LENDS": "is lender in",
        "GIVES": "is giver in",
        "PAYS": "is payer in",
        "LENT_TO": "has as borrower",
        "GIVEN_TO": "has as receiver",
        "PAID_TO": "has as payee",
        "IMPLEMENTED_BY": "is carried out by",
        "GUARANTEED_BY": "is guaranteed by",
        "INSURED_BY": "is insured by",
        "SECURED_BY": "is secured by",
        "ON_LENT_TO": "is passed on to",
        "PARTNER_IN": "is partner in",
        "OPENS": "opens",
        "GRANTS": "grants",
        "TO": "is given to",
        "OF": "reaches",
        "IMPOSES": "imposes",
        "TARGETS": "is aimed at",
        "ADDRESSES": "says who is to act:",
        "RELATED_TO": "is said to belong with",
    }
)
NOUNS = MappingProxyType(
    {
        "CreditLine": "credit line",
        "Grant": "grant",
        "Payment": "payment",
        "Partnership": "partnership",
        "DataAccess": "access to data",
        "Measure": "measure",
    }
)


def verb(type: str) -> str:
    """Return the verb of a relationship type; of one that is not known, its own words."""
    return VERBS.get(type, type.replace("_", " ").lower())


def noun(label: str) -> str:
    """Return what an agreement or measure is called by its label."""
    return NOUNS.get(label, label)


def told(row: Row) -> str:
    """Tell a row of the question `fact`: of an agreement or measure, its title."""
    name: str = row["to_name"] or row["to"]
    if row["from"] is None:
        return name
    more = ", ".join(_more(row))
    return f"{row['from_name'] or row['from']} {verb(row['type'])} {name}" + (
        f" ({more})" if more else ""
    )


def _more(row: Row) -> Iterator[str]:
    if row["role"]:
        yield f"as {row['role']}"
    if row["position"]:
        yield f"position: {row['position']}"
    if row["share"] is not None:
        yield f"share: {shown(row['share'])}%"
    if row["kind"]:
        yield f"kind: {', '.join(row['kind'])}"
    if row["period"]:
        yield f"period: {row['period']}"
