"""The route that one writes first: FastAPI, the driver's asynchronous API, and nothing else.

Run by `uvicorn tests.benchmarks.plain:app`, with the connection and the statement in its
environment: what Throughline's API is held against, beside the driver alone.
"""

import json
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import neo4j
from fastapi import FastAPI


@asynccontextmanager
async def _connected(app: FastAPI) -> AsyncIterator[None]:
    auth = (os.environ["PLAIN_USERNAME"], os.environ["PLAIN_PASSWORD"])
    async with neo4j.AsyncGraphDatabase.driver(os.environ["PLAIN_URI"], auth=auth) as driver:
        app.state.driver = driver
        app.state.text = os.environ["PLAIN_TEXT"]
        app.state.parameters = json.loads(os.environ["PLAIN_PARAMETERS"])
        yield


app = FastAPI(lifespan=_connected)


@app.get("/rows")
async def rows() -> list[dict[str, Any]]:
    """Answer the one question."""
    async with app.state.driver.session(default_access_mode="READ") as session:
        result = await session.run(app.state.text, app.state.parameters)
        return [record.data() async for record in result]
