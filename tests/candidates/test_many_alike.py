"""Long names, in a graph in which many are nearly like each of their words."""

from string import ascii_lowercase

import pytest

from kb.candidates.candidate import Candidate
from kb.candidates.for_names import for_names
from kb.store.driver import Database
from tests.conftest import Using

pytestmark = pytest.mark.usefixtures("rigour")
WORDS = [f"{sign * 3}{other * 3}" for sign in "abcdef" for other in "vwxyz"]
# Each word with another sign at each of its places: 4,500 names, 150 for each word.
ALIKE = [
    word[:place] + sign + word[place + 1 :]
    for word in WORDS
    for place in range(len(word))
    for sign in ascii_lowercase[:25]
]
_MADE = """
UNWIND range(0, size($names) - 1) AS number
CREATE (:Party:Company {id: 'p' + number, name: $names[number]})
"""
SIGNS = ["".join(chr(0x4E00 + 200 * name + sign) for sign in range(200)) for name in range(10)]


@pytest.mark.parametrize(
    ("names", "identifiers"),
    [
        ([" ".join(WORDS)], []),
        ([" ".join(WORDS[turn:] + WORDS[:turn]) for turn in range(10)], []),
        (SIGNS, [f"scheme:{'-a' * number}" for number in range(50)]),
    ],
    ids=["many words", "many names", "many signs"],
)
def test_no_name_is_too_much_for_one_search(
    empty: Using, names: list[str], identifiers: list[str]
) -> None:
    async def work(db: Database) -> list[Candidate]:
        await db.administer(_MADE, {"names": [*ALIKE, names[0]]})
        await db.administer("CALL db.awaitIndexes(60)")
        async with db.reading() as tx:
            return await for_names(tx, names, identifiers=identifiers, limit=1)

    [found] = empty(work)
    assert (found.name, found.score) == (names[0], 1.0)
