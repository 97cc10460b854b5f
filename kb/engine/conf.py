"""Neo4j's configuration: reachable from this machine only, reading nothing, telling nobody.

The doors closed here are tried by `proof` at every start.
"""

from collections.abc import Mapping
from types import MappingProxyType

from kb.engine import heap
from kb.engine.layout import Home, write_private

LOOPBACK = "127.0.0.1"
PLAN = 512 << 10  # bytes, of a long one in all its stages
NOTHING: Mapping[str, str] = MappingProxyType({})


def write(home: Home, port: int, heap_size: str, replaced: Mapping[str, str] = NOTHING) -> None:
    """Write `neo4j.conf` anew; `replaced` overrides ours, so that a test can open a door."""
    lines = {**_places(home, port), **closed(heap_size), **_small(heap_size), **replaced}
    text = "".join(f"{key}={value}\n" for key, value in lines.items())
    note = "# Written by Throughline at each start; changes made here are lost.\n"
    write_private(home.conf / "neo4j.conf", note + text)


def closed(heap_size: str) -> dict[str, str]:
    """Return the settings that close what Neo4j leaves open, given the heap."""
    return {
        "server.default_listen_address": LOOPBACK,
        "server.http.enabled": "false",
        "server.https.enabled": "false",
        "dbms.security.auth_enabled": "true",
        "dbms.security.allow_csv_import_from_file_urls": "false",
        "internal.dbms.cypher_ip_blocklist": "0.0.0.0/0,::/0",
        # Nothing leaves the machine: reports of use, broadcasts to the network, a fleet's manager.
        "dbms.usage_report.enabled": "false",
        "client.allow_telemetry": "false",
        "server.fleet_discovery.enabled": "false",
        "dbms.fleet_manager.enabled": "false",
        # What people ask is theirs: it is not to lie in a log.
        "db.logs.query.enabled": "OFF",
        # A statement that never ends, or collects for ever.
        "db.transaction.timeout": "10m",
        "db.memory.transaction.max": heap.in_mega(heap.in_bytes(heap_size) // 2),
    }


def _places(home: Home, port: int) -> dict[str, str]:
    return {
        # Below the home that the command line names: in this file Neo4j garbles letters like ü.
        "server.directories.data": home.data.name,
        "server.directories.logs": home.logs.name,
        "server.directories.import": home.imports.name,
        "server.bolt.listen_address": f"{LOOPBACK}:{port}",
        "server.bolt.advertised_address": f"{LOOPBACK}:{port}",
    }


def _small(heap_size: str) -> dict[str, str]:
    return {
        "db.query.default_language": "CYPHER_25",
        "server.memory.pagecache.size": heap.in_mega(heap.in_bytes(heap_size) // 8),
        # Neo4j keeps a thousand of each stage of planning, whatever the heap: where statements are
        # long, that fills the default heap, and stops Neo4j for good.
        "server.memory.query_cache.per_db_cache_num_entries": str(_plans(heap_size)),
        # A new store takes 2 MB instead of 516, and old logs do not pile up: there is no replica
        # to feed from them.
        "db.tx_log.preallocate": "false",
        "db.tx_log.rotation.size": "64m",
        "db.tx_log.rotation.retention_policy": "128M size",
        # The stores are closed in 0.2 s; by default Neo4j then waits 10 s for idle threads.
        "internal.server.bolt.thread_pool_shutdown_wait_time": "100ms",
    }


def _plans(heap_size: str) -> int:
    """How many plans are kept: they may take up a quarter of the heap."""
    return min(1000, heap.in_bytes(heap_size) // 4 // PLAN)
