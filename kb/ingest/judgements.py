"""Files of judgements: one on each line, in the order of what they are on, as CSV.

A change of one judgement is a change of one line, so that people can talk about it before it
counts. A text that begins like a spreadsheet's formula, or with an apostrophe, has an apostrophe
before it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from kb.errors import InvalidJudgements, InvalidValue, Problem, Refusal
from kb.ingest.table import sheets
from kb.ingest.table.lines import Cells
from kb.model.ids import is_id
from kb.model.judgements import AT, Judgement, Verdict, moment, pair

REQUIRED = ("one", "other", "verdict", "by", "at")
# The last two are for readers: what is loaded calls the two parties so.
COLUMNS = ("one", "other", "verdict", "score", "by", "at", "why", "one_name", "other_name")
_APOSTROPHE = "'"


@dataclass(frozen=True)
class Written:
    """A file's judgements, each with the number of its line."""

    file: str
    judgements: Mapping[int, Judgement]

    def refused(self, refusals: Iterable[Refusal]) -> InvalidJudgements:
        """Return why judgements cannot stand as the file's problems, each at its line."""
        lines = {judgement.pair: line for line, judgement in self.judgements.items()}
        return InvalidJudgements(
            [
                Problem(self.file, lines.get(one.pair, 0), 1, one.what, one.remedy)
                for one in refusals
            ]
        )


def read(path: Path) -> Written:
    """Read a file of judgements.

    Raises:
        InvalidTable: it is no table.
        InvalidJudgements: with every line that is none.
    """
    sheet = sheets.read(path)
    _require_columns(sheet)
    found: dict[int, Judgement] = {}
    problems: list[Problem] = []
    seen: dict[tuple[str, str], int] = {}
    for number, cells in sheet.rows():
        try:
            judgement = _judgement(_row(sheet.headings, cells))
            _once(judgement, number, seen)
            found[number] = judgement
        except InvalidValue as error:
            problems.append(Problem(sheet.file, number, 1, error.what, error.remedy))
    if problems:
        raise InvalidJudgements(problems)
    return Written(sheet.file, found)


def _require_columns(sheet: sheets.Sheet) -> None:
    lacking = [f"`{name}`" for name in REQUIRED if name not in sheet.headings]
    if lacking:
        what = f"has no column {' and '.join(lacking)}"
        remedy = f"head the columns by {', '.join(COLUMNS)}, as `kb judgements export` does"
        raise InvalidJudgements([Problem(sheet.file, sheet.first - 1, 1, what, remedy)])


def _row(headings: tuple[str, ...], cells: Cells | InvalidValue) -> dict[str, str]:
    if isinstance(cells, InvalidValue):
        raise cells
    return {name: (cell or "") for name, cell in zip(headings, cells, strict=True)}


def _judgement(row: Mapping[str, str]) -> Judgement:
    one, other = (_id(row, name) for name in ("one", "other"))
    if one == other:
        raise InvalidValue(f"`{one}` is judged beside itself", "give two ids, or leave it out")
    return Judgement(
        *pair(one, other),
        _verdict(row["verdict"]),
        _named(_text(row, "by"), "by", "say who decided"),
        _at(row["at"]),
        _text(row, "why"),
        _score(row.get("score", "")),
    )


def _id(row: Mapping[str, str], name: str) -> str:
    if not is_id(row[name]):
        raise InvalidValue(f"`{name}` is `{row[name]}`, which is no id", "give a party's id")
    return row[name]


def _verdict(text: str) -> Verdict:
    if text not in [*Verdict]:
        raise InvalidValue(f"the verdict is `{text}`", f"write {', '.join(Verdict)}")
    return Verdict(text)


def _named(text: str, name: str, remedy: str) -> str:
    if not text:
        raise InvalidValue(f"`{name}` is empty", remedy)
    return text


def _text(row: Mapping[str, str], name: str) -> str:
    return row.get(name, "").removeprefix(_APOSTROPHE)


def _at(text: str) -> str:
    try:
        return moment(datetime.strptime(text, AT).replace(tzinfo=UTC))
    except ValueError as error:
        what, remedy = f"`at` is `{text}`", "give day and time in UTC, as 2026-11-27T16:00:00Z"
        raise InvalidValue(what, remedy) from error


def _score(text: str) -> float | None:
    try:
        score = float(text) if text else None
    except ValueError:
        score = -1.0
    if score is not None and not 0 <= score <= 1:
        raise InvalidValue(f"the score is `{text}`", "give a number from 0 to 1, or nothing")
    return score


def _once(judgement: Judgement, number: int, seen: dict[tuple[str, str], int]) -> None:
    if (first := seen.setdefault(judgement.pair, number)) != number:
        what = f"`{judgement.one}` and `{judgement.other}` are judged in line {first} too"
        raise InvalidValue(what, "leave one of the two")


def written(
    judgements: Iterable[Judgement], called: Mapping[str, str]
) -> Iterator[tuple[str | float | None, ...]]:
    """Yield the rows of a file, below its headings.

    Args:
        called: what is loaded calls a party, by id.
    """
    for one in sorted(judgements):
        yield (
            *one.pair,
            str(one.verdict),
            one.score,
            _quoted(one.by),
            one.at,
            _quoted(one.why),
            *(called.get(id, "") for id in one.pair),
        )


def _quoted(text: str) -> str:
    return f"{_APOSTROPHE}{text}" if text.startswith(_APOSTROPHE) else text
