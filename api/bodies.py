"""Reading a request's body without taking more of it than is allowed."""

from fastapi import Request

from kb.errors import TooLarge


async def body_of(request: Request, most: int) -> bytes:
    """Return the body.

    Raises:
        TooLarge: it has more than `most` bytes; the rest of it is not read.
    """
    parts: list[bytes] = []
    size = 0
    async for part in request.stream():
        size += len(part)
        if size > most:
            raise TooLarge(f"the body has more than {most:,} bytes; send less at once")
        parts.append(part)
    return b"".join(parts)
