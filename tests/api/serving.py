"""A running server and a caller of it, for tests of the API: over HTTP, on loopback."""

import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Thread
from typing import Any

import requests
import uvicorn
from starlette.types import ASGIApp

JSON = "application/json"
PROBLEM = "application/problem+json"


@dataclass(frozen=True)
class Client:
    """A caller of a running server, who sends the same headers with each request."""

    address: str
    headers: Mapping[str, str] = field(default_factory=dict)

    def get(self, path: str, **more: Any) -> requests.Response:
        return self._ask("GET", path, **more)

    def head(self, path: str, **more: Any) -> requests.Response:
        return self._ask("HEAD", path, **more)

    def post(self, path: str, **more: Any) -> requests.Response:
        return self._ask("POST", path, **more)

    def bearing(self, token: str) -> "Client":
        """Return the same caller with a key."""
        return Client(self.address, {"Authorization": f"Bearer {token}"})

    def _ask(
        self, method: str, path: str, headers: Mapping[str, str] | None = None, **more: Any
    ) -> requests.Response:
        sent = {**self.headers, **(headers or {})}
        return requests.request(method, self.address + path, headers=sent, timeout=60, **more)


@contextmanager
def serving(app: ASGIApp) -> Iterator[Client]:
    """Serve an application on a port of its own; it has stopped when the block ends."""
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_config=None))
    running = Thread(target=server.run, kwargs={"sockets": [listener]})
    running.start()
    try:
        yield Client(f"http://127.0.0.1:{listener.getsockname()[1]}")
    finally:
        server.should_exit = True
        running.join()
        listener.close()


def problem(title: str, status: int, detail: str, instance: str, **more: Any) -> dict[str, Any]:
    """Return a problem document as it is to be."""
    kind = {"type": "about:blank", "title": title, "status": status, "detail": detail}
    return {**kind, "instance": instance, **more}
