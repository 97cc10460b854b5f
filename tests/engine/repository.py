"""A Maven repository on this machine, with a few tiny jars and the faults that a test asks for."""

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from kb.engine.lock import Jar, Lock


def jar(name: str, content: bytes) -> Jar:
    sha256 = hashlib.sha256(content).hexdigest()
    return Jar("org.example", name, "1.0", "", sha256, len(content))


@dataclass
class Repository:
    """What is served, and what was asked for.

    Attributes:
        address: where it answers.
        jars: by path.
        requests: path and range of each request, in order.
        cut: paths of which at most this many bytes are sent at a time.
        whole: whether ranges are ignored, as some servers do.
        failing: paths answered with this status.
    """

    jars: dict[str, bytes]
    address: str = ""
    requests: list[tuple[str, str]] = field(default_factory=list)
    cut: dict[str, int] = field(default_factory=dict)
    failing: dict[str, int] = field(default_factory=dict)
    whole: bool = False

    def lock(self) -> Lock:
        """The lock of what is served now."""
        named = {path.rsplit("/", 3)[1]: content for path, content in self.jars.items()}
        return Lock(tuple(sorted(jar(name, content) for name, content in named.items())))


@contextmanager
def serving(contents: dict[str, bytes]) -> Iterator[Repository]:
    """Serve jars, given by name, until the block ends."""
    paths = {f"/{jar(name, content).path}": content for name, content in contents.items()}
    repository = Repository(paths)
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(repository))
    repository.address = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield repository
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _handler(repository: Repository) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            wanted = self.headers.get("Range", "")
            repository.requests.append((self.path, wanted))
            if self.path not in repository.jars or self.path in repository.failing:
                self.send_error(repository.failing.get(self.path, 404))
                return
            self._send(repository.jars[self.path], wanted)

        def _send(self, content: bytes, wanted: str) -> None:
            found = None if repository.whole else re.fullmatch(r"bytes=(\d+)-", wanted)
            start = int(found[1]) if found else 0
            self.send_response(206 if found else 200)
            if found:
                self.send_header(
                    "Content-Range", f"bytes {start}-{len(content) - 1}/{len(content)}"
                )
            self.send_header("Content-Length", str(len(content) - start))
            self.end_headers()
            limit = repository.cut.get(self.path, len(content))
            self.wfile.write(content[start : start + limit])

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    return Handler
