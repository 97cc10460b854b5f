// One claim: what it says, in which source and in whose words, and what it states.
//
// Each statement is written as a text: its stance, then the fact read from left to right (an
// agreement or measure by itself after its label), a role or period in brackets, and, after a
// colon, the field and its value as written. An end that was only announced is marked so, and so is
// a value that the source itself calls an estimate.
//
// param claim: string                 Id of the claim.
// column claim: string                The claim.
// column says: string                 What it says, in our words.
// column locator: string              Where in the source: its first and last words, a row or a page.
// column source: string               The source it was read in.
// column title: string?               Its title.
// column publisher: string?           Who published that.
// column published: string?           When, as written.
// column accessed: string?            The day on which it was read, as whoever read it wrote it; null where nobody did.
// column url: string?                 Where it can be read.
// column cites: string[]              The nearest sources that it names as its own.
// column speaker: party?              The party that says so; null for the source itself.
// column speaker_name: string?        Its name.
// column withdrawn: bool              Whether the claim has been taken back.
// column withdrawn_by: string[]       Claims that take it back, those that were taken back themselves included.
// column withdraws: string[]          Claims that it takes back.
// column dossiers: string[]           Dossiers that bring it.
// column statements: string[]         What it states, as texts.
// order: claim
// example: {"claim": "eb4afdfd5403a414"}
// suggest claim: MATCH (c:Claim) WHERE c.id STARTS WITH $prefix RETURN c.id AS value, c.says AS label
CYPHER 25
MATCH (claim:Claim {id: $claim})-[:STATED_IN]->(source:Source)
OPTIONAL MATCH (claim)-[:SAID_BY]->(speaker:Party)
RETURN claim.id AS claim, claim.says AS says, claim.locator AS locator,
       source.id AS source, source.title AS title, source.publisher AS publisher,
       source.published AS published, source.accessed AS accessed, source.url AS url,
       COLLECT { MATCH (claim)-[:CITES]->(s:Source) RETURN s.id AS id ORDER BY id } AS cites,
       speaker.id AS speaker, speaker.name AS speaker_name,
       coalesce(claim.withdrawn, false) AS withdrawn,
       COLLECT { MATCH (claim)<-[:WITHDRAWS]-(other:Claim) RETURN other.id AS id ORDER BY id } AS withdrawn_by,
       COLLECT { MATCH (claim)-[:WITHDRAWS]->(other:Claim) RETURN other.id AS id ORDER BY id } AS withdraws,
       COLLECT { MATCH (d:Dossier)-[:BRINGS]->(claim) RETURN DISTINCT d.id AS id ORDER BY id } AS dossiers,
       COLLECT {
         MATCH (claim)-[s:STATES]->()
         WITH s, [part IN [s.role, s.period] WHERE part IS NOT NULL] AS apart
         RETURN s.stance + ' '
                + CASE WHEN s.from IS NULL THEN s.type + ' ' + s.to ELSE s.from + ' ' + s.type + ' ' + s.to END
                + CASE WHEN apart = [] THEN ''
                       ELSE ' (' + reduce(joined = head(apart), part IN tail(apart) | joined + ', ' + part) + ')' END
                + coalesce(': ' + s.field + ' ' + s.value, '')
                + CASE WHEN s.planned THEN ', announced' ELSE '' END
                + CASE WHEN s.estimated THEN ', estimated' ELSE '' END AS text
         ORDER BY text
       } AS statements
