"""What identifiers decide before any name is looked at: the same body, another one, or nothing.

An identifier is written `scheme:value`. Some schemes name one body wherever they are met, as the
LEI (ISO 17442) and Wikidata; the numbers of a country's register do so within the country. What
names securities, branches or lines of business decides nothing. Schemes of FollowTheMoney bear the
names of its properties; one such as `gb-coh` is a country's register, as org-id.guide lists them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from kb.errors import InvalidValue
from kb.model import country

# Of these a body has just one, so that two values are of two bodies.
_SOLE = frozenset({"lei", "wikidata", "ogrnCode", "uscCode", "registrationNumber"})
_NAMING = frozenset(
    {
        *("lei", "wikidata", "ogrnCode", "uscCode", "innCode", "okpoCode", "voenCode", "npiCode"),
        *("permId", "dunsCode", "cikCode", "uniqueEntityId", "cageCode", "giiNumber", "imoNumber"),
        *("bvdId", "sayariId", "brightQueryId", "brightQueryOrgId", "swiftBic"),
    }
)
# These name a body within its country only.
_NATIONAL = frozenset(
    {"registrationNumber", "taxNumber", "vatCode", "idNumber", "socialSecurityNumber"}
)
_OF = " of "  # between a national scheme and the country in which it holds
_REGISTER = re.compile(r"([a-z]{2})-[a-z0-9-]+\Z")
ByScheme = dict[str, dict[str, str]]
_SIGNS = re.compile(r"[\W_]+")
_ANY_NUMBER = re.compile(r"(?=.*[1-9])")
_FORMS = MappingProxyType(
    {
        "wikidata": re.compile(r"Q[1-9][0-9]*\Z"),
        "swiftBic": re.compile(r"[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?\Z"),  # ISO 9362
    }
)


@dataclass(frozen=True)
class Numbers:
    """The identifiers of one party, and the country in which national ones hold."""

    identifiers: Sequence[str]
    country: str = ""

    @property
    def by_scheme(self) -> ByScheme:
        """Those that name one body, by scheme and by value without signs, as they were written."""
        found: ByScheme = {}
        for scheme, value in _parted(self.identifiers):
            plain = _SIGNS.sub("", value).upper()
            if _is_number(scheme, plain) and (scheme := self._named(scheme)):
                found.setdefault(scheme, {})[plain] = value
        return found

    def _named(self, scheme: str) -> str:
        """Return the scheme, with the country where it is national; empty if it names no body."""
        if scheme in _NATIONAL:
            return f"{scheme}{_OF}{self.country}" if self.country else ""
        return scheme if scheme in _NAMING or _is_register(scheme) else ""


@dataclass(frozen=True)
class Decided:
    """What two parties' identifiers say of them.

    Attributes:
        same, different: by which identifier they are one, or two; empty where none says so.
        national: that they are one by a number of one country, of which there may be several
            registers: courts of Germany each count from 1.
    """

    same: str = ""
    different: str = ""
    national: bool = False


def decide(one: Numbers, other: Numbers) -> Decided:
    """Say whether identifiers make two parties one, or two; those of two files may do both."""
    mine, theirs = one.by_scheme, other.by_scheme
    shared = sorted(mine.keys() & theirs.keys(), key=_by_reach)
    same = [scheme for scheme in shared if mine[scheme].keys() & theirs[scheme].keys()]
    other_values = [scheme for scheme in shared if _is_sole(scheme) and scheme not in same]
    return Decided(
        _same(same[0], mine, theirs) if same else "",
        _different(other_values[0], mine, theirs) if other_values else "",
        bool(same) and _is_national(same[0]),
    )


def _same(scheme: str, mine: ByScheme, theirs: ByScheme) -> str:
    value = min(mine[scheme].keys() & theirs[scheme].keys())
    return f"the same {scheme}, {mine[scheme][value]}"


def _different(scheme: str, mine: ByScheme, theirs: ByScheme) -> str:
    values = (min(side[scheme].values()) for side in (mine, theirs))
    return f"two bodies by their {scheme}: {' and '.join(values)}"


def _by_reach(scheme: str) -> tuple[bool, str]:
    """Return what schemes are ordered by: first those that name a body wherever it is met."""
    return _is_national(scheme), scheme


def _is_national(scheme: str) -> bool:
    return _OF in scheme


def keys(numbers: Numbers) -> Iterator[str]:
    """Yield what two parties have in common whom an identifier makes one."""
    for scheme, values in numbers.by_scheme.items():
        yield from (f"{scheme}:{plain}" for plain in values)


def _is_number(scheme: str, plain: str) -> bool:
    """Say whether a value can name anything: `N/A` and `000` stand where nobody knew one."""
    return bool(_FORMS.get(scheme, _ANY_NUMBER).match(plain))


def _parted(identifiers: Sequence[str]) -> Iterator[tuple[str, str]]:
    for identifier in identifiers:
        scheme, _, value = identifier.partition(":")
        yield scheme, value


def _is_sole(scheme: str) -> bool:
    return scheme.partition(_OF)[0] in _SOLE or _is_register(scheme)


def _is_register(scheme: str) -> bool:
    found = _REGISTER.match(scheme)
    if not found:
        return False
    try:
        country.parse(found[1].upper())
    except InvalidValue:
        return False
    return True
