"""`kb trace`: the whole drawing, line by line."""

from kb.cli import exits
from tests.cli.conftest import Run
from tests.conftest import ROOT, Holding, Using

OWNING = ROOT / "tests" / "dossiers" / "owning.yaml"
HUAWEI = """\
Huawei: 1 chain

China
└── owns Chinese government-owned banks (an unnamed group): no dates [1]
    └── lends Credit lines of Chinese government-owned banks to Huawei (an unnamed group): USD
        2,000,000,000 or more; no dates [1]
        └── to Huawei
            └── partner in Facebook's partnership with Huawei: with Facebook; begins ..2010 [2];
                ends 2018-06-05.. [5]; ends 2018-06-05..2018-06-10 (announced) [8]
                └── which opens Huawei's access to Facebook's user data: no dates of its own [3][4]
                    └── to Unspecified user data
                        ├── overlap possible, not after 2018-06-10: owner and credit line meet only
                        │   in a group, the lender; the credit line has no dates; the ownership of
                        │   the lender has no dates
                        ├── an end on the way was announced; nobody reports it
                        ├── qualified: held: device [9][10]
                        ├── qualified: terms: controlled from the start; what the makers built was
                        │   approved by Facebook [7]
                        └── rests on [1][2][3][4][5][6][7][8]
"""
BROKER = """\
Invented Broker: 2 chains

Invented State
└── owns Invented Bank: begins 2005 [1]; ends 2020-03-02.. [1]; share 50% [1]
    └── pledges The invented pledge: CNY 5,000,000; no dates [2]
        └── to Invented Broker
            ├── partner in The invented deal: with Invented Maker; begins 2010 [3]; ends
            │   2020-03-02.. [3]; the part of Invented Broker begins 2015 [3]
            │   └── which opens The invented access: no dates of its own [3]
            │       └── to Invented photographs
            │           ├── overlap possible, not before 2015-01-01: the credit line has no dates
            │           ├── disputed [4]
            │           ├── qualified: held: grantor [5]
            │           └── rests on [1][2][3]
"""
OWNERS = """\
Owning State
└── owns, through owning-holding, Owning Bank: of owning-holding, begins 1990 [1]; ends 2016 [1]; of
    Owning Bank, no dates [1]
    └── lends The owning loan: no amount; begins 2012 [2]; ends 2012 [2]
        └── to Owning Child
            └── owned by, through owning-middle, Owning Parent: of Owning Child, begins 2010 [3]; of
                owning-middle, begins 2005 [3]
                └── partner as maker in The owning deal: with Owning Network as network;"""
NO_OWNER = """\
Bank of Nobody
└── lends as co-lender The other owning loan: no amount; begins 2012 [2]; ends 2012 [2]
    └── to Owning Child
        └── owned by, through owning-middle, Owning Parent: of Owning Child, begins 2010 [3]; of
            owning-middle, begins 2005 [3]
            └── partner as maker in The owning deal: with Owning Network as network;"""

SPELLS = """\
Twice-owned Maker: 2 chains

Twice-owned State
├── owns Twice-owned Bank: begins 2001 [1]; ends 2006 [1]
│   └── lends The spelling loan: no amount; begins 2005 [1]; ends 2015 [1]
│       └── to Twice-owned Maker
│           └── partner in The spelling deal: with Twice-owned Network; begins 2005 [1]; ends 2015
│               [1]
│               └── which opens The spelling access: no dates of its own [1]
│                   └── to Invented data
│                       ├── overlap certain, not before 2005-01-01 and not after 2006-12-31
│                       └── rests on [1]
└── owns Twice-owned Bank: begins 2010 [2]
    └── lends The spelling loan: no amount; begins 2005 [1]; ends 2015 [1]
        └── to Twice-owned Maker
            └── partner in The spelling deal: with Twice-owned Network; begins 2005 [1]; ends 2015
                [1]
                └── which opens The spelling access: no dates of its own [1]
                    └── to Invented data
                        ├── overlap certain, not before 2010-01-01 and not after 2015-12-31
                        └── rests on [1][2]
"""


def _drawn(kb: Run, *arguments: str) -> str:
    ran = kb("trace", *arguments)
    assert (ran.returncode, ran.stderr) == (0, "")
    return "\n".join(line.rstrip() for line in ran.stdout.splitlines())


def test_the_chain_of_the_founding_article(shipped: Using, kb: Run) -> None:
    drawn = _drawn(kb, "Huawei")
    tree, _, rest = drawn.partition("\nMeasures that regard Huawei\n")
    assert tree == HUAWEI
    told, _, notes = rest.partition("\nNotes\n")
    assert " ".join(told.split()) == (
        "Label put on Huawei by U.S. intelligence officials: designation "
        "(a threat to national security); aimed at it; begins ..2018-06-05 [11] "
        "Advice of U.S. lawmakers against Huawei's equipment: advice "
        "(avoid buying equipment of); aimed at it; in force on 2018-06-05 [12] "
        "Ban on U.S. sales to Huawei and ZTE: ban (sell to); aimed at it; begins ..2018-06-05 [13]"
    )
    assert " ".join(notes.split()).split(" [9] ")[0].split(" [8] ")[1] == (
        "Facebook: Facebook said that it would stop Huawei's within the week. The Hill, Facebook "
        "shared data access with Huawei…, 2018-06-05, citing The New York Times of 2018-06-05, "
        "at “would end the Huawei agreement … the end of the week”"
    )


def test_chains_that_begin_alike_are_drawn_from_one_root(shipped: Using, kb: Run) -> None:
    assert _drawn(kb, "invented-broker").startswith(BROKER.rstrip("\n"))


def test_two_spells_of_one_ownership_are_two_branches(shipped: Using, kb: Run) -> None:
    assert _drawn(kb, "spell-maker").partition("\nNotes\n")[0] == SPELLS


def test_says_how_far_a_credit_line_came(shipped: Using, kb: Run) -> None:
    lent = (
        "lends The invented loan: USD 10,000,000 to 30,000,000 (implementation); begins 2012 [2]; "
    )
    assert lent in " ".join(_drawn(kb, "invented-maker").split())


def test_one_or_more_are_several(shipped: Using, kb: Run) -> None:
    cut = kb("trace", "spell-maker", "--limit", "1")
    assert (cut.returncode, cut.stdout.splitlines()[0]) == (
        exits.CUT,
        "Twice-owned Maker: 1 or more chains",
    )


def test_help_says_how_deep_one_may_go(kb: Run) -> None:
    told = " ".join(kb("trace", "--help").stdout.split())
    assert "--lender-depth HOPS Ownership above the lender. [default: 1; 0 to 20]" in told
    assert "--party-depth HOPS Ownership below PARTY. [default: 0; 0 to 20]" in told


def test_a_note_links_to_its_source(shipped: Using, kb: Run) -> None:
    assert "  https://herald.example/case\n" in _drawn(kb, "invented-maker")


WHY_NOT = """\
Lenovo: 0 chains to China
No chain: nothing is known of credit lines to Lenovo.
  lenders that China owns: 1
  credit lines of a lender that China owns: 1
  credit lines to Lenovo: 0
  credit lines to Lenovo of which a lender is known: 0
  credit lines to Lenovo that come from a lender that China owns: 0
  partnerships of Lenovo: 1
  accesses of Lenovo that such a partnership opens: 1
  kinds of data that such an access is to: 1"""


def test_says_which_hop_is_missing(shipped: Using, kb: Run) -> None:
    assert _drawn(kb, "lenovo", "--to", "cn") == WHY_NOT


def test_says_which_dates_do_not_meet(shipped: Using, kb: Run) -> None:
    late = _drawn(kb, "huawei", "--to", "user-data", "--on", "2019-01-01")
    assert late.startswith(
        "Huawei: 0 chains to Unspecified user data that may be in force on 2019-01-01\n"
        "No chain:\n"
        "  the partnership facebook-huawei was announced to end by 2018-06-10, before the time "
        "asked for\n(breaks 1 way)\n"
    )


def test_chains_to_an_end(shipped: Using, kb: Run) -> None:
    for end in ("cn", "Facebook", "cn-state-banks", "user-data"):
        assert " → ".join(_drawn(kb, "huawei", "--to", end).splitlines()[:1]).startswith(
            "Huawei: 1 chain to "
        )


def test_an_end_that_nobody_knows(shipped: Using, kb: Run) -> None:
    ran = kb("trace", "huawei", "--to", "no-such-thing")
    assert (ran.returncode, ran.stdout) == (3, "")


def test_what_a_terminal_would_obey_is_taken_away(empty: Using, kb: Run) -> None:
    name = r"[bold]A\u001b[31m\u202e"
    empty(lambda db: db.administer(f"CREATE (:Party:Company {{id: 'a', name: '{name}'}})"))
    assert _drawn(kb, "a").splitlines()[0] == "[bold]A [31m : 0 chains"


def test_each_ownership_has_its_own_dates(holding: Holding, kb: Run) -> None:
    holding(OWNING)
    drawn = _drawn(kb, "owning-parent", "--party-depth", "2", "--lender-depth", "2")
    _, owned, ownerless, _ = drawn.split("\n\n")
    assert (owned[: len(OWNERS)], ownerless[: len(NO_OWNER)]) == (OWNERS, NO_OWNER)
