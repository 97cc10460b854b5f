"""What a browser may do with a page: load what is ours, send nothing elsewhere, frame it nowhere.

What stands in a page comes from anybody's sources. Were a name ever taken for markup, this policy
would still let it load nothing, run nothing and send nothing.
"""

from types import MappingProxyType

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "connect-src 'self'",
        "font-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = MappingProxyType(
    {
        "content-security-policy": POLICY,
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        # What a page shows may be over by the next look, and is for who has the key.
        "cache-control": "private, no-cache",
    }
)
