"""Parties, each a function of its number: rows of all tables name it alike, and none is kept."""

Party = tuple[str, str, str, str]  # id, name, kind, country
FIELDS = ("id", "name", "kind", "country")
NOBODY: Party = ("", "", "", "")
SEVERAL = ";"

# A country stands here as often as it has parties, roughly by the size of its economy.
_COUNTRIES = (
    *("US",) * 12,
    *("CN",) * 10,
    *("DE", "JP", "IN", "GB", "FR") * 3,
    *("IT", "CA", "BR", "RU", "KR", "AU", "ES", "MX", "ID", "NL", "SA", "TR", "CH") * 2,
    *("PL", "SE", "BE", "AR", "NO", "IE", "AE", "NG", "ZA", "EG", "VN", "MY", "PH", "BD", "PK"),
    *("CL", "CO", "PE", "KZ", "UA", "KE", "GH", "ET", "AO", "ZM", "CI", "SN", "TZ", "UG", "LK"),
)
STATES = tuple(dict.fromkeys(_COUNTRIES))
_STEP = 7919  # a prime: numbers that follow one another lie in countries that do not
_FIRST = (
    *("Amber", "Basalt", "Cedar", "Delta", "Ember", "Fjord", "Granite", "Harbour", "Indigo"),
    *("Juniper", "Kestrel", "Lagoon", "Meridian", "Nimbus", "Orchard", "Pinnacle", "Quartz"),
)
_SECOND = (
    *("Cable", "Cement", "Devices", "Energy", "Foods", "Freight", "Handsets", "Logistics"),
    *("Mining", "Networks", "Rail", "Shipping", "Software", "Steel", "Telecom", "Textiles"),
    *("Timber", "Water", "Works"),
)


def bank(number: int) -> Party:
    """Return a bank."""
    return (f"syn-bank-{number}", f"{_first(number)} Bank {number}", "Bank", _country(number))


def company(number: int) -> Party:
    """Return a company that is no bank."""
    name = f"{_first(number)} {_SECOND[number // len(_FIRST) % len(_SECOND)]} {number}"
    return (f"syn-company-{number}", name, "Company", _country(number))


def organization(number: int) -> Party:
    """Return an organization: neither business nor state."""
    name = f"{_first(number)} Foundation {number}"
    return (f"syn-organization-{number}", name, "Organization", _country(number))


def person(number: int) -> Party:
    """Return a person, whom only a number names."""
    return (f"syn-person-{number}", f"Person {number}", "Person", _country(number))


def state(number: int) -> Party:
    """Return a state."""
    code = STATES[number % len(STATES)]
    return (f"syn-state-{code.lower()}", f"State of {code}", "Government", code)


def organ(number: int) -> Party:
    """Return an organ of a state."""
    name = f"{_first(number)} Authority {number}"
    return (f"syn-organ-{number}", name, "Government", _country(number))


def state_of(party: Party) -> Party:
    """Return the state in which a party is."""
    return state(STATES.index(party[3]))


def columns(*roles: str) -> tuple[str, ...]:
    """Return the headings of the parties that a row names, role by role."""
    return tuple(f"{role}_{field}" for role in roles for field in FIELDS)


def listed(several: list[Party]) -> Party:
    """Return the four cells of several parties."""
    if not several:
        return NOBODY
    ids, names, kinds, countries = (SEVERAL.join(cells) for cells in zip(*several, strict=True))
    return ids, names, kinds, countries


def _first(number: int) -> str:
    return _FIRST[number % len(_FIRST)]


def _country(number: int) -> str:
    return _COUNTRIES[number * _STEP % len(_COUNTRIES)]
