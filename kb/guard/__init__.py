"""The guard: what a statement from anyone may do, and how much of it.

Layers, each of which holds alone where Neo4j lets it:

- `text`: rules on the text, for what Neo4j cannot stop once it has begun (`kb.guard.text`);
- `plan`: Neo4j's plan of it, operator by operator, against what is known to only read;
- `access`: a session in which Neo4j itself refuses to write;
- `settings`: what the server's configuration closes (`kb.engine.conf` for the private one);
- `caps`: time, memory, rows and bytes, from our side whatever the server does.
"""
