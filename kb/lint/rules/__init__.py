"""What is looked for in a statement as read, one rule a module, and the list of them."""

from collections.abc import Callable, Iterator

from kb.lint.findings import Found
from kb.lint.reading import Reading
from kb.lint.rules import asked, directions, lengths, names, overlap, products, starts

Rule = Callable[[Reading], Iterator[Found]]
EVERY: tuple[Rule, ...] = (
    names.labels_and_types,
    names.properties,
    directions.find,
    lengths.find,
    products.find,
    starts.scans,
    starts.null_tests,
    overlap.find,
    asked.find,
)
