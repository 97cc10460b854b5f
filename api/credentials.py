"""The key that a request shows: as a bearer's token, or as the password that a browser asks for.

A program sends its key because it means to. What a browser has been given once as a password it
sends by itself, with whatever a page of whichever site makes it send (cross-site request forgery).
So there the key counts only for what our own pages ask for, and for what somebody goes to.
https://www.w3.org/TR/fetch-metadata/ says how a browser tells the two apart.
"""

import base64
import binascii

from fastapi import Request

from kb.errors import ScopeMissing

# A header each: Chromium does not look for a second challenge in one. It takes the one it knows,
# and asks for a name and a password.
CHALLENGES = ('Bearer realm="Throughline"', 'Basic realm="Throughline", charset="UTF-8"')


def token(request: Request) -> str | None:
    """Return the key that is shown, whatever it may be; None where none is.

    Raises:
        ScopeMissing: a browser sends it for a page of another site.
    """
    header = request.headers.get("authorization")
    if header is None:
        return None
    scheme, _, given = header.partition(" ")
    if scheme.lower() == "basic":
        _refuse_other_pages(request)
        return _password(given)
    return given.strip() if scheme.lower() == "bearer" else ""


def is_own_origin(request: Request) -> bool:
    """Return whether a request comes from no page, or from one of this server."""
    origin = request.headers.get("origin")
    # By name alone: a proxy in front of us may speak HTTPS where we do not.
    return origin is None or origin.partition("://")[2] == request.headers.get("host")


def _refuse_other_pages(request: Request) -> None:
    site = request.headers.get("sec-fetch-site", "none")
    if is_own_origin(request) and (site in {"none", "same-origin"} or _is_visit(request)):
        return
    raise ScopeMissing(
        "a page of another site may not use the key that a browser keeps as a password; "
        "send it as `Authorization: Bearer KEY`"
    )


def _is_visit(request: Request) -> bool:
    """Return whether somebody follows a link: what is answered, the other site never sees."""
    wanted = (request.headers.get("sec-fetch-mode"), request.headers.get("sec-fetch-dest"))
    return request.method == "GET" and wanted == ("navigate", "document")


def _password(given: str) -> str:
    try:
        pair = base64.b64decode(given.strip(), validate=True).decode("utf-8")
    except (binascii.Error, ValueError):
        return ""
    return pair.partition(":")[2]
