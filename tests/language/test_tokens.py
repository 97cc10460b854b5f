import pytest

from kb.language.tokens import Kind, Place, Token, tokens


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("RETURN a.b", ["word RETURN", "word a", "symbol .", "word b"]),
        ("Größe 名前 _x1", ["word Größe", "word 名前", "word _x1"]),
        ("`a``b` `c d`", ["name `a``b`", "name `c d`"]),
        ("'it\\'s' 'two\nlines'", ["text 'it\\'s'", "text 'two\nlines'"]),
        ('"a\\"b"', ['text "a\\"b"']),
        ("$a $`b c` $ d $1", ["parameter $a", "parameter $`b c`", "parameter $ d", "parameter $1"]),
        ("$(a)", ["symbol $", "symbol (", "word a", "symbol )"]),
        ("1 1.5 .5 1e-3 0x1F 0o17 1_000 2.5d", [f"number {n}" for n in
            ("1", "1.5", ".5", "1e-3", "0x1F", "0o17", "1_000", "2.5d")]),
        ("1..3 *..", ["number 1", "symbol ..", "number 3", "symbol *", "symbol .."]),
        ("a =~ b <> c", ["word a", "symbol =~", "word b", "symbol <>", "word c"]),
        ("-->", ["symbol -", "symbol ->"]),
        ("a // b\nc", ["word a", "word c"]),
        ("a // b\rc", ["word a", "word c"]),
        ("a /* b\n* / */ c", ["word a", "word c"]),
        ("'// no' `/* no */`", ["text '// no'", "name `/* no */`"]),
        ("'never closed", ["symbol '", "word never", "word closed"]),
        ("/* never", ["symbol /*", "word never"]),
        ("'a\\'", ["symbol '", "word a", "symbol \\", "symbol '"]),
        ("", []),
    ],
)  # fmt: skip
def test_tells_code_from_what_only_looks_like_it(text: str, found: list[str]) -> None:
    assert [f"{token.kind} {token.text}" for token in tokens(text)] == found


def test_a_token_knows_its_place() -> None:
    assert tokens("a\n /*\n*/ `b`\n'\n' c") == (
        Token(Kind.WORD, "a", 0, Place(1, 1)),
        Token(Kind.NAME, "`b`", 9, Place(3, 4)),
        Token(Kind.TEXT, "'\n'", 13, Place(4, 1)),
        Token(Kind.WORD, "c", 17, Place(5, 3)),
    )


@pytest.mark.parametrize(
    ("text", "name", "word"),
    [
        ("Match", "Match", "MATCH"),
        ("`a``b`", "a`b", ""),
        ("$a", "a", ""),
        ("$ `a b`", "a b", ""),
        ("'a'", "", ""),
        ("1", "", ""),
    ],
)
def test_names_are_read_without_their_quotes(text: str, name: str, word: str) -> None:
    (token,) = tokens(text)
    assert (token.name, token.word) == (name, word)
