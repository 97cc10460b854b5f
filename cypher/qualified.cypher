// What claims narrow: of which fact, which field, and to what.
//
// A claim that qualifies a fact does not deny it: "kept on the device" narrows an access to data,
// and the access stands. One row is one field that one claim narrows; claims that were taken back
// do not count, and a fact that nobody asserts is none.
//
// param party: party? = null          Only facts in which this party has a part.
// column fact: fact                   The fact, or the agreement or measure itself.
// column type: string                 Its relationship type; of an agreement its label.
// column from: thing?                 Its left end; null for an agreement itself.
// column to: thing                    Its right end.
// column field: string                The field that is narrowed.
// column value: string                To what, as written.
// column claim: string                The claim that narrows it.
// column says: string                 That claim in our words.
// column qualified_by: party?         The party that says so; null for the source itself.
// column qualified_in: string         The source it was read in.
// order: fact, field, value, claim
// example: {"party": "huawei"}
CYPHER 25
CALL () {
  WHEN $party IS NOT NULL THEN {
    MATCH (:Party {id: $party})-[r]-(other) WHERE r.dated_by IS NOT NULL
    UNWIND [{fact: r.id, qualified: r.qualified}, {fact: other.id, qualified: other.qualified}] AS narrowed
    WITH DISTINCT narrowed WHERE narrowed.qualified IS NOT NULL
    MATCH (claim:Claim)-[stated:STATES {fact: narrowed.fact}]->()
    WHERE stated.stance = 'qualifies'
    RETURN claim, stated
  }
  ELSE {
    MATCH (claim:Claim)-[stated:STATES {stance: 'qualifies'}]->()
    WHERE EXISTS {
      MATCH (asserting:Claim)-[s:STATES {fact: stated.fact}]->()
      WHERE s.stance = 'asserts' AND asserting.withdrawn IS NULL
    }
    RETURN claim, stated
  }
}
WITH * WHERE stated.field IS NOT NULL AND claim.withdrawn IS NULL
MATCH (claim)-[:STATED_IN]->(source:Source)
OPTIONAL MATCH (claim)-[:SAID_BY]->(speaker:Party)
RETURN DISTINCT stated.fact AS fact, stated.type AS type, coalesce(COLLECT { MATCH (:Referent {id: stated.from})-[:SAME_AS]->(p:Party) RETURN p.id }[0], stated.from) AS from,
       coalesce(COLLECT { MATCH (:Referent {id: stated.to})-[:SAME_AS]->(p:Party) RETURN p.id }[0], stated.to) AS to,
       stated.field AS field, stated.value AS value, claim.id AS claim, claim.says AS says,
       speaker.id AS qualified_by, source.id AS qualified_in
