from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.model.claims import Claim, Stance, Statement
from kb.model.ids import FactKey
from kb.model.spans import Span
from kb.project import facts
from kb.project.facts import Fact
from kb.project.ranks import rank
from tests.project.said import ACCESS, DEAL, OPENS, OWNS, TUESDAY, claim, days, source, stated

SOURCES = {
    id: source(id, published)
    for id, published in (("paper", "2018-06-05"), ("echo", "2018-06-07"), ("book", "2017"))
}
PARTNER = FactKey("PARTNER_IN", "maker", "deal")
TO = FactKey("TO", "access", "maker")


def _project(*claims: Claim, withdrawn: frozenset[str] = frozenset()) -> dict[FactKey, Fact]:
    return {fact.key: fact for fact in facts.project(claims, SOURCES, withdrawn)}


def test_one_claim_makes_one_fact_with_everything_that_is_known_of_it() -> None:
    assert _project(claim("a", *stated(OWNS, share="51%", begins="2010"))) == {
        OWNS: Fact(
            key=OWNS,
            dated_by=OWNS.id,
            span=Span(days("2010"), days("2010-01-01..")),
            planned_end=False,
            claim_count=1,
            source_count=1,
            denial_count=0,
            disputed=False,
            conflicts=(),
            qualified=(),
            estimated=(),
            known_from=TUESDAY,
            properties=(("share", 51.0),),
        )
    }


def test_two_outlets_that_repeat_one_report_are_one_source() -> None:
    repeated = _project(
        claim("a", *stated(OWNS), of="paper", cites=("wire",)),
        claim("b", *stated(OWNS), of="echo", cites=("wire",)),
    )[OWNS]
    assert (repeated.claim_count, repeated.source_count) == (2, 1)
    own = _project(claim("a", *stated(OWNS)), claim("b", *stated(OWNS), of="echo"))[OWNS]
    assert (own.claim_count, own.source_count) == (2, 2)


def test_sources_that_one_claim_leans_on_are_one_together() -> None:
    compiled = claim("a", *stated(OWNS), of="book", cites=("wire", "paper"))
    assert _project(compiled)[OWNS].source_count == 1
    # The paper's own claim is no second source beside it; the echo's is.
    more = (claim("b", *stated(OWNS)), claim("c", *stated(OWNS), of="echo"))
    assert _project(compiled, *more)[OWNS].source_count == 2
    # One that leans on both makes one of all.
    joined = claim("d", *stated(OWNS), of="book", cites=("echo", "wire"))
    assert _project(compiled, *more, joined)[OWNS].source_count == 1


def test_an_estimate_is_marked_until_somebody_states_the_value_as_no_estimate() -> None:
    guess, said = (
        Statement(OWNS, Stance.ASSERTS, "share", "51", estimated=e) for e in (True, False)
    )
    assert _project(claim("a", *stated(OWNS), guess))[OWNS].estimated == ("share",)
    both = (claim("a", *stated(OWNS), guess), claim("b", *stated(OWNS), said))
    assert _project(*both)[OWNS].estimated == ()


def test_a_fact_is_known_from_the_day_its_first_claim_had_been_published_by() -> None:
    told = _project(claim("a", *stated(OWNS)), claim("b", *stated(OWNS), of="book"))
    assert told[OWNS].known_from == date(2017, 12, 31)


def test_a_denial_disputes_a_fact_and_takes_nothing_from_it() -> None:
    denied = _project(claim("a", *stated(OWNS)), claim("b", *stated(OWNS, Stance.DENIES)))[OWNS]
    assert (denied.disputed, denied.denial_count, denied.claim_count) == (True, 1, 1)


def test_what_is_only_denied_or_only_qualified_is_no_fact() -> None:
    assert _project(claim("a", *stated(OWNS, Stance.DENIES))) == {}
    assert _project(claim("a", *stated(ACCESS, Stance.QUALIFIES, held="device"))) == {}


def test_denying_an_agreement_disputes_its_roles_and_denying_a_role_only_that() -> None:
    asserted = claim("a", *stated(DEAL), *stated(PARTNER))
    whole = _project(asserted, claim("b", *stated(DEAL, Stance.DENIES)))
    assert (whole[DEAL].disputed, whole[PARTNER].disputed) == (True, True)
    role = _project(asserted, claim("b", *stated(PARTNER, Stance.DENIES)))
    assert (role[DEAL].disputed, role[PARTNER].disputed) == (False, True)


def test_denying_a_term_contradicts_the_term_and_disputes_no_fact() -> None:
    denial = stated(DEAL, Stance.DENIES, begins="2010")[1:]
    told = _project(claim("a", *stated(DEAL, begins="2010")), claim("b", *denial))[DEAL]
    assert (told.disputed, told.denial_count, told.conflicts) == (False, 0, ("begins",))


def test_a_qualification_narrows_a_field_and_disputes_nothing() -> None:
    narrowed = claim("b", *stated(ACCESS, Stance.QUALIFIES, held="device"))
    fact = _project(claim("a", *stated(ACCESS)), narrowed)[ACCESS]
    assert (fact.qualified, fact.disputed, fact.properties) == (("held",), False, ())


def test_a_withdrawn_claim_does_not_count() -> None:
    both = (claim("a", *stated(OWNS, begins="2010")), claim("b", *stated(OWNS, begins="2012")))
    assert _project(*both)[OWNS].conflicts == ("begins",)
    left = _project(*both, withdrawn=frozenset({"b"}))[OWNS]
    assert (left.claim_count, left.conflicts) == (1, ())
    assert _project(*both, withdrawn=frozenset({"a", "b"})) == {}


def test_a_role_carries_its_agreements_dates_unless_it_has_its_own() -> None:
    other = FactKey("PARTNER_IN", "latecomer", "deal")
    told = _project(
        claim("a", *stated(DEAL, begins="2010"), *stated(PARTNER), *stated(other, begins="2015"))
    )
    assert (told[PARTNER].dated_by, told[PARTNER].span.begins) == ("deal", days("2010"))
    assert (told[other].dated_by, told[other].span.begins) == (other.id, days("2015"))


_ALSO_OPENS = FactKey("OPENS", "other", "access")
_OTHER = FactKey("Partnership", "", "other")


@pytest.mark.parametrize(
    ("more", "dated_by"),
    [
        ((), "deal"),
        (stated(ACCESS, begins="2012"), "access"),
        ((*stated(_OTHER, begins="2011"), *stated(_ALSO_OPENS)), "access"),
    ],
    ids=["undated", "dated itself", "opened by two partnerships"],
)
def test_an_undated_access_is_dated_by_the_one_partnership_that_opens_it(
    more: tuple[object, ...], dated_by: str
) -> None:
    told = _project(
        claim("a", *stated(DEAL, begins="2010"), *stated(OPENS), *stated(ACCESS), *stated(TO)),
        claim("b", *more),  # type: ignore[arg-type]  # statements, which parametrize hides
    )
    assert (told[ACCESS].dated_by, told[TO].dated_by) == (dated_by, dated_by)


def test_two_periods_are_two_facts() -> None:
    first, second = (FactKey("OWNS", "state", "bank", period=p) for p in ("first", "second"))
    told = _project(claim("a", *stated(first, ends="2001"), *stated(second, begins="2009")))
    assert [told[key].dated_by for key in (first, second)] == [first.id, second.id]


_CLAIMS = (
    claim("a", *stated(DEAL, begins="..2010", kind="supply"), *stated(PARTNER)),
    claim("b", *stated(DEAL, begins="2009..2012", kind="integration"), of="echo", cites=("wire",)),
    claim("c", *stated(DEAL, ends="2018-06-05.."), *stated(OPENS), *stated(ACCESS)),
    claim("d", *stated(DEAL, ends="2018-06-10", planned="true"), of="book"),
    claim("e", *stated(DEAL, Stance.DENIES), *stated(OWNS, share="10")),
    claim("f", *stated(OWNS, share="20"), of="echo"),
    claim("g", *stated(ACCESS, Stance.QUALIFIES, held="device"), *stated(TO)),
)


@given(st.permutations(_CLAIMS), st.integers())
def test_the_order_of_claims_and_statements_does_not_matter(claims: list[Claim], seed: int) -> None:
    def shuffled(one: Claim) -> Claim:
        statements = list(one.statements)
        Random(seed).shuffle(statements)  # noqa: S311 - no secret is made of it
        return claim(one.id, *statements, of=one.source, cites=one.cites)

    once = facts.project(_CLAIMS, SOURCES, frozenset())
    assert facts.project(map(shuffled, claims), SOURCES, frozenset()) == once


LINE = FactKey("CreditLine", "", "line")


def test_agreements_are_ranked_and_the_parts_that_parties_have_in_them_with_these() -> None:
    lends, lent = FactKey("LENDS", "bank", "line"), FactKey("LENT_TO", "line", "maker")
    told = _project(
        claim("a", *stated(LINE, amount="USD 1"), *stated(lends), *stated(lent)),
        claim("b", *stated(lends, Stance.DENIES)),
        claim("c", *stated(DEAL), *stated(PARTNER), *stated(OPENS), *stated(ACCESS), *stated(TO)),
        claim("d", *stated(DEAL, Stance.DENIES)),
    )
    line, deal = rank(False, 1, 1.0, "line"), rank(True, 1, None, "deal")
    assert {key: (fact.party, fact.rank) for key, fact in told.items()} == {
        LINE: ("", line),
        lends: ("bank", line),
        lent: ("maker", line),
        DEAL: ("", deal),
        PARTNER: ("maker", deal),
        OPENS: ("", ""),
        ACCESS: ("", ""),
        TO: ("", ""),
    }
