// Facts that somebody denies: what, who asserts it, and who denies it.
//
// One row is one fact with one claim that denies it, or that denies the agreement it is a role in.
//
// param party: party? = null          Only facts in which this party has a part.
// column fact: string                 The fact, or the agreement or measure itself.
// column type: string                 Its relationship type; of an agreement its label.
// column from: string?                Its left end; null for an agreement itself.
// column to: string                   Its right end.
// column claim: string                The claim that denies it.
// column says: string                 That claim in our words.
// column denied_by: string?           The party that denies; null for the source itself.
// column denied_in: string            The source of the denial.
// column claim_count: int             Claims that assert the fact.
// column source_count: int            Independent sources among them.
// order: fact, claim
// example: {}
CYPHER 25
MATCH (claim:Claim)-[stated:STATES]->(node)
WHERE stated.stance = 'denies' AND claim.withdrawn IS NULL
MATCH (claim)-[:STATED_IN]->(source:Source)
OPTIONAL MATCH (claim)-[:SAID_BY]->(speaker:Party)
CALL (stated, node) {
  WHEN stated.from IS NULL THEN { RETURN node.claim_count AS claims, node.source_count AS sources }
  ELSE {
    MATCH (node)-[r]-() WHERE r.id = stated.fact
    RETURN r.claim_count AS claims, r.source_count AS sources
  }
}
WITH * WHERE claims IS NOT NULL
  AND ($party IS NULL OR $party IN [stated.from, stated.to] OR EXISTS { (node)-[r]-(:Party {id: $party}) WHERE r.dated_by IS NOT NULL })
RETURN DISTINCT stated.fact AS fact, stated.type AS type, stated.from AS from, stated.to AS to,
       claim.id AS claim, claim.says AS says, speaker.id AS denied_by, source.id AS denied_in,
       claims AS claim_count, sources AS source_count
