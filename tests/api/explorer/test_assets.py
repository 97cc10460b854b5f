"""What the pages load: by names with a hash, kept for ever, compressed; and pages without it."""

import gzip
import json
from pathlib import Path

import pytest

from api.explorer import assets
from tests.api.explorer.conftest import Serve

FILES = {
    "manifest.json": json.dumps({"main.css": "main-ABC.css", "search.js": "s-DEF.js"}).encode(),
    "main-ABC.css": b"body{}",
    "main-ABC.css.gz": gzip.compress(b"body{}"),
    "s-DEF.js": b"go()",
    "s-DEF.js.br": b"by brotli",
    "s-DEF.js.gz": gzip.compress(b"go()"),
    "licences.txt": b"of others",
}
FOR_EVER = "public, max-age=31536000, immutable"


@pytest.fixture
def built(tmp_path: Path) -> assets.Assets:
    folder = tmp_path / "assets"
    folder.mkdir()
    for name, content in FILES.items():
        (folder / name).write_bytes(content)
    return assets.load(folder)


@pytest.mark.parametrize(
    ("name", "accepted", "told"),
    [
        ("s-DEF.js", "gzip, deflate, br, zstd", ("text/javascript", "br", b"by brotli", FOR_EVER)),
        ("s-DEF.js", "br;q=0, gzip;q=0.5", ("text/javascript", "gzip", b"go()", FOR_EVER)),
        ("s-DEF.js", "GZIP ;Q=0.000", ("text/javascript", None, b"go()", FOR_EVER)),
        ("s-DEF.js", "", ("text/javascript", None, b"go()", FOR_EVER)),
        ("main-ABC.css", "br, gzip", ("text/css", "gzip", b"body{}", FOR_EVER)),
        ("licences.txt", "br, gzip", ("text/plain", None, b"of others", "no-cache")),
    ],
)
def test_a_file_is_given_as_the_browser_takes_it(
    serve: Serve,
    built: assets.Assets,
    name: str,
    accepted: str,
    told: tuple[str, str | None, bytes, str],
) -> None:
    with serve(built) as client:
        answer = client.get(f"/assets/{name}", headers={"Accept-Encoding": accepted}, stream=True)
        headers = answer.headers
        assert (answer.status_code, headers["content-type"]) == (200, f"{told[0]}; charset=utf-8")
        body = answer.raw.read(decode_content=told[1] == "gzip")
    assert (headers.get("content-encoding"), body, headers["cache-control"]) == told[1:]
    assert (headers["vary"], headers["x-content-type-options"]) == ("Accept-Encoding", "nosniff")


@pytest.mark.parametrize(
    "name",
    [
        *("main.css", "s-DEF.js.br", "manifest.json", "..%2Fassets.py", "%2E%2E%2Fassets.py"),
        *("", "main-ABC.css%00", "main-ABC.css/"),
    ],
)
def test_nothing_else_is_given(serve: Serve, built: assets.Assets, name: str) -> None:
    with serve(built) as client:
        assert client.get(f"/assets/{name}", allow_redirects=False).status_code in {307, 404}


def test_a_page_loads_the_names_with_a_hash(serve: Serve, built: assets.Assets) -> None:
    with serve(built) as client:
        page = client.get("/").text
    assert '<link rel="stylesheet" href="/assets/main-ABC.css">' in page
    assert '<script type="module" src="/assets/s-DEF.js"></script>' in page
    assert assets.MISSING not in page


def test_where_nothing_is_built_pages_stand_and_say_what_to_do(
    serve: Serve, tmp_path: Path
) -> None:
    with serve(assets.load(tmp_path / "nothing")) as client:
        answer = client.get("/")
    assert answer.status_code == 200
    assert "run <code>make assets</code>" in answer.text
    assert 'action="/search"' in answer.text
    assert "/assets/" not in answer.text


def test_what_is_built_is_what_the_pages_ask_for() -> None:
    found = assets.load()
    assert found.are_built, assets.MISSING
    assert {"main.css", "search.js", "chains.css", "chains.js"} <= found.hashed.keys()
    assert set(found.hashed.values()) <= found.files
    licences = (found.folder / "licences.txt").read_text()
    assert "@github/combobox-nav" in licences
    assert "@dagrejs/dagre" in licences
