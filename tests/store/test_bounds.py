"""Bounds on the bytes of a row, on a real connection: the driver shows it to nobody."""

import pytest

from kb.errors import TookTooMuch
from kb.store.bounds import Bounds
from kb.store.driver import Database
from tests.conftest import Using

SMALL = Bounds("small", 100_000)


def test_a_row_that_is_too_large_is_not_read(using: Using) -> None:
    async def ask(db: Database) -> None:
        async with db.asking(
            "UNWIND range(1, 100000) AS x RETURN collect(x)", {}, 60, SMALL
        ) as table:
            await table.take(1)

    with pytest.raises(TookTooMuch) as caught:
        using(ask)
    assert str(caught.value) == (
        "a row of the answer has more than 100,000 bytes; ask for less of it"
    )


def test_a_batch_ends_where_its_rows_have_many_bytes(using: Using) -> None:
    cypher = (
        "UNWIND range(1, 40) AS x RETURN x, reduce(s = '', y IN range(1, 999) | s + '0123456789')"
    )

    async def ask(db: Database) -> list[int]:
        async with db.asking(cypher, {}, 60, SMALL) as table:
            sizes = []
            while not table.ended:
                sizes.append(len(await table.take(1000)))
            return sizes

    sizes = using(ask)
    assert (sum(sizes), max(sizes) <= 20) == (40, True)


def test_what_comes_after_is_not_counted(using: Using) -> None:
    async def ask(db: Database) -> int:
        async with db.asking("RETURN 1", {}, 60, SMALL) as table:
            await table.take(1)
        rows = await db.read("UNWIND range(1, 100000) AS x WITH collect(x) AS all_of RETURN all_of")
        return len(rows[0]["all_of"])

    assert using(ask) == 100_000
