"""What the explorer's pages will ask, for Neo4j to plan before anybody waits for a page."""

from collections.abc import Iterator

from api.explorer import sections, through
from kb.queries.catalogue import Catalogue
from kb.queries.planned import Expected
from kb.queries.question import Question

# In the order in which a reader comes to them: found, looked at, traced, doubted.
_PAGES = (
    Expected("search", ("text",)),
    Expected("party", ("party",)),
    Expected("chain", ("party",)),
    Expected("measures", ("party",)),
    Expected("evidence", ("facts",)),
    Expected("things", ("ids",)),
    Expected("timeline", ("party",)),
    Expected("fact", ("fact",)),
    Expected("parts", ("agreement",)),
    Expected("why_not", ("party",)),
)


def asked(catalogue: Catalogue) -> Iterator[tuple[Question, Expected]]:
    """Yield what pages ask, each way once."""
    seen = []
    for expected in _every():
        if expected not in seen:
            seen.append(expected)
            yield catalogue.find(expected.question), expected


def _every() -> Iterator[Expected]:
    yield from _PAGES
    yield from (Expected("chain", (part,)) for part, _needs in through.PARTS)
    for section in sections.SECTIONS:
        yield Expected(section.question, (section.parameter,), dict(section.given))
