"""What stands before a statement itself: `CYPHER`, a version, options, `EXPLAIN` or `PROFILE`."""

from collections.abc import Sequence

from kb.language.tokens import Kind, Token

EXPLAINING = frozenset({"EXPLAIN", "PROFILE"})
_WORDS = EXPLAINING | {"CYPHER"}


def before(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return the tokens before the first clause; a name `explain` further on is none of them."""
    place = 0
    while place < len(tokens):
        token = tokens[place]
        if token.word in _WORDS or token.kind is Kind.NUMBER:
            place += 1
        elif place + 1 < len(tokens) and tokens[place + 1].is_symbol("="):
            place += 3
        else:
            break
    return tokens[:place]
