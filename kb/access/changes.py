"""Making and revoking keys, one process at a time."""

import secrets
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import date

from kb.access import keys, stored
from kb.access.stored import SCOPES, Key
from kb.engine import layout, space
from kb.engine.layout import Home
from kb.errors import Fault, HomeInUse, InvalidParameter, UnknownKey

PATIENCE = 10.0  # seconds to wait for another command that changes keys


def create(
    home: Home, name: str, scopes: Collection[str], today: date, expires: date | None = None
) -> tuple[Key, str]:
    """Make a key, making the home first if need be.

    Args:
        home: whose API it opens.
        name: small letters, digits and dashes, beginning with a letter.
        scopes: of `SCOPES`; `read` if empty.
        today: the day in UTC.
        expires: the last day on which it is accepted.

    Returns:
        What is kept of it, and the key itself, which is kept nowhere.

    Raises:
        InvalidParameter: the name, a scope or the day cannot be; or another key has the name.
        InvalidKeys: the file of keys is damaged.
        EngineError: the home cannot be used.
    """
    _require_sense(name, scopes, today, expires)
    id = secrets.token_hex(5).upper()
    token = f"tl_{id}_{secrets.token_urlsafe(32)}"
    ordered = tuple(scope for scope in SCOPES if scope in scopes) or (keys.READ,)
    made = Key(name, id, ordered, today, expires, keys.fingerprint(token))
    with exclusive(home):
        there, _ = stored.read(home.keys)
        if name in {key.name for key in there}:
            what = f"there is a key `{name}` already; choose another name, or revoke that one"
            raise InvalidParameter(Fault("name", what))
        stored.write(home.keys, (*there, made))
    return made, token


def revoke(home: Home, name_or_id: str) -> Key:
    """Remove a key for good; whoever shows it is refused from now on.

    Raises:
        UnknownKey: there is none of that name or id.
        InvalidKeys: the file of keys is damaged.
        EngineError: the home cannot be used.
    """
    _called(name_or_id, stored.read(home.keys)[0])  # before a home is made for nothing
    with exclusive(home):
        there, _ = stored.read(home.keys)
        revoked = _called(name_or_id, there)
        stored.write(home.keys, [key for key in there if key != revoked])
    return revoked


def _called(name_or_id: str, there: Sequence[Key]) -> Key:
    for key in there:
        if name_or_id in {key.name, key.id}:
            return key
    known = ", ".join(key.name for key in there)
    hint = f"there are {known}" if known else "there are none"
    raise UnknownKey(f"no key has the name or id `{name_or_id}`; {hint}")


def _require_sense(name: str, scopes: Collection[str], today: date, expires: date | None) -> None:
    if not stored.NAME.fullmatch(name):
        what = (
            f"`{name}` cannot be a key's name; write at most 64 small letters, digits and dashes, "
            "beginning with a letter"
        )
        raise InvalidParameter(Fault("name", what))
    if unknown := sorted(set(scopes) - set(SCOPES)):
        what = f"there is no scope `{unknown[0]}`; give one of {', '.join(SCOPES)}"
        raise InvalidParameter(Fault("scope", what))
    if expires is not None and expires < today:
        what = f"{expires} is over (in UTC); give today or a later day"
        raise InvalidParameter(Fault("expires", what))


@contextmanager
def exclusive(home: Home, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the keys of a home, made if need be, so that one command at a time changes them.

    Not by the home's own lock: that may be held for minutes, while Neo4j is fetched.

    Raises:
        HomeInUse: another command holds them for longer than `patience` seconds.
        EngineError: the home cannot be used.
    """
    # Imported here: a server reads keys and changes none.
    from filelock import FileLock, Timeout

    layout.prepare(home)
    try:
        with (
            space.running_out_is("writing keys", home.root),
            FileLock(home.keys_lock, timeout=patience),
        ):
            yield
    except Timeout as error:
        raise HomeInUse(
            f"another command has been changing the keys of {home.root} for {patience:.0f} s; "
            "wait for it or end it, then try again"
        ) from error
