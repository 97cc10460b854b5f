"""Files of judgements: what each line is, and what is wrong with a line that is none."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.errors import InvalidJudgements, Refusal
from kb.formats import comma_separated
from kb.ingest import judgements
from kb.model.judgements import Judgement, Verdict, moment, pair

HEAD = "one,other,verdict,score,by,at,why,one_name,other_name\n"
AT = "2026-11-27T16:00:00Z"


def _file(folder: Path, *lines: str, head: str = HEAD) -> Path:
    path = folder / "judgements.csv"
    path.write_text(head + "".join(f"{line}\n" for line in lines))
    return path


def _written(found: list[Judgement], called: dict[str, str]) -> str:
    return (
        comma_separated.header(judgements.COLUMNS)
        + comma_separated.lines(judgements.written(found, called))
    ).decode()


def test_each_line_is_a_judgement(tmp_path: Path) -> None:
    path = _file(
        tmp_path,
        f"exim,cexim,same,0.98,ada,{AT},the same LEI,Exim,China Exim",
        f"boc,pboc,different,,ada,{AT},,,",
    )
    assert judgements.read(path).judgements == {
        2: Judgement("cexim", "exim", Verdict.SAME, "ada", AT, "the same LEI", 0.98),
        3: Judgement("boc", "pboc", Verdict.DIFFERENT, "ada", AT),
    }


def test_what_is_written_has_one_line_each_in_the_order_of_the_ids() -> None:
    found = [
        Judgement("boc", "pboc", Verdict.DIFFERENT, "ada", AT, "=1+1"),
        Judgement("a", "b", Verdict.SAME, "ada", AT, score=1.0),
    ]
    assert _written(found, {"boc": "Bank of China", "a": "=A"}) == (
        HEAD
        + f"a,b,same,1.0,ada,{AT},,'=A,\n"
        + f"boc,pboc,different,,ada,{AT},'=1+1,Bank of China,\n"
    )


TEXTS = st.text(st.characters(exclude_categories=("C", "Z")), max_size=20)
IDS = st.from_regex(r"[a-z0-9]{1,9}", fullmatch=True)
JUDGEMENTS = st.builds(
    lambda ids, verdict, by, at, why, score: Judgement(*pair(*ids), verdict, by, at, why, score),
    st.tuples(IDS, IDS).filter(lambda ids: ids[0] != ids[1]),
    st.sampled_from(Verdict),
    TEXTS.filter(bool),
    st.datetimes().map(moment),
    TEXTS,
    st.none() | st.floats(0, 1),
)


@given(st.lists(JUDGEMENTS, unique_by=lambda one: one.pair))
def test_what_is_written_is_read_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, found: list[Judgement]
) -> None:
    path = tmp_path_factory.mktemp("judgements") / "judgements.csv"
    path.write_text(_written(found, {}))
    assert list(judgements.read(path).judgements.values()) == sorted(found)


def test_a_moment_is_written_in_full_however_it_was_given(tmp_path: Path) -> None:
    at = ("0999-1-2T3:04:05Z", "0001-01-01T00:00:00Z")
    path = _file(tmp_path, f"a,b,same,,ada,{at[0]},,,", f"a,c,same,,ada,{at[1]},,,")
    assert [one.at for one in judgements.read(path).judgements.values()] == [
        "0999-01-02T03:04:05Z",
        "0001-01-01T00:00:00Z",
    ]


WRONG = {
    f"a b,c,same,,ada,{AT},,,": "`one` is `a b`, which is no id; give a party's id",
    f"a,a,same,,ada,{AT},,,": "`a` is judged beside itself; give two ids, or leave it out",
    f"a,b,equal,,ada,{AT},,,": "the verdict is `equal`; write same, different, unsure",
    f"a,b,same,,,{AT},,,": "`by` is empty; say who decided",
    "a,b,same,,ada,2026-11-27,,,": (
        "`at` is `2026-11-27`; give day and time in UTC, as 2026-11-27T16:00:00Z"
    ),
    f"a,b,same,98,ada,{AT},,,": "the score is `98`; give a number from 0 to 1, or nothing",
    f"a,b,same,high,ada,{AT},,,": "the score is `high`; give a number from 0 to 1, or nothing",
    f"z,y,same,,ada,{AT},,,": "`y` and `z` are judged in line 2 too; leave one of the two",
}


@pytest.mark.parametrize(("line", "message"), WRONG.items())
def test_a_line_that_is_none_is_told_with_its_number(
    tmp_path: Path, line: str, message: str
) -> None:
    path = _file(tmp_path, f"y,z,same,,ada,{AT},,,", line)
    with pytest.raises(InvalidJudgements) as wrong:
        judgements.read(path)
    assert str(wrong.value) == f"{path}:3:1: {message}"


def test_a_file_without_the_columns_says_which_they_are(tmp_path: Path) -> None:
    path = _file(tmp_path, "a,b", head="left,right\n")
    with pytest.raises(InvalidJudgements) as wrong:
        judgements.read(path)
    assert str(wrong.value) == (
        f"{path}:1:1: has no column `one` and `other` and `verdict` and `by` and `at`; head the "
        "columns by one, other, verdict, score, by, at, why, one_name, other_name, as "
        "`kb judgements export` does"
    )


def test_what_cannot_stand_is_told_at_its_line(tmp_path: Path) -> None:
    path = _file(tmp_path, f"a,b,same,,ada,{AT},,,", f"c,d,same,,ada,{AT},,,")
    refusals = [Refusal(("c", "d"), "they are two", "judge otherwise")]
    error = judgements.read(path).refused(refusals)
    assert str(error) == f"{path}:3:1: they are two; judge otherwise"
