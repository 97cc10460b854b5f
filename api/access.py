"""Who may do what: writing needs a key; reading too, once there is one or where strangers come."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

from fastapi import Request, Response
from starlette.datastructures import State

from api import credentials
from kb.access import keys
from kb.errors import KeyRefused, ScopeMissing

Endpoint = Callable[[Request], Awaitable[Response]]


def guarded(endpoint: Endpoint, scope: str, route: str) -> Endpoint:
    """Return the endpoint of a route behind a check of the key that the request shows."""

    async def checked(request: Request) -> Response:
        request.state.route = route  # for the log and the numbers
        require(request, scope)
        return await endpoint(request)

    return checked


def require(request: Request, scope: str) -> None:
    """Let a request pass if its key allows the scope, or if none is needed.

    Raises:
        KeyRefused: a key is needed, and none that is ours is shown.
        ScopeMissing: the key does not allow it, or is one of another site's page.
        InvalidKeys: the file of keys is damaged: nobody passes.
    """
    state = request.app.state
    locked = reading_needs_key(request)
    token = credentials.token(request)
    if token is None and scope != "write" and not locked:
        return
    found = keys.find(state.keys, token or "", datetime.now(UTC).date())
    if found is None:
        what = "this needs a key" if token is None else "the key is unknown, revoked or over"
        raise KeyRefused(
            f"{what}; make one with `kb key create NAME --scope {scope}` where the server runs, "
            "and send it as `Authorization: Bearer KEY`"
        )
    request.state.key = found.id
    if not keys.allows(found, scope):
        raise ScopeMissing(
            f"the key {found.name} does not allow what needs the scope `{scope}`; "
            f"make one that does with `kb key create NAME --scope {scope}`"
        )


def reading_needs_key(request: Request) -> bool:
    """Return whether what reads answers to who shows a key only, as the file of keys is now.

    Raises:
        InvalidKeys: it is damaged.
    """
    state = request.app.state
    state.keys = keys.current(state.home, state.keys)
    return is_locked(state)


def is_locked(state: State) -> bool:
    """Return whether reading needed a key when the file of keys was last looked at."""
    return bool(state.locked or state.keys.all)
