"""The little that has to be known of Cypher's own text: where its parameters stand."""

import re

_TOKEN = re.compile(
    r"""
      //[^\n]*                      # a comment to the end of the line
    | /\*.*?\*/                     # a comment between marks
    | '(?:\\.|[^'\\])*'             # a text
    | "(?:\\.|[^"\\])*"
    | `(?:``|[^`])*`                # a quoted name
    | \$(?P<parameter>[A-Za-z_]\w*)
    """,
    re.VERBOSE | re.DOTALL,
)


def parameters_used(text: str) -> dict[str, int]:
    """Return each parameter that the query uses, with the line of its first use.

    What stands in comments, texts and quoted names is not a parameter.
    """
    found: dict[str, int] = {}
    for token in _TOKEN.finditer(text):
        name = token["parameter"]
        if name and name not in found:
            found[name] = text.count("\n", 0, token.start()) + 1
    return found


def ordered(text: str, order: str, limit: int) -> str:
    """Return the query with its order and limit added at its end."""
    return f"{text.rstrip().removesuffix(';')}\nORDER BY {order}\nLIMIT {limit:d}"
