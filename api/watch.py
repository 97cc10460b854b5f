"""What a server tells of itself: a line of log and some numbers for each request."""

import logging
import re
import secrets
from collections.abc import Callable, MutableMapping
from dataclasses import dataclass
from time import perf_counter
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api import problems

_SANE_ID = re.compile(r"[A-Za-z0-9._-]{1,64}\Z")
_NAME = b"x-request-id"
_LOG = "throughline"
_METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS"})

Told = dict[str, Any]
Log = Callable[[Told], None]


@dataclass(frozen=True)
class Metrics:
    """The numbers of one server, for Prometheus."""

    registry: CollectorRegistry
    seconds: Histogram
    rows: Counter
    running: Gauge


def metrics() -> Metrics:
    """Make the numbers of one server, all at zero."""
    registry = CollectorRegistry()
    labels = ("method", "route", "question", "status")
    return Metrics(
        registry,
        Histogram("throughline_request_seconds", "Requests.", labels, registry=registry),
        Counter("throughline_rows", "Rows answered.", ("question",), registry=registry),
        Gauge("throughline_requests_running", "Requests being answered.", registry=registry),
    )


def log(told: Told) -> None:
    """Log a request by Python's logging, as who runs the application has set it up."""
    logging.getLogger(_LOG).info("request", extra=told)


class Watch:
    """Around the application: gives each request an id, logs it, and counts it."""

    def __init__(self, app: ASGIApp, metrics: Metrics, log: Log) -> None:
        self.app = app
        self.metrics = metrics
        self.log = log

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        id = _request_id(scope)
        began: float = perf_counter()
        status: int | None = None

        async def send_with_id(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message["headers"], (_NAME, id.encode())]
            await send(message)

        self.metrics.running.inc()
        try:
            await self.app(scope, receive, send_with_id)
        except Exception as error:
            logging.getLogger(_LOG).exception("failed", extra={"request_id": id})
            if status is not None:
                raise  # the answer has begun: who serves us breaks it off
            refusal = await problems.fail(Request(scope), error)
            await refusal(scope, receive, send_with_id)
        finally:
            self.metrics.running.dec()
            self._note(scope, id, status or 500, perf_counter() - began)

    def _note(self, scope: Scope, id: str, status: int, seconds: float) -> None:
        state: MutableMapping[str, Any] = scope.get("state", {})
        question, rows = state.get("question", ""), state.get("rows")
        # What callers make up must not make numbers of its own, without end.
        method = scope["method"] if scope["method"] in _METHODS else "other"
        labels = (method, state.get("route", ""), question, status)
        self.metrics.seconds.labels(*labels).observe(seconds)
        if rows:
            self.metrics.rows.labels(question).inc(rows)
        told = {
            "request_id": id,
            "method": scope["method"],
            "path": scope["path"],
            "status": status,
            "milliseconds": round(seconds * 1000, 2),
            **({"question": question} if question else {}),
            **({"rows": rows} if rows is not None else {}),
            **({"key": state["key"]} if "key" in state else {}),
        }
        # What people ask for is theirs: the values of parameters are not logged.
        self.log(told)


def _request_id(scope: Scope) -> str:
    """Return the id that the caller gave, if it is one that a log can bear, else a new one."""
    given = next((value for name, value in scope["headers"] if name == _NAME), b"")
    text: str = given.decode("ascii", "replace")
    return text if _SANE_ID.match(text) else secrets.token_hex(8)
