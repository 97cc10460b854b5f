"""The questions over HTTP. It holds no Cypher and no rules."""
