"""The graph as it is stored: the driver, the schema, the loader and the graph hash."""
