"""Cypher in colours, which are the terminal's own: they suit a light one and a dark one.

Pygments has a lexer for the Cypher of Neo4j 3.3, which knows neither parameters nor comments over
several lines. This one stands on the tokens that everything else here reads.
"""

from collections.abc import Iterator

from prompt_toolkit.styles import Style
from pygments.lexer import Lexer
from pygments.token import Comment, Keyword, Name, Number, Operator, String, Whitespace, _TokenType

from kb.language.tokens import Kind, Token, tokens
from kb.shell import vocabulary

_KINDS = {
    Kind.WORD: Name,
    Kind.NAME: Name,
    Kind.TEXT: String,
    Kind.NUMBER: Number,
    Kind.PARAMETER: Name.Variable,
    Kind.SYMBOL: Operator,
}
STYLE = Style.from_dict(
    {
        "pygments.keyword": "ansiblue bold",
        "pygments.name.class": "ansigreen",
        "pygments.name.function": "ansicyan",
        "pygments.name.variable": "ansimagenta",
        "pygments.literal.string": "ansiyellow",
        "pygments.literal.number": "ansicyan",
        "pygments.comment": "italic ansibrightblack",
        "completion-menu": "bg:default default",
        "completion-menu.completion": "bg:ansigray ansiblack",
        "completion-menu.completion.current": "noreverse bg:ansiblue ansiwhite",
        "completion-menu.meta.completion": "bg:ansigray ansiblack",
        "completion-menu.meta.completion.current": "noreverse bg:ansiblue ansiwhite",
        "scrollbar.background": "bg:ansigray",
        "scrollbar.button": "bg:ansiblack",
    }
)
_Piece = tuple[int, _TokenType, str]


class Cypher(Lexer):
    """Cypher 5 and 25, finished or not."""

    name = "Cypher"

    def get_tokens_unprocessed(self, text: str) -> Iterator[_Piece]:
        """Yield all pieces of a text, each with its offset and its kind."""
        if text.lstrip().startswith(":"):
            yield 0, Name, text
            return
        end, before = 0, None
        for token in tokens(text):
            yield from _between(end, text[end : token.start])
            if token.is_unclosed:
                kind = Comment if token.is_symbol("/*") else String
                yield token.start, kind, text[token.start :]
                return
            following = token.start + len(token.text)
            yield token.start, _kind(token, before, text[following : following + 1]), token.text
            end, before = following, token
        yield from _between(end, text[end:])


def _between(start: int, text: str) -> Iterator[_Piece]:
    if text:
        yield start, Comment if text.strip() else Whitespace, text


def _kind(token: Token, before: Token | None, following: str) -> _TokenType:
    if before is not None and token.kind in {Kind.WORD, Kind.NAME}:
        if before.is_symbol(":", "|", "&", "!"):
            return Name.Class
        if before.is_symbol("."):
            return Name
    if following == "(" and token.word and token.word not in vocabulary.WORDS:
        return Name.Function
    return Keyword if token.word in vocabulary.WORDS else _KINDS[token.kind]
