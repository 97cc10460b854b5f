"""The graph as entities of FollowTheMoney.

A party is an entity, and so are an agreement, a measure and a fact between parties of which
`kb.ingest.followthemoney.shapes` has a row: what is read by it is written by it, so that what comes
out and goes in again is the same. Values of several claims stand beside each other, as they do
there. What FollowTheMoney cannot say is left out and counted: ranges, plans, estimates, denials,
and whatever has no schema.
"""
