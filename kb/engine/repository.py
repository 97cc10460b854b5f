"""Which Maven repository the jars come from."""


def address(chosen: str | None) -> str:
    """Return the chosen repository's address, or Maven Central's as the library `jgo` knows it."""
    if chosen:
        return chosen.rstrip("/")
    # Imported here: it takes a third of a second, and only a fetch needs it.
    from jgo.constants import MAVEN_CENTRAL_URL

    return str(MAVEN_CENTRAL_URL).rstrip("/")
