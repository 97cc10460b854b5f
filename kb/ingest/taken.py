"""What is taken of a file that is read piece by piece: a table's rows, or entities line by line."""

from dataclasses import dataclass

from kb.model.claims import Brought


@dataclass(frozen=True)
class Taken:
    """What one row brings."""

    number: int
    brought: Brought


@dataclass(frozen=True)
class Remark:
    """Why a row is not loaded, or, where it is, what of it is not.

    Attributes:
        number: the row's, counted as a spreadsheet counts.
        key: what names it, where something does.
        column: the column at fault; empty where it is none by itself.
        refused: whether the row is left out.
    """

    number: int
    key: str
    column: str
    what: str
    remedy: str
    refused: bool = True
