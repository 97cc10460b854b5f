"""How agreements of a kind are ranked: what is best attested, and most, comes first.

A rank is a text, so that one index has the agreements of a party in their order: a page of them
costs the same however many there are, and a rank follows from its own agreement alone, so that no
change elsewhere moves it.
"""

import struct

_MOST_SOURCES = 9999
_BITS = 2**64 - 1
_UNKNOWN = "g" * 16  # behind all hexadecimal digits


def rank(disputed: bool, source_count: int, amount: float | None, id: str) -> str:
    """Return the rank of an agreement; those with the lesser come first.

    They are undisputed ones, then those with more independent sources, then those of a greater
    amount (its number, whatever the currency; 0 or more), then by id, so that no two are equal.

    Args:
        amount: at least how much; what states none comes after what does.
    """
    sources = _MOST_SOURCES - min(source_count, _MOST_SOURCES)
    return f"{disputed:d}{sources:04d}{_falling(amount)}{id}"


def _falling(amount: float | None) -> str:
    """Return a text that is the lesser the greater an amount: IEEE 754 orders as its bits do."""
    if amount is None:
        return _UNKNOWN
    [bits] = struct.unpack(">Q", struct.pack(">d", amount))
    return f"{_BITS - bits:016x}"
