"""Locators: the first and last words of a passage, found in the source's text exactly once."""

import re

LONGEST_END = 5
# Curly quotes, long dashes and the space that does not break, as their plain counterparts.
_FOLDED = str.maketrans("\u2018\u2019\u201c\u201d\u2013\u2014\u00a0", "''\"\"-- ")


def ends_of(locator: str) -> tuple[str, ...]:
    """Return a locator's first and last words; one text where it has no `…`."""
    return tuple(part.strip() for part in re.split(r"…|\.\.\.", locator, maxsplit=1))


def passages(folded: str, locator: str) -> list[tuple[int, int]]:
    """Return where in a text, folded by `fold`, the locator's passages stand.

    A passage runs from an occurrence of the first words to the nearest last words after it, as a
    browser follows a link to a text fragment. Quotes, dashes, case and spaces do not matter.
    """
    ends = [_pattern(end) for end in ends_of(locator) if end]
    if not ends:
        return []
    starts = ends[0].finditer(folded)
    if len(ends) == 1:
        return [match.span() for match in starts]
    found: list[tuple[int, int]] = []
    for start in starts:
        closing = ends[1].search(folded, start.end())
        if closing is None:
            break  # nor is there one after any later start
        found.append((start.start(), closing.end()))
    return found


def fold(text: str) -> str:
    """Return the text as locators see it: plain quotes and dashes, small letters, single spaces."""
    return " ".join(text.translate(_FOLDED).casefold().split())


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(fold(words))}(?!\w)")
