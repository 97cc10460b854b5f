"""A statement's text, read once for all the rules on it."""

from collections.abc import Iterator
from dataclasses import dataclass

from kb.language.brackets import Brackets, brackets
from kb.language.tokens import Kind, Token, tokens


@dataclass(frozen=True)
class Code:
    """A statement as its text, its tokens and its brackets."""

    text: str
    tokens: tuple[Token, ...]
    brackets: Brackets

    def follows(self, place: int, *words: str) -> bool:
        """Whether a token comes right after one of these words or symbols."""
        before = self.tokens[place - 1] if place else None
        return before is not None and (before.word in words or before.is_symbol(*words))

    def end(self, opening: int) -> int:
        """Return the index of what closes a bracket; of the end of the text where nothing does."""
        return self.brackets.closing.get(opening, len(self.tokens))

    def is_word(self, place: int, word: str) -> bool:
        """Whether this word stands there."""
        return 0 <= place < len(self.tokens) and self.tokens[place].word == word

    def is_number(self, place: int) -> bool:
        """Whether a number stands there."""
        return 0 <= place < len(self.tokens) and self.tokens[place].kind is Kind.NUMBER

    def is_followed(self, place: int, *symbols: str) -> bool:
        """Whether one of these symbols comes right after a token."""
        return place + 1 < len(self.tokens) and self.tokens[place + 1].is_symbol(*symbols)

    def is_called(self, place: int) -> bool:
        """Whether an opening bracket follows right after a token."""
        return self.is_followed(place, "(")

    def arguments(self, opening: int) -> Iterator[tuple[int, int]]:
        """Yield the span of each argument of a call, from its bracket, without the commas."""
        begin, end = opening + 1, self.end(opening)
        for place in range(begin, end):
            if self.tokens[place].is_symbol(",") and self.brackets.around[place] == opening:
                yield begin, place
                begin = place + 1
        yield begin, end

    def depth(self, place: int, symbols: str) -> int:
        """Return how many of these opening brackets are open at a token."""
        return sum(self.tokens[opened].text in symbols for opened in self.enclosing(place))

    def enclosing(self, place: int) -> Iterator[int]:
        """Yield the indexes of the brackets that are open at a token, the innermost first."""
        opened = self.brackets.around[place]
        while opened >= 0:
            yield opened
            opened = self.brackets.around[opened]


def read(text: str) -> Code:
    """Read a statement."""
    found = tokens(text)
    return Code(text, found, brackets(found))
