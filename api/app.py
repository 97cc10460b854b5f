"""The application: made from a connection, the questions and a home with its keys."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from fastapi_offline import FastAPIOffline
from starlette.exceptions import HTTPException

from api import dossiers, health, openapi, problems, questions, reconcile, statements, watch
from api.access import Endpoint, guarded
from api.cross_origin import Pages
from api.door import Door, Hosts
from api.explorer import ahead, assets, render, routes
from kb import __version__
from kb.access import keys
from kb.config import Connection
from kb.engine.layout import Home
from kb.errors import ThroughlineError
from kb.queries import planned
from kb.queries.catalogue import Catalogue
from kb.reconcile.manifest import PATH
from kb.store.driver import connect


def create_app(
    connection: Connection,
    catalogue: Catalogue,
    home: Home,
    door: Door | None = None,
    log: watch.Log = watch.log,
) -> FastAPI:
    """Make the application; it connects when it starts and disconnects when it stops.

    Raises:
        InvalidKeys: the home's file of keys is damaged.
    """

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with connect(connection) as db:
            app.state.db = db
            async with _planning(app):
                yield

    # The page of documentation that FastAPI has by itself makes a browser ask a third party.
    app = FastAPIOffline(
        redoc_url=None, title="Throughline", version=__version__, lifespan=lifespan
    )
    app.state.catalogue, app.state.home = catalogue, home
    app.state.plans_ahead = False  # what serves people by a Neo4j that has just started turns it on
    app.state.keys, app.state.metrics = keys.load(home), watch.metrics()
    door = door or Door()
    app.state.locked, app.state.reading = door.locked, asyncio.Semaphore()
    app.state.assets = assets.load()
    app.state.templates = render.environment(app.state.assets)
    app.state.guard, app.state.origins = door.guard, tuple(door.origins)
    app.add_exception_handler(ThroughlineError, problems.answer)
    app.add_exception_handler(HTTPException, problems.refuse)
    app.add_exception_handler(Exception, problems.fail)
    for path, endpoint, methods in _routes():
        app.router.add_route(path, endpoint, methods=methods, include_in_schema=False)
    app.openapi = lambda: openapi.document(catalogue.every(), door.guard is not None)  # type: ignore[method-assign]
    _surround(app, door, log)
    return app


@asynccontextmanager
async def _planning(app: FastAPI) -> AsyncIterator[None]:
    """Have Neo4j plan meanwhile what pages will ask, where that is wanted."""
    questions = list(ahead.asked(app.state.catalogue)) if app.state.plans_ahead else []
    task = asyncio.create_task(planned.plan(app.state.db, questions))
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


def _surround(app: FastAPI, door: Door, log: watch.Log) -> None:
    """Put around the application what looks at every request, the outermost last."""
    app.add_middleware(Hosts, hosts=door.hosts)
    app.add_middleware(Pages, state=app.state, origins=door.origins)
    app.add_middleware(watch.Watch, metrics=app.state.metrics, log=log)


def _routes() -> list[tuple[str, Endpoint, list[str]]]:
    """Return every route: those asked most first, since they are tried in this order."""
    named = "/v1/queries/{name}"
    read = [
        ("/v1/queries", questions.listed),
        ("/v1/queries/{name}/suggest/{parameter}", questions.suggested),
        ("/v1/search", questions.of_name("search")),
        ("/v1/changes", questions.of_name("changes")),
        ("/v1/parties/{id}/trace", questions.traced),
        *((f"/v1/{kind}/{{id}}", questions.of_thing(kind)) for kind in openapi.THINGS),
        (f"{PATH}/suggest/entity", reconcile.entities),
        (f"{PATH}/suggest/property", reconcile.of_properties),
        (f"{PATH}/suggest/type", reconcile.types),
        (f"{PATH}/properties", reconcile.proposed),
        (f"{PATH}/preview", reconcile.previewed),
        (f"{PATH}/features/{{id}}", reconcile.feature),
        ("/metrics", health.metrics),
    ]
    post = [
        ("/v1/check", dossiers.check, "read"),
        ("/v1/load", dossiers.load, "write"),
        ("/v1/cypher", statements.cypher, "cypher"),
    ]
    return [
        (named, guarded(questions.named, "read", named), ["GET", "POST"]),
        *((path, guarded(endpoint, "read", path), ["GET"]) for path, endpoint in read),
        *((path, guarded(endpoint, scope, path), ["POST"]) for path, endpoint, scope in post),
        *((path, guarded(endpoint, "read", path), ["GET"]) for path, endpoint in routes.PAGES),
        (*routes.ASSETS, ["GET"]),
        (PATH, reconcile.service, ["GET", "POST"]),
        ("/health", health.health, ["GET"]),
        ("/ready", health.ready, ["GET"]),
    ]
