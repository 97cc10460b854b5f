"""What the pages load: the scripts and styles that `make assets` builds, by names with their hash.

A name with a hash means the same bytes for ever, so a browser asks for it once. Each file is there
compressed too.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from fastapi import Request
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse

FOLDER = Path(__file__).parent / "assets"
PATH = "/assets"
MISSING = "the explorer's scripts and styles are not built; build them with `make assets`"
_FOR_EVER = "public, max-age=31536000, immutable"
_CODINGS = (("br", ".br"), ("gzip", ".gz"))  # the shorter first
_REFUSED = re.compile(r";q=0(\.0*)?$")
_TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
}


@dataclass(frozen=True)
class Assets:
    """The files that are built.

    Attributes:
        hashed: the names with a hash, by those without.
        files: the names of all files there are, the compressed ones too.
    """

    folder: Path
    hashed: Mapping[str, str]
    files: frozenset[str]

    @property
    def are_built(self) -> bool:
        """Whether there are any; without them pages stand as plain text."""
        return bool(self.hashed)

    def path(self, name: str) -> str:
        """Return the path that a page loads a file by, such as `main.css`.

        Raises:
            KeyError: there is none of the name.
        """
        return f"{PATH}/{self.hashed[name]}"


def load(folder: Path = FOLDER) -> Assets:
    """Return what is built; nothing, where nothing is."""
    manifest = folder / "manifest.json"
    if not manifest.is_file():
        return Assets(folder, {}, frozenset())
    names = frozenset(path.name for path in folder.iterdir())
    return Assets(folder, json.loads(manifest.read_text()), names)


async def asset(request: Request) -> FileResponse:
    """Give a file, compressed where the browser takes it so.

    Raises:
        HTTPException: there is none of the name.
    """
    assets: Assets = request.app.state.assets
    name = request.path_params["name"]
    kind = Path(name).suffix
    if name not in assets.files or kind not in _TYPES:
        raise HTTPException(404)
    accepted = _accepted(request.headers.get("accept-encoding", ""))
    possible = [one for one in _CODINGS if one[0] in accepted and name + one[1] in assets.files]
    coding, ending = next(iter(possible), ("", ""))
    headers = {"vary": "Accept-Encoding", "x-content-type-options": "nosniff"}
    headers["cache-control"] = "no-cache" if kind == ".txt" else _FOR_EVER
    if coding:
        headers["content-encoding"] = coding
    return FileResponse(assets.folder / (name + ending), headers=headers, media_type=_TYPES[kind])


def _accepted(header: str) -> set[str]:
    """Return the codings that a header `Accept-Encoding` takes, by their names."""
    parts = [part.replace(" ", "").lower() for part in header.split(",")]
    return {part.partition(";")[0] for part in parts if not _REFUSED.search(part)}
