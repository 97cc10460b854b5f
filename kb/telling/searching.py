"""How many parties a search finds: no more than the question gives."""

from collections.abc import Sequence

from kb.store.answers import Row

MOST = 50
MOST_OF_SOME = 20  # where none has all of the words


def heading(rows: Sequence[Row]) -> str:
    """Say of rows of the question `search` how many they are; of all it gives, the first."""
    of_some = all(row["found_by"] == "some" for row in rows)
    most = MOST_OF_SOME if of_some else MOST
    count = len(rows)
    found = f"The first {count:,}" if count >= most else f"{count:,} found"
    return f"{found}, the best match first"
