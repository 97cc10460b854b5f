from kb.model.claims import Declaration, Source
from kb.project import nodes
from kb.project.nodes import Node


def test_a_thing_that_two_dossiers_declare_is_one_node_under_the_first_ones_name() -> None:
    one = Declaration("acme", "Company", "Acme", ("Acme Inc",), country="US")
    other = Declaration("acme", "Bank", "Acme Bank", identifiers=("lei:1",), collective=True)
    expected = Node(
        "acme",
        frozenset({"Bank", "Company", "Party"}),
        (
            ("name", "Acme"),
            ("aliases", ("Acme Bank", "Acme Inc")),
            ("country", "US"),
            ("identifiers", ("lei:1",)),
            ("collective", True),
        ),
    )
    assert nodes.project([("a", one), ("b", other)]) == (expected,)
    assert nodes.project([("b", other), ("a", one)]) == (expected,)


def test_a_party_is_spelled_as_its_name_and_all_its_aliases_are() -> None:
    one = Declaration("exim", "Bank", "中国进出口银行", ("Société",))
    other = Declaration("exim", "Bank", "Эксим")
    [node] = nodes.project([("a", one), ("b", other)])
    assert dict(node.properties)["spellings"] == (
        *("Eksim", "Societe", "china export import bank", "zhongguo jinchukou yinhang"),
    )


def test_an_agreement_has_a_title_and_a_kind_of_data_the_kinds_it_belongs_to() -> None:
    deal = Declaration("deal", "Partnership", "L’accord")
    photos = Declaration("photos", "DataCategory", "Photos", broader="user-data")
    assert nodes.project([("a", deal), ("a", photos)]) == (
        Node("deal", frozenset({"Agreement", "Partnership"}), (("title", "L’accord"),)),
        Node("photos", frozenset({"DataCategory"}), (("name", "Photos"),), ("user-data",)),
    )


def test_what_one_dossier_leaves_open_of_a_source_another_fills() -> None:
    told = [("b", Source("s", title="Later", url="u")), ("a", Source("s", title="First"))]
    assert nodes.sources(told) == (Source("s", title="First", url="u"),)


def test_of_two_days_on_which_a_source_was_read_the_first_dossiers_stands() -> None:
    told = [("b", Source("s", accessed="2018-06-05")), ("c", Source("s", accessed="2018-06-04"))]
    assert nodes.sources([*told, ("a", Source("s"))]) == (Source("s", accessed="2018-06-05"),)
