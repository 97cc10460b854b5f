"""The one table from errors to exit codes."""

from kb import errors

CUT = 5
EXITS: tuple[tuple[type[errors.ThroughlineError], int], ...] = (
    (errors.InvalidInput, 1),
    (errors.InvalidValue, 1),
    (errors.InvalidParameter, 2),
    (errors.MissingExtra, 2),
    (errors.DoesNotFit, 2),
    (errors.NotFound, 3),
    (errors.AmbiguousParty, 3),
    (errors.JudgementsRefused, 1),
    (errors.RequestRefused, 2),
    (errors.TookTooLong, CUT),
    (errors.TookTooMuch, CUT),
    (errors.DatabaseError, 4),
)


def code(error: errors.ThroughlineError) -> int:
    """Return the exit code for an error."""
    return next(code for kind, code in EXITS if isinstance(error, kind))
