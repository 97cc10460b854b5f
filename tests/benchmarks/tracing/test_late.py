"""Late reports: what they move in rank, and that what they do not move is seen."""

from operator import itemgetter
from pathlib import Path

from kb.store.driver import Database
from tests.benchmarks import loads
from tests.benchmarks.tracing import late
from tests.conftest import Using

AGREEMENTS = 4  # of a kind


def test_late_reports_move_every_agreement_that_they_are_on(loaded: Using, tmp_path: Path) -> None:
    async def work(db: Database) -> tuple[dict[str, float], dict[str, float], dict[str, float]]:
        reported = await late.first(db, AGREEMENTS)
        before = await late.wrong(db, reported)
        for file in late.write(tmp_path, reported):
            await loads.load(db, loads.table(tmp_path, file.stem))
        return before, await late.wrong(db, reported), await late.lasting(db, reported)

    before, after, not_taken_back = loaded(work)
    still, unordered, parts, moved = late.WRONG
    assert before == {still: 2 * AGREEMENTS, unordered: 0, parts: 0}
    assert after == {still: 0, unordered: 0, parts: 0}
    assert not_taken_back == {moved: 2 * AGREEMENTS, parts: 0}


_WORST = """
MATCH (line:CreditLine {id: $id}) SET line.rank = '0'
RETURN COUNT { (line)--(:Party) } AS parts
"""


def test_ranks_that_do_not_follow_from_their_agreements_are_seen(loaded: Using) -> None:
    async def work(db: Database) -> tuple[int, dict[str, float]]:
        reported = await late.first(db, AGREEMENTS)
        last, _ = max(reported[0].ranks.items(), key=itemgetter(1))
        [row] = await db.administer(_WORST, {"id": last})
        return row["parts"], await late.wrong(db, reported)

    still, unordered, parts, _ = late.WRONG
    had, found = loaded(work)
    assert found == {still: 2 * AGREEMENTS - 1, unordered: 1, parts: had}
