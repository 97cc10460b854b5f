"""Names are read word by word, and in every way in which they are names."""

import pytest

from kb.resolve import words

pytestmark = pytest.mark.usefixtures("rigour")


@pytest.mark.parametrize(
    ("name", "readings"),
    [
        (
            "Bank of China (Hong Kong) Limited",
            [
                [
                    *(("bank", "common word"), ("of", "linking word"), ("china", "place")),
                    *(("hong", "place"), ("kong", "place"), ("ltd", "legal form")),
                ]
            ],
        ),
        (
            "Export-Import Bank of China (China Eximbank)",
            [
                [
                    *(("export", "common word"), ("import", "common word")),
                    *(("bank", "common word"), ("of", "linking word"), ("china", "place")),
                    *(("china", "place"), ("eximbank", "word of its own")),
                ],
                [
                    *(("export", "common word"), ("import", "common word")),
                    *(("bank", "common word"), ("of", "linking word"), ("china", "place")),
                ],
                [("china", "place"), ("eximbank", "word of its own")],
            ],
        ),
        (
            "KKR Asian Fund III L.P.",
            [
                [
                    *(("kkr", "word of its own"), ("asian", "word of its own")),
                    *(("fund", "common word"), ("iii", "number"), ("lp", "legal form")),
                ]
            ],
        ),
        (
            "中国进出口银行",
            [
                [("中国进出口银行", "word of its own")],
                [
                    *(("china", "place"), ("export", "common word")),
                    *(("import", "common word"), ("bank", "common word")),
                ],
                # And as it sounds.
                [
                    ("zhongguo", "place"),
                    *(("jinchukou", "word of its own"), ("yinhang", "word of its own")),
                ],
            ],
        ),
        ("", []),
    ],
)
def test_each_word_is_of_a_kind(name: str, readings: list[list[tuple[str, str]]]) -> None:
    found = [
        [(part.form, str(kind)) for part, kind in reading.kinds.items()]
        for reading in words.readings(name)
    ]
    assert found == readings
