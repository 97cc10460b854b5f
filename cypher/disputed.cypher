// Facts that somebody denies: what, who asserts it, and who denies it.
//
// One row is one claim that denies one fact, an agreement or measure being a fact as well. The roles
// in an agreement that is denied are disputed with it and have no row of their own.
//
// param party: party? = null          Only facts in which this party has a part.
// column fact: fact                   The fact, or the agreement or measure itself.
// column type: string                 Its relationship type; of an agreement its label.
// column from: thing?                 Its left end; null for an agreement itself.
// column to: thing                    Its right end.
// column claim: string                The claim that denies it.
// column says: string                 That claim in our words.
// column denied_by: party?            The party that denies; null for the source itself.
// column denied_in: string            The source of the denial.
// column claim_count: int             Claims that assert the fact.
// column source_count: int            Independent sources among them.
// order: fact, claim
// example: {}
CYPHER 25
CALL () {
  WHEN $party IS NOT NULL THEN {
    MATCH (:Party {id: $party})-[r]-(other) WHERE r.disputed
    UNWIND [{fact: r.id, claims: r.claim_count, sources: r.source_count},
            {fact: other.id, claims: other.claim_count, sources: other.source_count}] AS denied
    WITH DISTINCT denied WHERE denied.claims IS NOT NULL
    MATCH (claim:Claim)-[stated:STATES {fact: denied.fact}]->()
    WHERE stated.stance = 'denies'
    RETURN claim, stated, denied.claims AS claims, denied.sources AS sources
  }
  ELSE {
    MATCH (claim:Claim)-[stated:STATES {stance: 'denies'}]->(node)
    OPTIONAL MATCH (node)-[r]-() WHERE stated.from IS NOT NULL AND r.id = stated.fact
    RETURN claim, stated, CASE WHEN stated.from IS NULL THEN node.claim_count ELSE r.claim_count END AS claims,
           CASE WHEN stated.from IS NULL THEN node.source_count ELSE r.source_count END AS sources
  }
}
WITH * WHERE claims IS NOT NULL AND stated.field IS NULL AND claim.withdrawn IS NULL
MATCH (claim)-[:STATED_IN]->(source:Source)
OPTIONAL MATCH (claim)-[:SAID_BY]->(speaker:Party)
RETURN DISTINCT stated.fact AS fact, stated.type AS type, coalesce(COLLECT { MATCH (:Referent {id: stated.from})-[:SAME_AS]->(p:Party) RETURN p.id }[0], stated.from) AS from,
       coalesce(COLLECT { MATCH (:Referent {id: stated.to})-[:SAME_AS]->(p:Party) RETURN p.id }[0], stated.to) AS to,
       claim.id AS claim, claim.says AS says, speaker.id AS denied_by, source.id AS denied_in,
       claims AS claim_count, sources AS source_count
