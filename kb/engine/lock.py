"""The jars that make up Neo4j, exactly: what `jars.lock` says of each."""

import hashlib
from dataclasses import dataclass
from importlib import resources
from pathlib import PurePosixPath

COMMENT = "#"


@dataclass(frozen=True, order=True)
class Jar:
    """One jar; `size` in bytes, `sha256` in hexadecimal, `classifier` empty for the plain jar."""

    group: str
    artifact: str
    version: str
    classifier: str
    sha256: str
    size: int

    @property
    def coordinates(self) -> str:
        """Return `group:artifact:version`, with `:classifier` where there is one."""
        return ":".join(filter(None, (self.group, self.artifact, self.version, self.classifier)))

    @property
    def path(self) -> PurePosixPath:
        """Return where a Maven repository, and our cache, keep it."""
        name = "-".join(filter(None, (self.artifact, self.version, self.classifier)))
        return PurePosixPath(*self.group.split("."), self.artifact, self.version, f"{name}.jar")


@dataclass(frozen=True)
class Lock:
    """All jars, sorted, so that the class path is the same wherever it is built."""

    jars: tuple[Jar, ...]

    @property
    def size(self) -> int:
        """Return the bytes of all jars together."""
        return sum(jar.size for jar in self.jars)

    @property
    def digest(self) -> str:
        """Return a fingerprint that changes whenever any jar does."""
        return hashlib.sha256(render(self).encode()).hexdigest()[:16]

    @property
    def neo4j_version(self) -> str:
        """Return the version of Neo4j itself, such as `2026.09.0`."""
        return next(
            jar.version for jar in self.jars if jar.coordinates.startswith("org.neo4j:neo4j:")
        )


def bundled() -> Lock:
    """Return the lock that this version of the program ships."""
    return parse(resources.files(__package__).joinpath("jars.lock").read_text(encoding="utf-8"))


def parse(text: str) -> Lock:
    """Read a lock: a line each of SHA-256, size and coordinates; lines with `#` are comments."""
    lines = (line.split() for line in text.splitlines() if line and not line.startswith(COMMENT))
    return Lock(tuple(sorted(_jar(*line) for line in lines)))


def render(lock: Lock) -> str:
    """Write a lock as `parse` reads it, without comments."""
    return "".join(f"{jar.sha256} {jar.size:>9} {jar.coordinates}\n" for jar in lock.jars)


def _jar(sha256: str, size: str, coordinates: str) -> Jar:
    group, artifact, version, classifier = (*coordinates.split(":"), "")[:4]
    return Jar(group, artifact, version, classifier, sha256, int(size))
