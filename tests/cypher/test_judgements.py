"""`judgements`: who decided what, and what comes of it in other questions."""

from tests.conftest import Using
from tests.queries.test_catalogue import ask

ROW = {
    "judgement": "1bfb42c30b7fc0dd",
    "one": "exim-nowhere",
    "one_name": "Exim Nowhere",
    "other": "export-bank",
    "other_name": "The Export Bank of Nowhere",
    "verdict": "same",
    "score": 0.9,
    "by": "a tester",
    "at": "2026-11-27T16:00:00Z",
    "why": "made up",
}


def test_a_judgement_is_told_with_who_took_it(merged: Using) -> None:
    assert ask(merged, "judgements") == [ROW]


def test_a_party_has_the_judgements_on_all_its_ids(merged: Using) -> None:
    assert ask(merged, "judgements", party="exim-nowhere") == [ROW]
    assert ask(merged, "judgements", party="maker") == []
    assert ask(merged, "judgements", verdict="different") == []


def test_the_id_of_a_referent_means_its_party_in_every_question(merged: Using) -> None:
    [row] = ask(merged, "party", party="exim-nowhere")
    assert (row["party"], row["referents"], row["lends"]) == ("export-bank", ["exim-nowhere"], 2)
    assert ask(merged, "borrowers", lender="exim-nowhere") == ask(
        merged, "borrowers", lender="export-bank"
    )


def test_the_evidence_of_a_merged_fact_is_that_of_both(merged: Using) -> None:
    [owned] = ask(merged, "ownership", party="export-bank", direction="up")
    rows = ask(merged, "evidence", facts=owned["facts"])
    assert [(row["says"], row["speaker"]) for row in rows] == [
        ("It owns it.", None),
        ("It owns it.", "export-bank"),
    ]


def test_judging_is_noted_like_a_load(merged: Using) -> None:
    told = [(row["dossier"], row["state"], row["created"]) for row in ask(merged, "changes")]
    assert told == [
        ("(judgements)", "judged", 1),
        ("second", "loaded", 15),
        ("first", "loaded", 12),
    ]
