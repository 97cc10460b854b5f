// Who says what: every claim with a speaker of its own, and what it does to which facts.
//
// One row is one claim. What a source says in its own voice has no speaker and no row here.
//
// param party: party? = null          Only what this party says.
// param about: party? = null          Only claims on facts in which this party has a part.
// column speaker: party               The party that speaks.
// column speaker_name: string         Its name.
// column claim: string                The claim.
// column says: string                 The claim in our words.
// column stances: string[]            What it does: asserts, denies, qualifies; none where it only takes claims back.
// column facts: fact[]                Ids of the facts, agreements and measures on which it does so.
// column source: string               The source it was read in.
// column published: string?           When that was published, as written.
// column withdrawn: bool              Whether the claim has been taken back.
// order: speaker, published, claim
// example: {"party": "francisco-varela"}
CYPHER 25
CALL () {
  WHEN $about IS NOT NULL THEN {
    MATCH (:Party {id: $about})-[r]-(other) WHERE r.dated_by IS NOT NULL
    UNWIND [r.id, CASE WHEN other.dated_by IS NOT NULL THEN other.id END] AS fact
    WITH DISTINCT fact
    MATCH (claim:Claim)-[:STATES {fact: fact}]->()
    WITH DISTINCT claim
    MATCH (claim)-[:SAID_BY]->(speaker:Party)
    RETURN claim, speaker
  }
  WHEN $party IS NOT NULL THEN {
    MATCH (claim:Claim)-[:SAID_BY]->(speaker:Party {id: $party})
    RETURN claim, speaker
  }
  ELSE { MATCH (claim:Claim)-[:SAID_BY]->(speaker:Party) RETURN claim, speaker }
}
WITH * WHERE $party IS NULL OR speaker.id = $party
MATCH (claim)-[:STATED_IN]->(source:Source)
RETURN speaker.id AS speaker, speaker.name AS speaker_name, claim.id AS claim, claim.says AS says,
       COLLECT { MATCH (claim)-[s:STATES]->() RETURN DISTINCT s.stance AS stance ORDER BY stance } AS stances,
       COLLECT { MATCH (claim)-[s:STATES]->() RETURN DISTINCT s.fact AS fact ORDER BY fact } AS facts,
       source.id AS source, source.published AS published, coalesce(claim.withdrawn, false) AS withdrawn
