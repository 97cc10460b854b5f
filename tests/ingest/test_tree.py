import pytest

from kb.errors import InvalidDossier
from kb.ingest import tree
from kb.ingest.tree import Mapping, Mark, Scalar, Sequence


def test_every_scalar_is_the_text_that_was_written_with_its_place() -> None:
    assert tree.parse("country: no\non: [2018-06-05, 1.50]\n", "f") == Mapping(
        Mark(1, 1),
        (
            (Scalar(Mark(1, 1), "country"), Scalar(Mark(1, 10), "no")),
            (
                Scalar(Mark(2, 1), "on"),
                Sequence(
                    Mark(2, 5), (Scalar(Mark(2, 6), "2018-06-05"), Scalar(Mark(2, 18), "1.50"))
                ),
            ),
        ),
    )


_BOMB = "a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(40))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "f:1:1: is empty; begin with `dossier: its-id`"),
        ("a: [1", "f:2:1: is not YAML: did not find expected ',' or ']'; correct the line's form"),
        ("a: 1\na: 2", "f:2:1: has `a` twice; keep one, or give the other another id"),
        ("[a]: 1", "f:1:1: has a list or mapping for a key; write one word before the colon"),
        (_BOMB, "f:1:4: has an anchor or alias; write the value out in each place"),
        (
            "a: !!python/object:os.system x",
            "f:1:4: has the tag `tag:yaml.org,2002:python/object:os.system`; write the value alone",
        ),
        (
            'a: "A\\e[31mB"',
            "f:1:4: holds a character that is obeyed, not shown; take it out",
        ),
        ('a: "\\u202eB"', "f:1:4: holds a character that is obeyed, not shown; take it out"),
        ("[" * 40 + "]" * 40, "f:1:31: is nested deeper than 30 levels; write it flatter"),
        (
            "a: 1\n---\nb: 2\n",
            "f:2:1: is not YAML: but found another document; correct the line's form",
        ),
    ],
    ids=[
        "empty",
        "broken",
        "repeated key",
        "key no word",
        "alias bomb",
        "tag",
        "escape",
        "turn of the text",
        "deep",
        "two documents",
    ],
)
def test_refuses_what_is_no_plain_yaml(text: str, message: str) -> None:
    with pytest.raises(InvalidDossier) as caught:
        tree.parse(text, "f")
    assert str(caught.value) == message
