"""The password: random, in a file of its own, and in force from the first moment."""

import hashlib
import secrets

from kb.engine.layout import Home, write_private
from kb.errors import StartFailed

USERNAME = "neo4j"
ROUNDS = 1024  # what Neo4j expects in this file


def prepare(home: Home) -> str:
    """Return the home's password, making one and telling Neo4j of it before its first start.

    Neo4j reads `auth.ini` when it makes its user. Writing that file ourselves takes no second JVM,
    shows the password in no list of processes, and leaves no moment with a default password, also
    when killed half-way. That Neo4j understood it is proved by logging in.

    Raises:
        StartFailed: the store has a password, but its file is gone.
    """
    if not home.password.exists():
        if has_store(home):
            raise StartFailed(
                f"the password of this store is gone: {home.password} is missing; "
                "put it back, or empty the store with `kb reset --yes` and load again"
            )
        write_private(home.password, secrets.token_urlsafe(24) + "\n")
    home.password.chmod(0o600)
    password = read(home)
    if not has_store(home):
        (home.data / "dbms").mkdir(exist_ok=True)
        write_private(home.data / "dbms" / "auth.ini", _auth_line(password))
    return password


def read(home: Home) -> str:
    """Return the password of a home that has one."""
    return home.password.read_text(encoding="utf-8").strip()


def has_store(home: Home) -> bool:
    """Return whether Neo4j has begun to make its store, and so its user."""
    return (home.data / "databases" / "system").exists()


def _auth_line(password: str) -> str:
    salt = secrets.token_bytes(32)
    digest = hashlib.sha256(salt + password.encode()).digest()
    for _ in range(ROUNDS - 1):
        digest = hashlib.sha256(digest).digest()
    return f"{USERNAME}:SHA-256,{digest.hex()},{salt.hex()},{ROUNDS}:\n"
