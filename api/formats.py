"""The formats of answers, and which of them a request wants."""

from collections.abc import Iterator
from enum import StrEnum

from kb.errors import Fault, InvalidParameter, NotAcceptable
from kb.queries.values import shortened


class Format(StrEnum):
    """A format, by its name in `format`."""

    JSON = "json"
    NDJSON = "ndjson"
    CSV = "csv"
    XLSX = "xlsx"


MEDIA_TYPES = {
    Format.JSON: "application/json",
    Format.NDJSON: "application/x-ndjson",
    Format.CSV: "text/csv",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def chosen(given: object, accept: str | None) -> Format:
    """Return the format that `format` names, else the one that `Accept` prefers, else JSON.

    Raises:
        InvalidParameter: there is no such format.
        NotAcceptable: `Accept` admits none of ours.
    """
    if given is None:
        return _acceptable(accept) if accept and accept != "*/*" else Format.JSON
    try:
        return Format(str(given))
    except ValueError as error:
        what = f"the parameter `format` is `{shortened(given)}`; give one of {', '.join(Format)}"
        raise InvalidParameter(Fault("format", what)) from error


def _acceptable(accept: str) -> Format:
    """Choose by RFC 9110's quality; of equals the one named first, of ours the first."""
    ranges = list(_ranges(accept))
    ranked = [(*_quality_of(media_type, ranges), form) for form, media_type in MEDIA_TYPES.items()]
    quality, _, best = max(ranked, key=lambda ranking: ranking[:2])
    if not quality:
        ours = ", ".join(MEDIA_TYPES.values())
        raise NotAcceptable(f"no answer is written as `{accept[:200]}`; accept one of {ours}")
    return best


def _quality_of(media_type: str, ranges: list[tuple[str, float]]) -> tuple[float, int]:
    """Return a type's quality by the range that fits it best, and how early that stands."""
    for fitting in (media_type, f"{media_type.partition('/')[0]}/*", "*/*"):
        for place, (range, quality) in enumerate(ranges):
            if range == fitting:
                return quality, -place
    return 0.0, 0


def _ranges(accept: str) -> Iterator[tuple[str, float]]:
    for part in accept.split(","):
        range, *parameters = (piece.strip().lower() for piece in part.split(";"))
        qualities = [text[2:] for text in parameters if text.startswith("q=")]
        yield range, _quality(qualities[0]) if qualities else 1.0


def _quality(text: str) -> float:
    try:
        found = float(text)
    except ValueError:
        return 0.0
    return found if 0 <= found <= 1 else 0.0
