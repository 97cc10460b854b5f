from datetime import date

from tests.conftest import Using
from tests.queries.test_catalogue import ask

WIRE = {
    "source": "wire",
    "title": None,
    "publisher": "The Invented Wire",
    "published": "2020-03-01",
    "published_earliest": date(2020, 3, 1),
    "published_latest": date(2020, 3, 1),
    "accessed": None,
    "url": None,
    "held": False,
    "claim_count": 0,
    "citation_count": 2,
    "dossiers": ["invented"],
}


def test_every_source_says_how_much_rests_on_it(shipped: Using) -> None:
    names = ("source", "published", "held", "claim_count", "citation_count", "dossiers")
    assert [tuple(row[name] for name in names) for row in ask(shipped, "sources")] == [
        ("courier", "2020-03-09", False, 4, 0, ["invented"]),
        ("herald", "2020-03-02", False, 10, 0, ["invented"]),
        ("hill-2018-06-05", "2018-06-05", True, 18, 0, ["facebook-device-partners"]),
        ("nyt-2018-06-03", "2018-06-03", False, 0, 3, ["facebook-device-partners"]),
        ("nyt-2018-06-05", "2018-06-05", False, 0, 7, ["facebook-device-partners"]),
        ("wire", "2020-03-01", False, 0, 2, ["invented"]),
    ]


def test_a_source_says_when_it_was_read_where_somebody_wrote_it(shipped: Using) -> None:
    read = {row["source"]: row["accessed"] for row in ask(shipped, "sources")}
    assert {source: day for source, day in read.items() if day} == {"herald": "2020-03-04"}


def test_a_publisher_is_found_in_any_case_of_letters(shipped: Using) -> None:
    assert ask(shipped, "sources", publisher="THE INVENTED wire") == [WIRE]
    assert ask(shipped, "sources", publisher="The Invented") == []


def test_a_day_of_publication_is_no_more_exact_than_it_was_given(contested: Using) -> None:
    names = ("source", "published", "published_earliest", "published_latest")
    assert [tuple(row[name] for name in names) for row in ask(contested, "sources")] == [
        ("agency", "2009", date(2009, 1, 1), date(2009, 12, 31)),
        ("bugle", "2010-05", date(2010, 5, 1), date(2010, 5, 31)),
        ("echo", "2012-07-01", date(2012, 7, 1), date(2012, 7, 1)),
        ("pamphlet", "2011..", date(2011, 1, 1), None),
    ]
