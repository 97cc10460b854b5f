"""Which pages of other origins may ask (CORS, https://fetch.spec.whatwg.org/#http-cors-protocol).

As a rule none: a page that somebody opens must not read through their browser what their server has
for them alone. `kb serve --cors` names those that may. Reconciling has to be open to pages by its
specification: to those of this machine, as OpenRefine's are, and to any page once reading needs a
key, which a browser does not send by itself. JSONP, which asks no server whether a page may, is
optional there and not offered.
"""

from collections.abc import Sequence

from starlette.datastructures import State
from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

from api.access import is_locked
from kb.reconcile.manifest import PATH

_METHODS = ("GET", "POST")
_HEADERS = ("Authorization", "Content-Type", "If-None-Match", "X-Request-ID")
_EXPOSED = ("ETag", "Link", "X-Request-ID")
_THIS_MACHINE = r"https?://(localhost|127\.0\.0\.1|\[::1\])(:[0-9]{1,5})?"


class Pages:
    """Around the application: lets a browser show answers to the pages that may see them."""

    def __init__(self, app: ASGIApp, state: State, origins: Sequence[str]) -> None:
        self.reconciling = _Reconciling(app, state, origins)
        self.others = _named(app, origins) if origins else app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        path = scope.get("path", "")
        is_ours = path == PATH or path.startswith(f"{PATH}/")
        app = self.reconciling if is_ours else self.others
        await app(scope, receive, send)


class _Reconciling(CORSMiddleware):
    """For pages of this machine and those that are named; for all where only keys open."""

    def __init__(self, app: ASGIApp, state: State, origins: Sequence[str]) -> None:
        super().__init__(
            app,
            allow_origins=origins,
            allow_methods=_METHODS,
            allow_headers=_HEADERS,
            allow_origin_regex=_THIS_MACHINE,
            expose_headers=_EXPOSED,
        )
        self.state = state

    def is_allowed_origin(self, origin: str) -> bool:
        """Return whether a page may see the answer; asked when it begins, after its key was."""
        return is_locked(self.state) or super().is_allowed_origin(origin)


def _named(app: ASGIApp, origins: Sequence[str]) -> ASGIApp:
    return CORSMiddleware(app, origins, _METHODS, _HEADERS, expose_headers=_EXPOSED)
