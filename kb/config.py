"""The settings of one run, read from the environment at the edges and passed on as plain data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import platformdirs

from kb.errors import Fault, InvalidParameter

APPLICATION = "throughline"


@dataclass(frozen=True)
class Connection:
    """How to reach a Neo4j: as `NEO4J_URI` says, or as a private one chose."""

    uri: str
    username: str = "neo4j"
    password: str = field(default="", repr=False)
    database: str = "neo4j"


@dataclass(frozen=True)
class Settings:
    """Where things are kept, and which Neo4j is meant.

    Attributes:
        home: one investigation: configuration, data, logs and pid of a private Neo4j.
        cache: jars and start-up caches, shared by every home of this user.
        external: the Neo4j named by `NEO4J_URI`; None means the private one in `home`.
        repository: the Maven repository to fetch jars from; None means Maven Central.
        heap: the private Neo4j's heap, in Java's notation.
        aot: whether a start-up cache is trained and used.
    """

    home: Path
    cache: Path
    external: Connection | None = None
    repository: str | None = None
    heap: str = "512m"
    aot: bool = True


def from_environment(environ: Mapping[str, str], home: Path | None = None) -> Settings:
    """Read the settings; `home` is what `--home` gave and wins over `KB_HOME`."""
    data = Path(platformdirs.user_data_dir(APPLICATION))
    cache = Path(platformdirs.user_cache_dir(APPLICATION))
    return Settings(
        home=(home or Path(environ.get("KB_HOME") or data)).expanduser().absolute(),
        cache=Path(environ.get("KB_CACHE") or cache).expanduser().absolute(),
        external=_external(environ),
        repository=environ.get("KB_MAVEN_REPOSITORY") or None,
        heap=environ.get("KB_HEAP") or "512m",
        aot=environ.get("KB_AOT", "on").lower() not in {"off", "0", "no"},
    )


def _external(environ: Mapping[str, str]) -> Connection | None:
    uri = environ.get("NEO4J_URI")
    if not uri:
        return None
    return Connection(
        uri=uri,
        username=environ.get("NEO4J_USERNAME") or "neo4j",
        password=environ.get("NEO4J_PASSWORD") or "",
        database=environ.get("NEO4J_DATABASE") or "neo4j",
    )


def require_private(settings: Settings, why: str, parameter: str = "") -> None:
    """Refuse what is only done with the private Neo4j.

    Args:
        settings: which Neo4j is meant.
        why: what cannot be done with another, and what to do instead.
        parameter: the option that asks for it.

    Raises:
        InvalidParameter: another is meant.
    """
    if settings.external is not None:
        what = f"NEO4J_URI names the Neo4j at {settings.external.uri}, {why}"
        raise InvalidParameter(Fault(parameter, what))
