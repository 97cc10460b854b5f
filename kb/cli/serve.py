"""`kb serve`: the questions over HTTP."""

import socket

import click

from kb.cli.database import started
from kb.cli.options import with_quiet, with_settings
from kb.config import Settings
from kb.errors import Fault, InvalidParameter
from kb.queries import registry


@click.command()
@with_settings
@with_quiet
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
def serve(settings: Settings, quiet: bool, port: int) -> None:
    """Answer questions over HTTP on this machine, until Ctrl-C."""
    import uvicorn

    from api.app import create_app

    questions = registry.every((registry.shipped(),))
    connection = started(settings, quiet)
    listener = _listen(port)
    address = f"http://127.0.0.1:{listener.getsockname()[1]}"
    click.echo(f"{address}/v1/queries/chain?party=huawei   {address}/docs   Ctrl-C stops", err=True)
    level = "warning" if quiet else "info"
    server = uvicorn.Server(uvicorn.Config(create_app(connection, questions), log_level=level))
    server.run(sockets=[listener])


def _listen(port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(("127.0.0.1", port))
    except OSError as error:
        listener.close()
        what = (
            f"port {port} of this machine cannot be had ({error.strerror}); "
            "give another with --port, or 0 for any that is free"
        )
        raise InvalidParameter(Fault("", what)) from error
    return listener
