"""The service manifest: what a client is told of the service before it asks anything."""

from typing import Any

from kb import __version__
from kb.reconcile import kinds

PATH = "/v1/reconcile"
VERSION = "0.2"
BATCH = 50  # queries at once, or parties whose properties are asked for
MOST_VALUES = "limit"  # the one setting of a property
_PREVIEW = {"width": 420, "height": 260}  # pixels
# Swagger 2.0, which the specification takes this from, has no bearer token of its own.
_KEY = {
    "type": "apiKey",
    "name": "Authorization",
    "in": "header",
    "description": "`Bearer KEY`, with a key that `kb key create` made.",
}


def manifest(base: str, needs_key: bool) -> dict[str, Any]:
    """Return the manifest of a service.

    Args:
        base: the address by which the server is called, without a slash at its end.
        needs_key: whether it answers queries to who shows a key only.
    """
    service = f"{base}{PATH}"
    return {
        "versions": [VERSION],
        "name": "Throughline",
        "identifierSpace": f"{base}/v1/parties/",
        "schemaSpace": f"{service}/suggest/type",
        "documentation": f"{base}/docs",
        "serviceVersion": __version__,
        "defaultTypes": [kinds.of(label) for label in kinds.LABELS],
        "view": {"url": f"{base}/v1/parties/{{{{id}}}}"},
        "feature_view": {"url": f"{service}/features/{{{{id}}}}"},
        "preview": {"url": f"{service}/preview?id={{{{id}}}}", **_PREVIEW},
        "suggest": {
            what: {"service_url": base, "service_path": f"{PATH}/suggest/{what}"}
            for what in ("entity", "property", "type")
        },
        "extend": {
            "propose_properties": {"service_url": base, "service_path": f"{PATH}/properties"},
            "property_settings": [_SETTING],
        },
        "batchSize": BATCH,
        **({"authentication": _KEY} if needs_key else {}),
    }


_SETTING = {
    "name": MOST_VALUES,
    "label": "Most values",
    "type": "number",
    "default": 0,
    "help_text": "How many values of the property to fetch for each party; 0 for all.",
}
