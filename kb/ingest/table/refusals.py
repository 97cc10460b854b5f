"""Why a row is not taken."""

from kb.errors import InvalidValue
from kb.ingest.taken import Remark


class Refused(Exception):
    """A cell cannot be read, or lacks what is needed of it."""

    def __init__(self, column: str, error: InvalidValue) -> None:
        self.column = column
        self.error = error
        super().__init__(column)


def remark(number: int, key: str, refused: Refused | InvalidValue) -> Remark:
    """Return what the report says of a row that is refused; its column, where one is at fault."""
    if isinstance(refused, InvalidValue):
        return Remark(number, key, "", refused.what, refused.remedy)
    return Remark(number, key, refused.column, refused.error.what, refused.error.remedy)
