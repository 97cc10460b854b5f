"""Countries as people write them."""

from kb.errors import InvalidValue
from kb.model import country


def code(text: str) -> str | None:
    """Return the code (ISO 3166-1 alpha-2) of a country that is given by its code or its name.

    It is None for none, and where the library that knows names is not installed.
    """
    try:
        from rigour.territories import lookup_territory
    except ImportError:
        return None
    found = lookup_territory(text)
    try:
        return country.parse(((found and found.ftm_country) or "").upper())
    except InvalidValue:
        return None
