"""Choose Neo4j's jars anew: `python -m kb.engine.relock`, for maintainers.

It resolves what the two roots need at run time, downloads it, and writes `jars.lock` beside this
module. To move to another Neo4j, change `ROOTS`, run it, and run the tests.
"""

import hashlib
import os
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from kb.engine.lock import COMMENT, Jar, Lock, render
from kb.engine.repository import address

ROOTS = (("org.neo4j", "neo4j", "2026.09.0"), ("org.neo4j.app", "neo4j-server", "2026.09.0"))
TARGET = Path(__file__).with_name("jars.lock")
HEADER = f"""\
{COMMENT} Neo4j, Community edition: SHA-256, size in bytes, group:artifact:version[:classifier].
{COMMENT} Made by `python -m kb.engine.relock`; do not edit.
"""


def relock(repository: str) -> Lock:
    """Resolve the roots against a repository's address and download every jar to hash it."""
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(8) as pool:
        return Lock(tuple(sorted(pool.map(_locked, _resolved(repository, Path(folder))))))


def _resolved(repository: str, folder: Path) -> Iterator[Any]:
    # Only maintainers need the resolver, which takes its time to import.
    from jgo.maven import MavenContext
    from jgo.parse import Coordinate

    context = MavenContext(repo_cache=folder, local_repos=[], remote_repos={"it": repository})
    # Raw: by default jgo lets the roots' own dependency management rule over everything, which
    # chooses other versions than Maven does and drags in test libraries.
    roots = [
        context.create_dependency(Coordinate(group, artifact, version, scope="compile", raw=True))
        for group, artifact, version in ROOTS
    ]
    for found in context.resolver.resolve(roots):
        yield from (it.artifact for it in found if it.scope in {"compile", "runtime"})


def _locked(artifact: Any) -> Jar:
    content = Path(artifact.resolve()).read_bytes()
    return Jar(
        group=artifact.groupId,
        artifact=artifact.artifactId,
        version=artifact.version,
        classifier=artifact.classifier or "",
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
    )


def main() -> None:
    """Write the lock and say what it holds."""
    lock = relock(address(os.environ.get("KB_MAVEN_REPOSITORY")))
    TARGET.write_text(HEADER + render(lock), encoding="utf-8")
    sys.stdout.write(f"{TARGET.name}: {len(lock.jars)} jars, {lock.size / 1e6:.0f} MB\n")


if __name__ == "__main__":
    main()
