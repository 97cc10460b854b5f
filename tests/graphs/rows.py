"""What a stream of rows yields, and the headings of every table."""

from collections.abc import Iterator

# The table, its cells, and the relationships that none of the rows before it states.
Row = tuple[str, tuple[str, ...], int]
Rows = Iterator[Row]
Tables = dict[str, tuple[str, ...]]
