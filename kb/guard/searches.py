"""Searches in texts, and readings of them, that take the square of the text's length.

To look for a text of three million letters in one of seven takes minutes, to read a number of a
million digits too, and nothing stops either. So where a statement has one of these, the texts that
it may be given are kept short; those that stand in the graph are short already.
"""

from kb.guard.code import Code

_SLOW = frozenset(
    {
        *("replace", "split", "indexof", "btrim", "ltrim", "rtrim", "trim", "normalize"),
        *("tointeger", "tointegerornull", "tointegerlist"),
    }
)


def stand_in(code: Code) -> bool:
    """Whether a statement has one."""
    return any(
        token.word == "CONTAINS" or (token.name.lower() in _SLOW and code.is_called(place))
        for place, token in enumerate(code.tokens)
    )
