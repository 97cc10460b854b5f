"""How the server logs: lines for people on a terminal, lines of JSON for programs."""

import sys
from typing import Any

import structlog
from structlog.typing import EventDict


def config(form: str | None, quiet: bool) -> dict[str, Any]:
    """Return a configuration of Python's logging: `text`, `json`, or what suits standard error."""
    text = form == "text" or (form is None and sys.stderr.isatty())
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": _formatter(text)},
        "handlers": {"err": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["err"], "level": "WARNING" if quiet else "INFO"},
        # The driver repeats at this level what it raises, and a request's line is ours.
        "loggers": {"neo4j": {"level": "ERROR"}},
    }


def _formatter(text: bool) -> dict[str, Any]:
    shared = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.ExtraAdder(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    render = (
        [structlog.dev.ConsoleRenderer(colors=False)]
        if text
        else [structlog.processors.format_exc_info, structlog.processors.JSONRenderer()]
    )
    return {
        "()": structlog.stdlib.ProcessorFormatter,
        "foreign_pre_chain": shared,
        "processors": [
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            _without_colours,
            *render,
        ],
    }


def _without_colours(_logger: Any, _name: str, event: EventDict) -> EventDict:
    # The server's own lines say everything twice, once for coloured terminals.
    event.pop("color_message", None)
    return event
