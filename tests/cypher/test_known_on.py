"""`known_on`: what had been published by a day, against the projection over just those claims."""

from datetime import date

import pytest

from kb.ingest import dossier
from kb.project import facts
from kb.project.withdrawals import Withdrawal, withdrawn
from tests.conftest import INVENTED, SHIPPED, Using
from tests.cypher.conftest import TIERS
from tests.queries.test_catalogue import ask

DENIED = {
    "fact": "6d9b50a33d776a6c",
    "known_from": date(2020, 3, 2),
    "type": "TO",
    "from": "invented-access",
    "to": "invented-broker",
    "claim_count": 1,
    "source_count": 1,
    "denial_count": 1,
    "begins_earliest": date(2010, 1, 1),
    "begins_latest": date(2010, 12, 31),
    "ends_earliest": date(2020, 3, 2),
    "ends_latest": None,
    "planned_end": False,
}


def _access(using: Using, on: str) -> list[dict[str, object]]:
    rows = ask(using, "known_on", on=on, party="invented-broker")
    return [row for row in rows if row["type"] == "TO"]


def test_a_denial_counts_from_its_own_day(shipped: Using) -> None:
    assert _access(shipped, "2020-03-01") == []
    assert _access(shipped, "2020-03-08") == [{**DENIED, "denial_count": 0}]
    assert _access(shipped, "2020-03-09") == [DENIED]


def test_what_the_article_made_known_of_huawei(shipped: Using) -> None:
    assert ask(shipped, "known_on", on="2018-06-04", party="huawei") == []
    names = ("known_from", "type", "from", "to", "claim_count", "source_count")
    rows = ask(shipped, "known_on", on="2018-06-05", party="huawei")
    day = date(2018, 6, 5)
    # The article cites another for some of it, and that counts as the source.
    assert [tuple(row[name] for name in names) for row in rows if row["type"] != "Measure"] == [
        (day, "CreditLine", None, "huawei-credit", 1, 1),
        (day, "DataAccess", None, "huawei-access", 2, 1),
        (day, "LENT_TO", "huawei-credit", "huawei", 1, 1),
        (day, "PARTNER_IN", "huawei", "us-tech-huawei", 1, 1),
        (day, "PARTNER_IN", "huawei", "facebook-huawei", 1, 1),
        (day, "Partnership", None, "facebook-huawei", 6, 2),
        (day, "Partnership", None, "us-tech-huawei", 1, 1),
        (day, "TARGETS", "us-lawmakers-advice", "huawei", 1, 1),
        (day, "TARGETS", "us-supplier-ban", "huawei", 1, 1),
        (day, "TARGETS", "us-intelligence-label", "huawei", 1, 1),
        (day, "TO", "huawei-access", "huawei", 2, 1),
    ]


def test_a_second_source_counts_from_its_own_day(tiers: Using) -> None:
    def sources(on: str) -> list[tuple[int, int]]:
        rows = ask(tiers, "known_on", on=on, party="tier-insurer")
        return [(row["claim_count"], row["source_count"]) for row in rows]

    # The part of the insurer, and the loan itself.
    assert sources("2021-05-02") == []
    assert sources("2021-05-03") == [(1, 1), (1, 1)]
    assert sources("2021-06-06") == [(1, 1), (1, 1)]
    assert sources("2021-06-07") == [(2, 2), (2, 2)]


Known = dict[str, tuple[date, int, int, int]]


def _projected(on: date) -> Known:
    """Project the claims published by that day; what is withdrawn does not count."""
    loaded = [dossier.read(path) for path in (SHIPPED, INVENTED, TIERS)]
    claims = [claim for one in loaded for claim in one.dossier.claims]
    sources = {source.id: source for one in loaded for source in one.dossier.sources}
    gone = withdrawn(Withdrawal(claim.id, of) for claim in claims for of in claim.withdraws)
    days = {id: source.published for id, source in sources.items() if source.published}
    by_then = [claim for claim in claims if days[claim.source].latest <= on]
    return {
        fact.key.id: (fact.known_from, fact.claim_count, fact.source_count, fact.denial_count)
        for fact in facts.project(by_then, sources, gone)
    }


@pytest.mark.parametrize(
    "on",
    [
        *("2018-06-04", "2018-06-05", "2020-03-01", "2020-03-02", "2020-03-08"),
        *("2020-03-09", "2021-05-03", "2021-06-06", "2021-06-07", "2030-01-01"),
    ],
)
def test_it_knows_what_the_claims_of_that_time_make(tiers: Using, on: str) -> None:
    names = ("known_from", "claim_count", "source_count", "denial_count")
    known = {row["fact"]: tuple(row[n] for n in names) for row in ask(tiers, "known_on", on=on)}
    assert known == _projected(date.fromisoformat(on))
