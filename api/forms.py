"""Forms: parameters in a body as HTML's forms send them (application/x-www-form-urlencoded)."""

from urllib.parse import parse_qsl

from fastapi import Request

from api import asked
from api.bodies import body_of
from kb.errors import Fault, InvalidParameter
from kb.queries.values import shortened

MEDIA_TYPE = "application/x-www-form-urlencoded"
_MOST_FIELDS = 20


async def read(request: Request, most: int) -> dict[str, str]:
    """Return the fields of a form.

    Raises:
        InvalidParameter: the body is none, or has a field twice.
        TooLarge: it has more than `most` bytes.
    """
    sent = request.headers.get("content-type", MEDIA_TYPE).partition(";")[0].strip().lower()
    if sent != MEDIA_TYPE:
        raise _no_form(f"is `{shortened(sent)}`")
    try:
        text = (await body_of(request, most)).decode()
        pairs = parse_qsl(
            text, keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS
        )
    except UnicodeDecodeError as error:
        raise _no_form("is no text in UTF-8") from error
    except ValueError as error:
        raise _no_form(f"has more than {_MOST_FIELDS} fields") from error
    return asked.once(pairs)


def _no_form(what: str) -> InvalidParameter:
    return InvalidParameter(Fault("", f"the body {what}; send it as {MEDIA_TYPE}"))
