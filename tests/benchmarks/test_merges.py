"""What is counted of merges."""

from kb.resolve.merging import Merge, Merging
from kb.resolve.profile import Profile
from tests.benchmarks.merges import GROUPS, TOGETHER, bodies, counted
from tests.resolve.test_proposals import scored

EXIMBANK, BANK, OTHER = "China Eximbank", "Bank of China", "中国进出口银行"


def test_a_body_is_known_by_any_of_its_spellings() -> None:
    for name, body in (
        ("The Export-Import Bank of China", EXIMBANK),
        ("China Exmbank", EXIMBANK),
        (OTHER, EXIMBANK),
        ("Bank of China Limited", BANK),
        ("People’s Bank of China", "People's Bank of China"),
        ("Agricultural Bank of China", None),
    ):
        assert bodies([Profile("x", (name,))]) == ({body} if body else set())


def test_one_body_under_two_names_counts_until_it_is_merged() -> None:
    parties = [Profile(name, (name,)) for name in (EXIMBANK, OTHER, BANK)]
    apart = counted(parties, Merging())
    assert (apart[f"parties that are {EXIMBANK}"], apart[TOGETHER]) == (2, 0)
    right = counted(parties, Merging((Merge((scored(EXIMBANK, OTHER, 1.0),)),)))
    assert (right[f"parties that are {EXIMBANK}"], right[TOGETHER]) == (1, 0)
    wrong = counted(parties, Merging((Merge((scored(EXIMBANK, BANK, 1.0),)),)))
    assert (wrong[TOGETHER], wrong[GROUPS]) == (1, 0)
