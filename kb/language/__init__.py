"""Cypher's own text, as far as it has to be known before Neo4j reads it."""
