"""A chain as it is told."""

from typing import Any

from kb.queries.trace import Note, Trace
from kb.telling import chain
from kb.telling.chain import Chain
from kb.telling.weakness import Weakness
from tests.telling.saying import SURE
from tests.telling.test_graph import FIRST

CLAIM = {"speaker": None, "speaker_name": None, "publisher": "The Gazette", "source": "s"}
ROW: dict[str, Any] = {**FIRST, **SURE, "uncertain": [], "source_counts": [2, 2]}


def test_hops_weakness_and_remarks_are_those_of_the_row() -> None:
    trace = Trace({}, [ROW], [], {}, (Note(1, CLAIM),))
    told = chain.told(trace, ROW)
    assert [hop.kind for hop in told.hops] == [
        *("owner", "lender", "credit_line", "linked", "partnership", "access", "data")
    ]
    assert told == Chain(
        told.hops,
        Weakness(
            "None is known: each hop has several independent sources, nobody denies one, and the"
            " dates leave no other reading."
        ),
        told.remarks,
    )
    assert [remark.kind for remark in told.remarks] == ["certain", "rests"]
