import pytest

from kb.queries import registry
from kb.shell import completion
from kb.shell.completion import Asked, Known

QUESTIONS = registry.every((registry.shipped(),))
KNOWN = Known(("day", "a b"), QUESTIONS)


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        # keywords and functions
        ("", []),
        ("opt", ["OPTIONAL MATCH"]),
        ("MATCH (n) wh", ["WHEN", "WHERE"]),
        ("RETURN 1; ret", ["RETURN"]),
        ("RETURN coal", ["coalesce("]),
        ("RETURN date.tr", ["truncate("]),
        # labels and types
        ("MATCH (b:Ba", ["Bank"]),
        ("MATCH (:Cre", ["CreditLine"]),
        ("MATCH (p:Bank|Gov", ["Government"]),
        ("MATCH (p:!Gov", ["Government"]),
        ("MATCH (p) WHERE p:Gov", ["Government"]),
        ("MATCH (b:Bank)-[:LEN", ["LENDS", "LENT_TO"]),
        ("MATCH (b:Bank)-[r:OWNS|LEN", ["LENDS", "LENT_TO"]),
        ("MATCH (c:Claim)-[:STATE", ["STATES", "STATED_IN"]),
        ("MATCH (d:Dos", ["Dossier"]),
        # properties, of what is known of a variable
        ("MATCH (b:Bank) RETURN b.na", ["name"]),
        ("MATCH (b:Bank) RETURN b.sh", []),
        ("MATCH (d:Dossier) RETURN d.", ["id", "title"]),
        ("MATCH ()-[o:OWNS]->() RETURN o.sh", ["share"]),
        ("MATCH (n) RETURN n.sha", ["sha256", "share"]),
        ("MATCH (n:Unknown) RETURN n.sha", ["sha256", "share"]),
        ("MATCH (b:Bank {co", ["collective", "country"]),
        ("MATCH (b:Bank {id: 'x', na", ["name"]),
        ("MATCH ()-[:OWNS {sh", ["share"]),
        # variables and parameters
        ("MATCH (bank:Bank) RETURN ba", ["bank"]),
        ("MATCH (b:Bank) WITH b.id AS `the id` RETURN th", ["`the id`", "THEN"]),
        ("RETURN $", ["day", "`a b`"]),
        ("RETURN $d", ["day"]),
        # nowhere
        ("MATCH (n:Bank) RETURN n.id AS na", []),
        ("MATCH (na", []),
        ("RETURN 'wh", []),
        ("RETURN 'wh'", []),
        ("RETURN 12", []),
        ("RETURN 1 // wh", []),
        ("RETURN 1 /* wh", []),
        ("RETURN {a: 1, b", []),
        ("RETURN 1;", []),
        # commands
        (":", ["help", "ask", "questions", "schema", "param", "params", "clear", "format", "limit",
               "exit"]),
        (":par", ["param", "params"]),
        (":format ", ["table", "json", "ndjson", "csv"]),
        (":schema STATE", ["STATES", "STATED_IN"]),
        (":param day => dat", ["date(", "date.truncate(", "datetime("]),
        (":ask cha", ["chain", "chain_summary", "changes"]),
        (":ask chain cert", ["certainty="]),
        (":ask chain certainty=", ["possible", "certain"]),
        (":ask chain party=huawei certainty=c", ["certain"]),
        (":ask chain on=2018-06-05 gov", ["government="]),
        (":ask nothing ", []),
        (":params\nret", ["RETURN"]),
    ],
)  # fmt: skip
def test_offers_what_may_follow(text: str, offered: list[str]) -> None:
    assert [found.text for found in completion.candidates(text, KNOWN)] == offered


def test_a_candidate_says_what_it_is_and_what_it_replaces() -> None:
    assert completion.candidates("MATCH (b:ba", KNOWN) == [completion.Candidate("Bank", 2, "label")]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (":ask chain party=hua", Asked(QUESTIONS["chain"], "party", "hua", 3)),
        (":ask chain on=2018-06-05 party='Hua", Asked(QUESTIONS["chain"], "party", "Hua", 4)),
        (":ask chain party", None),
        (":ask chain size=1", None),
        (":ask nothing party=hua", None),
        (":ask chain", None),
        ("RETURN party=hua", None),
    ],
)
def test_values_are_asked_for_where_one_is_typed(text: str, asked: Asked | None) -> None:
    assert completion.asked(text, KNOWN) == asked


@pytest.mark.parametrize(
    ("text", "invited"),
    [("", False), ("RETURN ", False), ("RETURN n", True), ("RETURN n.", True), (":ask ", True)],
)
def test_nothing_is_offered_unasked_where_no_word_begins(text: str, invited: bool) -> None:
    assert completion.invites(text) is invited
