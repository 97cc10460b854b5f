"""Questions: files of Cypher with a header, the registry that finds them, and their answers."""
