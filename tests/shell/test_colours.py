import pytest

from kb.shell.colours import Cypher


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        (
            "MATCH (b:Bank) RETURN b.match, count(b) // all\n",
            [
                "Keyword MATCH", "Operator (", "Name b", "Operator :", "Name.Class Bank",
                "Operator )", "Keyword RETURN", "Name b", "Operator .", "Name match", "Operator ,",
                "Keyword count", "Operator (", "Name b", "Operator )", "Comment  // all\n",
            ],
        ),
        (
            "LET x = $day + toLower('A;')",
            [
                "Keyword LET", "Name x", "Operator =", "Name.Variable $day", "Operator +",
                "Name.Function toLower", "Operator (", "Literal.String 'A;'", "Operator )",
            ],
        ),
        ("FILTER 1.5e3 /* a\nb", ["Keyword FILTER", "Literal.Number 1.5e3", "Comment /* a\nb"]),
        ("RETURN 'a\nRETURN", ["Keyword RETURN", "Literal.String 'a\nRETURN"]),
        (":ask match", ["Name :ask match"]),
    ],
)  # fmt: skip
def test_cypher_is_read_whole_and_by_kinds(text: str, pieces: list[str]) -> None:
    found = list(Cypher().get_tokens_unprocessed(text))
    assert "".join(piece for _, _, piece in found) == text
    assert [
        f"{str(kind).removeprefix('Token.')} {piece}" for _, kind, piece in found if piece.strip()
    ] == pieces
