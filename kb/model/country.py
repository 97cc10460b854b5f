"""Countries by their two letters (ISO 3166-1 alpha-2), in capitals."""

from functools import lru_cache

import pycountry

from kb.errors import InvalidValue


@lru_cache(maxsize=1000)  # tables name the same ones again and again
def parse(text: str) -> str:
    """Return the code.

    Raises:
        InvalidValue: it is not one, or it is not in capitals. `no` is both Norway's code and an
            answer, so small letters are never taken for a country without being asked about.
    """
    known = pycountry.countries.get(alpha_2=text.upper()) if len(text) == 2 else None
    if known is None:
        raise InvalidValue(f"`{text}` is not a country code", "write two letters, as CN for China")
    if text != text.upper():
        raise InvalidValue(
            f"`{text}` is not a country code", f"if {known.name} is meant, write {text.upper()}"
        )
    return text
