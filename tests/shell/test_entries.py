import pytest

from kb.language.tokens import Place
from kb.shell import entries
from kb.shell.entries import Entry


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        (" ;\n;; // nothing\n", []),
        ("RETURN 1", [Entry("RETURN 1", Place(1, 1), ended=False)]),
        ("RETURN 1 ;", [Entry("RETURN 1", Place(1, 1))]),
        (
            "RETURN 1; RETURN\n 2;",
            [Entry("RETURN 1", Place(1, 1)), Entry("RETURN\n 2", Place(1, 11))],
        ),
        ("RETURN ';' AS `;`;", [Entry("RETURN ';' AS `;`", Place(1, 1))]),
        (
            "RETURN 1 // ;\n/* ; */ ; RETURN 2",
            [
                Entry("RETURN 1 // ;\n/* ; */", Place(1, 1)),
                Entry("RETURN 2", Place(2, 11), ended=False),
            ],
        ),
        ("RETURN 'a; RETURN 1;", [Entry("RETURN 'a; RETURN 1;", Place(1, 1), ended=False)]),
        ("RETURN `a;", [Entry("RETURN `a;", Place(1, 1), ended=False)]),
        ("RETURN 1 /* ;", [Entry("RETURN 1 /* ;", Place(1, 1), ended=False)]),
        ("/* ;", [Entry("/* ;", Place(1, 1), ended=False)]),
        (":help", [Entry(":help", Place(1, 1))]),
        (
            "// what\n  :ask party party='O;K  \nRETURN 1;:params\n\nRETURN 2",
            [
                Entry(":ask party party='O;K", Place(2, 3)),
                Entry("RETURN 1", Place(3, 1)),
                Entry(":params", Place(3, 10)),
                Entry("RETURN 2", Place(5, 1), ended=False),
            ],
        ),
        ("MATCH (n\n:Bank);", [Entry("MATCH (n\n:Bank)", Place(1, 1))]),
    ],
)
def test_parts_what_is_typed(text: str, found: list[Entry]) -> None:
    assert entries.split(text) == found


@pytest.mark.parametrize(
    ("text", "ended"),
    [
        ("", True),
        ("  \n", True),
        ("RETURN 1", False),
        ("RETURN 1;", True),
        ("RETURN 1; // done", True),
        ("RETURN 1; RETURN 2", False),
        ("RETURN 'it;", False),
        (":params", True),
        (":param x => 'it", True),
    ],
)
def test_enter_runs_what_has_ended(text: str, ended: bool) -> None:
    assert entries.is_ended(text) is ended


def test_many_statements_are_read_in_one_pass() -> None:
    text = "RETURN 1;\n:params\n" * 20_000
    found = entries.split(text)
    assert (len(found), found[-1]) == (40_000, Entry(":params", Place(40_000, 1)))
