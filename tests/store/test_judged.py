"""Reading judgements: as they were made, and again only when the graph has changed."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from kb.model.judgements import Verdict
from kb.store import judged, judging
from kb.store.driver import Database
from kb.store.judged import Known
from tests.conftest import Using
from tests.store.judgements import judged as made

ONE = made("a", "b")
OTHER = replace(made("a", "c", Verdict.UNSURE), at="0999-01-02T03:04:05Z", why="", score=None)


def _known(before: Known) -> Callable[[Database], Awaitable[Known]]:
    async def work(db: Database) -> Known:
        async with db.reading() as tx:
            return await judged.known(tx, before)

    return work


def test_judgements_are_read_as_they_were_made(empty: Using) -> None:
    empty(lambda db: judging.judge(db, [OTHER, ONE]))
    assert empty(_known(Known())).judgements == {ONE.id: ONE, OTHER.id: OTHER}


def test_judgements_are_read_again_when_the_graph_has_changed_and_not_before(empty: Using) -> None:
    nothing = empty(_known(Known()))
    assert (nothing.edition, nothing.judgements) == ("", {})
    assert empty(_known(nothing)) is nothing
    empty(lambda db: judging.judge(db, [ONE]))
    one = empty(_known(nothing))
    assert one.judgements == {ONE.id: ONE}
    assert empty(_known(one)) is one
    empty(lambda db: judging.withdraw(db, [ONE.id]))
    assert empty(_known(one)).judgements == {}
