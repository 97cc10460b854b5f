"""Two parties side by side, as a terminal of 80 columns shows them."""

from io import StringIO

from rich.console import Console

from kb.candidates.evidence import Evidence, Part
from kb.cli import beside
from kb.resolve.compare import Piece
from kb.resolve.likeness import Likeness
from kb.resolve.profile import Profile

ONE = Evidence(
    Profile("mill", ("Mill", *(f"Mill {number}" for number in range(1, 10))), country="DE"),
    ("Dossier",),
    ("Gazette",),
    (Part("owns", of_it=True, count=1, example="Bank"), Part("borrower", False, 1_200, "A loan")),
)
OTHER = Evidence(Profile("x", ("M\x1b[1mill",), identifiers=("lei:X",)), ("Dossier",), (), ())
SHOWN = """\
1 of 3   0.812: Mill is like M [1mill
┏━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┓
┃             ┃ Mill                           ┃ M [1mill                      ┃
┡━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┩
│ id          │ mill                           │ x                             │
│ aliases     │ Mill 1                         │ –                             │
│             │ Mill 2                         │                               │
│             │ Mill 3                         │                               │
│             │ Mill 4                         │                               │
│             │ Mill 5                         │                               │
│             │ Mill 6                         │                               │
│             │ Mill 7                         │                               │
│             │ Mill 8                         │                               │
│             │ and 1 more                     │                               │
│ kind        │ Party                          │ Party                         │
│ country     │ DE                             │ –                             │
│ identifiers │ –                              │ lei:X                         │
│ from        │ Dossier                        │ Dossier                       │
│ sources     │ Gazette                        │ –                             │
│ parts       │ ← owns 1: Bank                 │ –                             │
│             │ borrower 1,200: A loan         │                               │
└─────────────┴────────────────────────────────┴───────────────────────────────┘
                 what it is       weight  likeness
 mill  m [1mill  word of its own  1.00    0.81
"""


def test_what_is_known_of_each_stands_beside_the_other_and_obeys_no_sign() -> None:
    pieces = (Piece("mill", "m\x1b[1mill", "word of its own", 1.0, 0.812),)
    likeness = Likeness(0.812, "Mill is like M\x1b[1mill", ("Mill", "Mill"), pieces)
    written = StringIO()
    console = Console(file=written, width=80, highlight=False)
    for table in beside.shown(ONE, OTHER, likeness, "1 of 3"):
        console.print(table)
    assert [line.rstrip() for line in written.getvalue().splitlines()] == SHOWN.splitlines()
