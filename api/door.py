"""Who may come in: by which names the server may be called, and which pages may ask it."""

from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from api import problems
from kb.errors import UnknownHost
from kb.guard.guard import Guard

LOCAL = ("localhost", "127.0.0.1", "[::1]")
ANY = ("*",)


@dataclass(frozen=True)
class Door:
    """What a server lets in.

    Attributes:
        hosts: the names in `Host` that are ours, or `ANY`.
        origins: the origins whose pages may ask it (CORS); none as a rule.
        locked: a key is needed to read, though there be none (any more).
        guard: of the statements that it takes; None: it takes none.
    """

    hosts: Sequence[str] = LOCAL
    origins: Sequence[str] = ()
    locked: bool = False
    guard: Guard | None = None


class Hosts:
    """Refuses requests for another host.

    A page elsewhere could otherwise reach this machine under a name of its own that resolves to it,
    and read what is meant for its user only.
    """

    def __init__(self, app: ASGIApp, hosts: Sequence[str]) -> None:
        self.app = app
        self.hosts = frozenset(host.lower() for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] != "http" or self.hosts >= set(ANY) or _host(scope) in self.hosts:
            await self.app(scope, receive, send)
            return
        what = "this server is not called by that name; start it with --allow-host NAME if it is"
        refusal = await problems.answer(Request(scope), UnknownHost(what))
        await refusal(scope, receive, send)


def _host(scope: Scope) -> str:
    given = next((value for name, value in scope["headers"] if name == b"host"), b"")
    name, colon, port = given.decode("latin-1").lower().rpartition(":")
    return name if colon and port.isdecimal() else f"{name}{colon}{port}"
