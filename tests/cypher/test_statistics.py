from kb.model import schema
from tests.conftest import Using
from tests.queries.test_catalogue import QUESTIONS, ask

CONTESTED = [
    ("evidence", "Claim", 15, None, None),
    ("evidence", "Dossier", 1, None, None),
    ("evidence", "Source", 4, None, None),
    ("facts", "GIVEN_TO", 1, 0, 1),
    ("facts", "GIVES", 1, 0, 1),
    ("facts", "GRANTS", 1, 0, 1),
    ("facts", "IMPLEMENTED_BY", 1, 0, 1),
    ("facts", "LENDS", 1, 0, 1),
    ("facts", "LENT_TO", 1, 0, 1),
    ("facts", "OF", 1, 0, 1),
    ("facts", "OPENS", 1, 0, 1),
    ("facts", "OWNS", 1, 0, 0),
    ("facts", "PARTNER_IN", 2, 0, 1),
    ("facts", "RELATED_TO", 1, 0, 1),
    ("facts", "TARGETS", 1, 0, 1),
    ("facts", "TO", 1, 0, 1),
    ("things", "Agreement", 4, 0, 3),
    ("things", "Bank", 1, None, None),
    ("things", "Company", 4, None, None),
    ("things", "CreditLine", 1, 0, 1),
    ("things", "DataAccess", 1, 0, 1),
    ("things", "DataCategory", 1, None, None),
    ("things", "Government", 1, None, None),
    ("things", "Grant", 1, 0, 1),
    ("things", "Measure", 1, 0, 1),
    ("things", "Organization", 1, None, None),
    ("things", "Partnership", 1, 0, 0),
    ("things", "Party", 7, None, None),
    ("things", "Person", 1, None, None),
]


def test_every_kind_that_occurs_is_counted(contested: Using) -> None:
    names = ("group", "name", "count", "disputed", "single_source")
    rows = [tuple(row[name] for name in names) for row in ask(contested, "statistics")]
    assert rows == CONTESTED


def test_what_is_disputed_is_counted(shipped: Using) -> None:
    rows = ask(shipped, "statistics")
    assert [(row["name"], row["disputed"]) for row in rows if row["disputed"]] == [("TO", 1)]


def test_a_kind_that_is_added_to_the_model_is_counted_too() -> None:
    text = QUESTIONS["statistics"].text
    labels = {label for node in schema.NODES if node.group != "agreement" for label in node.labels}
    assert [label for label in sorted(labels) if f"COUNT {{ (:{label}) }}" not in text] == []
