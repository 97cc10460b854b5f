"""Links that open a source at the passage."""

import re
from urllib.parse import quote

from kb.ingest.locators import ends_of

# A locator that counts instead of quoting: a page, a row, a paragraph.
_COUNTED = re.compile(r"(page|p\.|row|line|paragraph|¶|§)\s*\d", re.IGNORECASE)
# And one that names what it counts by, as it is written of tables and of FollowTheMoney.
_NAMED = re.compile(r"(row [^…]+|entity \S+|statement \S+(, \S+)*)\Z")


def quotes(locator: str) -> bool:
    """Return whether a locator is words of its source: a page or a row is not."""
    return not (_COUNTED.match(locator) or _NAMED.match(locator))


def passage(url: str, locator: str) -> str:
    """Return the address with a text fragment that browsers scroll to and highlight.

    The form is that of the WICG's "Scroll to Text Fragment": `#:~:text=first,last`, where a hyphen
    in the words has to be escaped, since it is part of the syntax. A page or a row has no words.
    """
    if not quotes(locator):
        return url
    ends = [quote(end, safe="").replace("-", "%2D") for end in ends_of(locator) if end]
    return f"{url.partition('#')[0]}#:~:text={','.join(ends)}" if ends else url
