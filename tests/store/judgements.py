"""Two invented files that call one bank by two ids, and judgements on it."""

from pathlib import Path

from kb.ingest import dossier
from kb.ingest.dossier import Reading
from kb.model.judgements import Judgement, Verdict, pair
from kb.store import judging, load
from kb.store.driver import Database
from tests.ingest.written import write

_HEAD = """\
dossier: {id}
source: {id}-gazette
sources:
  {id}-gazette: {{publisher: The Invented Gazette of {id}, published: {published}}}
"""
FIRST = (
    _HEAD.format(id="first", published=2018)
    + """\
parties:
  companies: {maker: Invented Maker}
  banks: {export-bank: {name: The Export Bank of Nowhere, country: CN}}
  governments: {state: Invented State}
credit_lines: {credit: Credit to the maker}
claims:
- {says: It lent., at: page 1, by: state, asserts: {credit: {lender: export-bank, borrower: maker}}}
- {says: It owns it., at: page 2, asserts: {state: {owns: export-bank}}}
- {says: It did not., at: page 3, by: export-bank, denies: {credit: {lender: export-bank}}}
"""
)
SECOND = (
    _HEAD.format(id="second", published=2019)
    + """\
parties:
  companies: {maker: The Maker, exim-nowhere: {name: Exim Nowhere, identifiers: {lei: "7"}}}
  governments: {state: Invented State}
credit_lines: {credit: Credit to the maker, loan: A loan}
claims:
- says: It lent.
  at: page 1
  asserts: {credit: {lender: exim-nowhere}, loan: {lender: exim-nowhere}}
- {says: It owns it., at: page 2, by: exim-nowhere, asserts: {state: {owns: exim-nowhere}}}
- {says: It owns that., at: page 3, by: state, asserts: {exim-nowhere: {owns: maker}}}
- {says: It does not., at: page 4, asserts: {}, denies: {exim-nowhere: {owns: maker}}}
"""
)


def reading(folder: Path, text: str) -> Reading:
    """Return one of these files, read and checked."""
    return dossier.read(write(folder, text, f"{text.split()[1]}.yaml"))


def judged(one: str, other: str, verdict: Verdict = Verdict.SAME) -> Judgement:
    """Return a judgement on two parties."""
    return Judgement(*pair(one, other), verdict, "a tester", "2026-11-27T16:00:00Z", "made up", 0.9)


async def merge(db: Database, folder: Path) -> None:
    """Load both files, and judge the bank of one to be that of the other."""
    for text in (FIRST, SECOND):
        await load.load(db, reading(folder, text))
    await judging.judge(db, [judged("export-bank", "exim-nowhere")])
