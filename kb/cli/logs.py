"""How the server logs: lines for people on a terminal, lines of JSON for programs."""

import logging
import sys
from collections.abc import Callable
from typing import Any

import structlog
from structlog.typing import EventDict, Processor

_LEVEL: Processor = structlog.stdlib.add_log_level
_TIME: Processor = structlog.processors.TimeStamper(fmt="iso", utc=True)


def config(form: str | None, quiet: bool) -> dict[str, Any]:
    """Return a configuration of Python's logging: `text`, `json`, or what suits standard error."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": _formatter(form)},
        "handlers": {"err": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["err"], "level": "WARNING" if quiet else "INFO"},
        # The driver repeats at this level what it raises, and a request's line is ours.
        "loggers": {"neo4j": {"level": "ERROR"}},
    }


def requests(form: str | None, quiet: bool) -> Callable[[dict[str, Any]], None]:
    """Return what logs a request as a line of the same form.

    It goes past Python's logging, which takes longer for a line than answering takes for a row.
    """
    log = structlog.wrap_logger(
        structlog.WriteLogger(sys.stderr),
        processors=[_LEVEL, _TIME, *_render(form)],
        wrapper_class=structlog.make_filtering_bound_logger(
            logging.WARNING if quiet else logging.INFO
        ),
    ).bind()
    return lambda told: log.info("request", **told)


def _formatter(form: str | None) -> dict[str, Any]:
    remove = structlog.stdlib.ProcessorFormatter.remove_processors_meta
    return {
        "()": structlog.stdlib.ProcessorFormatter,
        "foreign_pre_chain": [_LEVEL, structlog.stdlib.ExtraAdder(), _TIME],
        "processors": [remove, _without_colours, *_render(form)],
    }


def _render(form: str | None) -> list[Processor]:
    if form == "text" or (form is None and sys.stderr.isatty()):
        # The traceback that it makes by itself shows local values: keys, and whole answers.
        plain = structlog.dev.plain_traceback
        return [structlog.dev.ConsoleRenderer(colors=False, exception_formatter=plain)]
    return [structlog.processors.format_exc_info, structlog.processors.JSONRenderer()]


def _without_colours(_logger: Any, _name: str, event: EventDict) -> EventDict:
    # The server's own lines say everything twice, once for coloured terminals.
    event.pop("color_message", None)
    return event
