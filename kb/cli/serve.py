"""`kb serve`: the questions over HTTP."""

import asyncio
import ipaddress
import os
import socket
from pathlib import Path

import click

from kb.cli.database import started
from kb.cli.options import with_folders, with_quiet, with_settings
from kb.config import Connection, Settings
from kb.errors import Fault, InvalidParameter, KeyRefused
from kb.queries import catalogue, registry, verify
from kb.store.driver import connect


@click.command()
@with_settings
@with_quiet
@with_folders
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option("--reload", is_flag=True, help="Read question files anew whenever they are asked.")
@click.option("--allow-cypher", is_flag=True, help="Take statements too, at /v1/cypher.")
@click.option("--cors", "origins", multiple=True, metavar="ORIGIN", help="Let its pages ask.")
@click.option(
    "--allow-host",
    "names",
    multiple=True,
    metavar="NAME",
    help="A further name by which the server is called, by a proxy for instance; needs a key.",
)
@click.option(
    "--log",
    type=click.Choice(["text", "json"]),
    help="How to log; text on a terminal and json elsewhere if not given.",
)
def serve(
    settings: Settings,
    quiet: bool,
    folders: tuple[Path, ...],
    host: str,
    port: int,
    reload: bool,
    allow_cypher: bool,
    origins: tuple[str, ...],
    names: tuple[str, ...],
    log: str | None,
) -> None:
    """Answer questions over HTTP, on this machine alone if not told otherwise."""
    import uvicorn

    from api import door
    from api.app import create_app
    from kb.cli import logs
    from kb.engine import layout
    from kb.guard.guard import Guard

    home, public = layout.of(settings), _is_public(host)
    # A further name is what a proxy calls us by, and anyone may come through that.
    locked = public or bool(names)
    if locked:
        _require_keys(settings, host if public else names[0])
    found = catalogue.of(registry.folders(os.environ, folders), changing=reload)
    connection = started(settings, quiet)
    asyncio.run(_check(connection, found))
    listener = _listen(host, port)
    _greet(host, listener.getsockname()[1])
    hosts = door.ANY if public else (*door.LOCAL, host, *names)
    opened = door.Door(hosts, origins, locked, Guard() if allow_cypher else None)
    app = create_app(connection, found, home, opened, logs.requests(log, quiet))
    app.state.plans_ahead = True
    config = logs.config(log, quiet)
    server = uvicorn.Server(uvicorn.Config(app, log_config=config, access_log=False))
    server.run(sockets=[listener])


def _greet(host: str, port: int) -> None:
    from api.explorer import assets

    address = f"http://{f'[{host}]' if ':' in host else host}:{port}"
    asked = f"{address}/v1/queries/chain?party=huawei"
    click.echo(f"{address}/   {asked}   {address}/docs   Ctrl-C stops", err=True)
    if not assets.load().are_built:
        click.echo(f"{assets.MISSING}; pages stand as plain text meanwhile", err=True)


async def _check(connection: Connection, found: catalogue.Catalogue) -> None:
    """Make sure that Neo4j answers, and that it can read one's own questions, before anybody asks.

    The shipped ones are proven by tests; a Neo4j that has just started plans them for 20 seconds.
    """
    kept = (found.kept or {}).values()
    own = [question for question in kept if not _is_in(registry.shipped(), question.file)]
    async with connect(connection) as db:
        await verify.check_all(db, own)


def _is_in(folder: Path, file: str) -> bool:
    return Path(file).parent == folder


def _is_public(host: str) -> bool:
    """Whether anyone but this machine can reach an address."""
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except OSError as error:
        what = f"`{host}` is no address of this machine ({error.strerror}); give one like 127.0.0.1"
        raise InvalidParameter(Fault("host", what)) from error
    return not all(ipaddress.ip_address(entry[4][0]).is_loopback for entry in found)


def _require_keys(settings: Settings, host: str) -> None:
    from kb.access import keys
    from kb.engine import layout

    if not keys.load(layout.of(settings)).all:
        raise KeyRefused(
            f"{host} can be reached from outside, and without keys anyone could read; "
            "make one first with `kb key create NAME`, or listen on 127.0.0.1 alone"
        )


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen()  # from now on who calls is kept waiting, not refused
    except OSError as error:
        listener.close()
        what = (
            f"port {port} of {host} cannot be had ({error.strerror}); "
            "give another with --port, or 0 for any that is free"
        )
        raise InvalidParameter(Fault("port", what)) from error
    return listener
