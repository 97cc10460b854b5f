"""Other tools that write to Neo4j, each run by the Python of an environment of its own."""
