"""A fresh database made whole by Neo4j's own importer: the same graph as loading through Bolt.

What datasets bring is spilled by the ids that it bears on, projected part by part by
`kb.project`, and written as files for the importer. No rule of the model stands here.
"""
