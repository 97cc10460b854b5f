"""Two keys for tests, and the token of the first."""

from datetime import date

from kb.access.stored import Key

TODAY = date(2026, 11, 24)
TOKEN = "tl_0123456789_for-tests-only"  # noqa: S105 - it opens nothing
NEWSROOM = Key(
    name="newsroom",
    id="0123456789",
    scopes=("read", "cypher"),
    created=date(2026, 11, 1),
    expires=date(2026, 11, 30),
    sha256="a373d502eda3be6c7788279b6932305c4fcad05aca79e82c4a5877768d671e0e",
)
LOADER = Key("loader", "ABCDEF0123", ("write",), date(2026, 11, 2), None, "0" * 64)
