"""One start: configure a home, launch Neo4j on it, and prove it closed before anyone uses it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from kb.engine import conf, java, launch, ports, reach, secret, space
from kb.engine.java import Software
from kb.engine.layout import Home
from kb.engine.spawn import Process

ROOM = 64 << 20  # bytes: a new store and its first transactions


@contextmanager
def started(
    home: Home,
    software: Software,
    flags: tuple[str, ...],
    replaced: Mapping[str, str] = conf.NOTHING,
    *,
    tied: bool = False,
) -> Iterator[Process]:
    """Start Neo4j on a prepared home that the caller holds; it outlives a block that succeeds.

    Args:
        home: the home, which has its folders.
        software: what to run.
        flags: further flags for Java.
        replaced: Neo4j settings in place of ours.
        tied: whether it is killed when we are.

    Raises:
        EngineError: it cannot start, or a door is open; nothing is left running.
    """
    space.require(home.root, ROOM, "the store")
    with space.running_out_is("starting Neo4j", home.root):
        conf.write(home, ports.claim(home), software.heap, replaced)
        secret.prepare(home)
        command = java.command(home, software, *flags)
        with launch.launched(command, home, tied=tied) as process:
            _prove(home, process)
            yield process


def _prove(home: Home, process: Process) -> None:
    # Imported while Java starts: the driver takes a quarter of a second.
    import asyncio

    from kb.engine import answer, proof

    async def prove() -> None:
        connection = reach.connection(home)
        async with answer.answering(process, connection, home) as database:
            await proof.prove(database, connection, home, process.pid)

    asyncio.run(prove())
