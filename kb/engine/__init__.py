"""The private Neo4j: fetched, configured, started, proved closed and stopped without any setup.

`process.ensure` starts it, `process.stop` stops it, `status.describe` and `reset.reset` do as they
say. Nothing here knows of claims, facts or questions.
"""
