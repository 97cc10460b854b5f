import pytest

from tests.benchmarks.figures import Asked, Figures, note, tell


def test_medians_stand_beside_what_is_asked(capsys: pytest.CaptureFixture[str]) -> None:
    figures: Figures = {}
    for seconds, ratio in ((2.0, 0.8), (4.0, 0.9), (3.0, 0.7)):
        note(figures, {"load, s": seconds, "bare ÷ load": ratio})
    note(figures, {"written": 0.0, "peer": 2.5, "large": 1.5})
    asked = {
        "bare ÷ load": Asked(least=0.85),
        "written": Asked(0, 0),
        "peer": Asked(least=2),
        "large": Asked(most=1.3),
    }
    tell(figures, asked)
    assert [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()] == [
        "load, s 3.00 (2.00 to 4.00)",
        "bare ÷ load 0.80 (0.70 to 0.90) at least 0.85: missed",
        "written 0.00 0",
        "peer 2.50 at least 2",
        "large 1.50 at most 1.3: missed",
    ]
